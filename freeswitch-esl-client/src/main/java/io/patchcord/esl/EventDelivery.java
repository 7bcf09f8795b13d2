package io.patchcord.esl;

import io.patchcord.esl.LaneStep.Kind;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the listener, away from the thread that reads. A switch drops events without a word when
 * its reader is slow, and may stall for every client; so the reader never waits for the listener:
 * what does not fit is dropped here, and the listener is told where.
 */
final class EventDelivery {

  private static final Logger log = LoggerFactory.getLogger(EventDelivery.class);

  /** The lane of what belongs to no channel. */
  private static final String NO_CHANNEL = "";

  private final EslListener listener;
  private final Lanes lanes;
  private final LongAdder received = new LongAdder();
  private final LongAdder receivedBytes = new LongAdder();
  private final LongAdder unreadable = new LongAdder();
  private final ThrottledLog gaps = new ThrottledLog(log);
  private final ThrottledLog failures = new ThrottledLog(log);
  private final ThrottledLog unreadables = new ThrottledLog(log);
  private final ThrottledLog unknowns = new ThrottledLog(log);

  EventDelivery(EslSettings settings, EslListener listener) {
    this.listener = listener;
    this.lanes =
        new Lanes(
            "esl-listener-" + settings.address(),
            settings.delivery(),
            this::gap,
            problem -> failures.warn("The listener failed; delivery goes on", problem));
  }

  long received() {
    return received.sum();
  }

  long receivedBytes() {
    return receivedBytes.sum();
  }

  long dropped() {
    return unreadable.sum() + lanes.dropped();
  }

  int queued() {
    return lanes.queued();
  }

  /** Never blocks; nor does any other method here. */
  void event(EslEvent event, int bytes) {
    received.increment();
    receivedBytes.add(bytes);
    String channel = event.uniqueId();
    lanes.add(channel == null ? NO_CHANNEL : channel, bytes, () -> listener.onEvent(event));
  }

  /** An event was lost before it got here. */
  void unreadable(String reason) {
    received.increment();
    unreadable.increment();
    unreadables.warn(reason, null);
    lanes.gap(1, reason);
  }

  void log(EslLogLine line, int bytes) {
    lanes.add(NO_CHANNEL, bytes, () -> listener.onLog(line));
  }

  void notice(EslDisconnectNotice notice, int bytes) {
    lanes.add(NO_CHANNEL, bytes, () -> listener.onNotice(notice));
  }

  void unknown(EslFrame frame, int bytes) {
    unknowns.warn("The switch sent " + frame + ", which this client does not know", null);
    lanes.add(NO_CHANNEL, bytes, () -> listener.onUnknown(frame));
  }

  void state(EslNodeState state) {
    lanes.barrier(Kind.STATE, () -> listener.onState(state));
  }

  void connected() {
    lanes.barrier(Kind.UP, listener::onConnected);
  }

  /** Connected, and not for the first time: what happened meanwhile is a gap too. */
  void reconnected() {
    connected();
    lanes.gap(EslGap.UNKNOWN, "The connection was lost: what happened meanwhile is unknown");
  }

  void disconnected(String reason) {
    lanes.barrier(Kind.DOWN, () -> listener.onDisconnected(reason));
  }

  /** Delivers what is queued, tells of the end, and ends the threads; waits for nothing. */
  void closeAfterwards(String disconnectedReason) {
    disconnected(disconnectedReason);
    lanes.closeAfterwards();
  }

  /**
   * Forgets what is queued and ends the threads, without waiting for them. The last thing to be
   * told is that the node is closed.
   *
   * @param disconnectedReason told before that, or null
   */
  void close(@Nullable String disconnectedReason) {
    Runnable state = () -> listener.onState(new EslNodeState.Closed());
    if (disconnectedReason == null) {
      lanes.close(state);
    } else {
      lanes.close(() -> listener.onDisconnected(disconnectedReason), state);
    }
  }

  /** Ends the threads of a connection that never came to be; tells nothing. */
  void discard() {
    lanes.close();
  }

  private void gap(EslGap gap) {
    gaps.warn(gap.reason(), null);
    listener.onGap(gap);
  }
}
