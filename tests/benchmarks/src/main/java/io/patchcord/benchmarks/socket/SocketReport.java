package io.patchcord.benchmarks.socket;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Both clients on sockets.
 *
 * @param commandRoundTrips one for each number in flight
 * @param eventToListener one for each way to block the listener
 * @param order of events within a channel
 */
public record SocketReport(
    List<RoundTripFigures> commandRoundTrips,
    List<LatencyFigures> eventToListener,
    OrderFigures order) {

  /** Copies the lists. */
  public SocketReport {
    commandRoundTrips = List.copyOf(commandRoundTrips);
    eventToListener = List.copyOf(eventToListener);
    requireNonNull(order, "order is null");
  }
}
