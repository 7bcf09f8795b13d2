package io.patchcord.benchmarks.socket;

import io.patchcord.benchmarks.decode.Library;
import java.util.function.LongConsumer;

/** A library's client as an application would use it, connected to one {@link SwitchPeer}. */
public interface SwitchClient extends AutoCloseable {

  /** Returns a new client of that library, not connected. */
  static SwitchClient of(Library library) {
    return switch (library) {
      case OURS -> new PatchcordClient();
      case THEIRS -> new ThingscloudClient();
    };
  }

  /**
   * Connects, logs in and subscribes to all events; returns when commands can be sent.
   *
   * @throws IllegalStateException if that takes longer than {@link Deadline#CONNECT}
   */
  void connect(SwitchPeer peer, EventReceiver receiver);

  /**
   * Keeps so many {@code api status} in flight until the time comes, each as soon as one has been
   * answered, and returns when the last is answered.
   *
   * @param inFlight how many at once
   * @param untilNanos when to stop, of {@link System#nanoTime()}
   * @param roundTripNanos told how long each took; called from several threads
   * @throws IllegalStateException if one fails
   */
  void keepInFlight(int inFlight, long untilNanos, LongConsumer roundTripNanos);

  /** Closes the connections. */
  @Override
  void close();
}
