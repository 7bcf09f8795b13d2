package io.patchcord.esl;

/**
 * Told of calls that a switch hands over. What belongs to one session comes one after another, in
 * order; different sessions at the same time, on up to {@link EslDelivery#threads()} threads. A
 * handler may block, at the price of a thread. What it throws is logged.
 */
@FunctionalInterface
public interface EslOutboundHandler {

  /** A call is here, its data are known, and its events follow. */
  void onSession(EslSession session);

  /** An event of the session's channel. */
  default void onEvent(EslSession session, EslEvent event) {}

  /** Events of the session were lost on this side, at this place of the order. */
  default void onGap(EslSession session, EslGap gap) {}

  /**
   * The connection is gone, and nothing more comes; the call itself may go on in the dialplan.
   *
   * @param reason a sentence for a person
   */
  default void onDisconnected(EslSession session, String reason) {}
}
