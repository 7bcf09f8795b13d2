package io.patchcord.esl;

/**
 * Told what happens on a node. Every call comes from the node's one dispatcher thread, in the order
 * of arrival. A listener may block, at the price of a longer queue; what it throws is logged.
 */
public interface EslNodeListener {

  /**
   * Both connections are authenticated and the subscription holds. Comes before the first event of
   * this connection. What happened before is unknown: resynchronise.
   */
  void onConnected();

  /** An event, {@code BACKGROUND_JOB} and {@code HEARTBEAT} included. */
  void onEvent(EslEvent event);

  /**
   * Events were lost on this side, at this place of the order: resynchronise.
   *
   * @param reason a sentence for a person
   */
  void onGap(String reason);

  /**
   * The connections are gone; the node tries again by itself unless it was closed.
   *
   * @param reason a sentence for a person
   */
  void onDisconnected(String reason);
}
