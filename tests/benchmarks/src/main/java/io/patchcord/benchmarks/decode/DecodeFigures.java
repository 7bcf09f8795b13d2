package io.patchcord.benchmarks.decode;

/**
 * What decoding costs, as medians over the iterations of every fork.
 *
 * @param eventsPerCpuSecond events decoded, five headers read of each, in a second of processor
 *     time of the one thread that does it: the same on a machine that is busy with something else.
 *     The collector's own threads do not count, to the advantage of whoever allocates more.
 * @param eventsPerSecond the same in a second of the wall clock
 * @param bytesPerEvent bytes allocated on the heap for each event
 */
public record DecodeFigures(
    double eventsPerCpuSecond, double eventsPerSecond, double bytesPerEvent) {}
