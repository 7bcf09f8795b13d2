package io.patchcord.benchmarks.socket;

/**
 * Delivery of events while something is blocked.
 *
 * @param blocked what is
 * @param ours this project's client
 * @param theirs the other
 */
public record LatencyFigures(Blocked blocked, Latency ours, Latency theirs) {}
