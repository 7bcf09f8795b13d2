package io.patchcord.esl;

/**
 * Told what a switch sends. Events of one channel come one after another, in order; those of
 * different channels at the same time, on up to {@link EslDelivery#threads()} threads; those
 * without a {@code Unique-ID} count as one channel. With one thread all come in the order of
 * arrival.
 *
 * <p>A listener may block: that costs its own channel only, as long as threads are left. While all
 * are blocked everything waits, within the bounds. What it throws is logged and goes no further.
 *
 * <p>{@link #onConnected}, {@link #onGap} for the whole node and {@link #onDisconnected} keep their
 * place: what arrived before is delivered first, what arrives after it waits until the method has
 * returned. Only a listener that is still busy a second after everything else is overtaken; what
 * waits behind it is then dropped, for what follows these calls supersedes it.
 */
@FunctionalInterface
public interface EslListener {

  /** An event, {@code BACKGROUND_JOB} and {@code HEARTBEAT} included. */
  void onEvent(EslEvent event);

  /**
   * The connections are authenticated and the subscription holds; before the first event. What
   * happened earlier is unknown: resynchronise.
   */
  default void onConnected() {}

  /**
   * Events were lost at this place of the order: resynchronise. Called for what this side dropped
   * or could not read and, with {@link EslGap#UNKNOWN}, right after {@link #onConnected} of every
   * connection but a node's first: whoever resynchronises there can ignore that one.
   */
  default void onGap(EslGap gap) {}

  /** A line of the switch's log, in order. */
  default void onLog(EslLogLine line) {}

  /**
   * A channel that this connection watches or controls is gone, and the switch goes on sending for
   * a while ({@code linger}).
   */
  default void onNotice(EslDisconnectNotice notice) {}

  /** A frame that this version does not know, so that nobody has to wait for the next. */
  default void onUnknown(EslFrame frame) {}

  /**
   * The connections are gone; a node tries again by itself unless it was closed.
   *
   * @param reason a sentence for a person
   */
  default void onDisconnected(String reason) {}

  /**
   * A node stands elsewhere now. Keeps its place as {@link #onConnected} does, right after it or
   * after {@link #onDisconnected}, and is never dropped for overload; the last is {@link
   * EslNodeState.Closed}.
   */
  default void onState(EslNodeState state) {}
}
