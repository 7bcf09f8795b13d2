package io.patchcord.persistence;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the tables of a database stand to this program.
 *
 * @param version of the tables; {@code null} where there are none yet
 * @param known the newest version that this program knows
 * @param pending the migrations that are still to be made, in their order
 */
public record SchemaStatus(@Nullable String version, String known, List<Step> pending) {
  public SchemaStatus {
    requireNonNull(known, "known is null");
    pending = List.copyOf(pending);
  }

  /**
   * One migration.
   *
   * @param version that the tables are of after it
   * @param description what it brings, in a few words
   */
  public record Step(String version, String description) {}

  /** Returns whether nothing is to be done. */
  public boolean isCurrent() {
    return pending.isEmpty();
  }
}
