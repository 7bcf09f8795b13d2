package io.patchcord.gateway.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a row comes to.
 *
 * @param number where it stands
 * @param details what is done, in sentences; of a refused one, why not
 */
public record ImportedRow(
    int number,
    Result result,
    @Nullable String agent,
    @Nullable String line,
    @Nullable String callCenter,
    List<String> details) {
  /** What a row comes to. */
  public enum Result {
    /** The agent has a line now, and had none before in that call center; or is new without one. */
    CREATED,
    /** The agent has another line, or is called otherwise. */
    CHANGED,
    /** The agent has no line any more in that call center. */
    ENDED,
    /** All of it was so before. */
    UNCHANGED,
    /** Nothing was done. */
    REFUSED
  }

  public ImportedRow {
    details = List.copyOf(details);
  }
}
