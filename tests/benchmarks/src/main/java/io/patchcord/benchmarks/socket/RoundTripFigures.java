package io.patchcord.benchmarks.socket;

/**
 * Command round trips.
 *
 * @param inFlight how many commands waited for their answer at any time
 * @param ours this project's client
 * @param theirs the other
 */
public record RoundTripFigures(int inFlight, Percentiles ours, Percentiles theirs) {}
