package io.patchcord.gateway.admin;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/**
 * How far an import, or its undoing, has come.
 *
 * @param id of the import, by which it is known later too
 * @param by the actor's name
 * @param done how many of {@code total} things are written; agents, lines and assignments count
 *     each
 * @param total 0 while that is not known yet
 */
public record ImportProgress(UUID id, String by, Phase phase, int done, int total, Instant at) {
  /** What is being done. */
  public enum Phase {
    /** The rows are compared with what there is. */
    CHECKING,
    WRITING,
    UNDOING,
    /** It is done, and everybody sees it. */
    DONE,
    /** It is undone, and everybody sees it. */
    UNDONE,
    /** Nothing was done: its request has the reason. */
    FAILED
  }

  public ImportProgress {
    requireNonNull(id, "id is null");
    requireNonNull(by, "by is null");
    requireNonNull(phase, "phase is null");
    requireNonNull(at, "at is null");
  }

  /** Hears of it, in order, on the thread that imports; must not block. */
  @FunctionalInterface
  public interface Listener {
    void onProgress(ImportProgress progress);
  }
}
