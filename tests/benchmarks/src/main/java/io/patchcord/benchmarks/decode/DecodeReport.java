package io.patchcord.benchmarks.decode;

import static java.util.Objects.requireNonNull;

/**
 * Decoding, ours and theirs on the same bytes.
 *
 * @param plainOurs plain events in reads of 64 KB
 * @param plainTheirs the same
 * @param plainAsRecordedOurs plain events in the recorded pieces
 * @param plainAsRecordedTheirs the same
 * @param jsonOurs JSON events, which theirs cannot decode
 */
public record DecodeReport(
    DecodeFigures plainOurs,
    DecodeFigures plainTheirs,
    DecodeFigures plainAsRecordedOurs,
    DecodeFigures plainAsRecordedTheirs,
    DecodeFigures jsonOurs) {

  /** Checks that nothing is missing. */
  public DecodeReport {
    requireNonNull(plainOurs, "plainOurs is null");
    requireNonNull(plainTheirs, "plainTheirs is null");
    requireNonNull(plainAsRecordedOurs, "plainAsRecordedOurs is null");
    requireNonNull(plainAsRecordedTheirs, "plainAsRecordedTheirs is null");
    requireNonNull(jsonOurs, "jsonOurs is null");
  }

  /** Returns our events per second of processor time over theirs: the worse of the two reads. */
  public double decodeRatio() {
    return Math.min(
        plainOurs.eventsPerCpuSecond() / plainTheirs.eventsPerCpuSecond(),
        plainAsRecordedOurs.eventsPerCpuSecond() / plainAsRecordedTheirs.eventsPerCpuSecond());
  }

  /** Returns our events per second of the wall clock over theirs: the worse of the two reads. */
  public double wallClockDecodeRatio() {
    return Math.min(
        plainOurs.eventsPerSecond() / plainTheirs.eventsPerSecond(),
        plainAsRecordedOurs.eventsPerSecond() / plainAsRecordedTheirs.eventsPerSecond());
  }

  /** Returns our bytes per event over theirs: the worse of the two reads. */
  public double allocationRatio() {
    return Math.max(
        plainOurs.bytesPerEvent() / plainTheirs.bytesPerEvent(),
        plainAsRecordedOurs.bytesPerEvent() / plainAsRecordedTheirs.bytesPerEvent());
  }
}
