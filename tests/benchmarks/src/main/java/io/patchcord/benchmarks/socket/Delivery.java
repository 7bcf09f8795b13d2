package io.patchcord.benchmarks.socket;

import io.patchcord.benchmarks.decode.Median;
import java.util.List;

/**
 * What became of events that were sent as fast as the socket took them.
 *
 * @param events how many were sent
 * @param missing how many never reached the listener
 * @param violations how many reached it after a later one of the same channel
 * @param eventsPerSecond how fast they reached it, from the first byte sent
 */
public record Delivery(long events, long missing, long violations, double eventsPerSecond) {

  /** Adds rounds up; the speed is their median. */
  static Delivery sum(List<Delivery> rounds) {
    return new Delivery(
        rounds.stream().mapToLong(Delivery::events).sum(),
        rounds.stream().mapToLong(Delivery::missing).sum(),
        rounds.stream().mapToLong(Delivery::violations).sum(),
        Median.of(rounds.stream().map(Delivery::eventsPerSecond).toList()));
  }
}
