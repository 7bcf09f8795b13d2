package io.patchcord.gateway.call;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A recording that runs.
 *
 * @param path the file on the switch's host
 * @param paused whether silence is written; the switch tells of no pause, so this is what it
 *     replied
 * @param since when it began
 */
public record CallRecording(String path, boolean paused, Instant since) {
  public CallRecording {
    requireNonNull(path, "path is null");
    requireNonNull(since, "since is null");
  }

  CallRecording withPaused(boolean changed) {
    return new CallRecording(path, changed, since);
  }
}
