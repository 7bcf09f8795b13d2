package io.patchcord.benchmarks.socket;

import org.jspecify.annotations.Nullable;

/**
 * What a client calls for each event, on whatever thread its library calls listeners. May block, as
 * somebody's listener may.
 */
@FunctionalInterface
public interface EventReceiver {

  /**
   * Takes three headers of an event; null where it has none, as a heartbeat.
   *
   * @param channel {@code Unique-ID}
   * @param sequence {@link EventTemplate#SEQUENCE}
   * @param sentNanos {@link EventTemplate#SENT_NANOS}
   */
  void received(@Nullable String channel, @Nullable String sequence, @Nullable String sentNanos);
}
