package io.patchcord.esl;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Events that came and were not delivered.
 *
 * @param uniqueId the one channel whose events they were; null if they may be of any
 * @param events how many; {@link #UNKNOWN} where nobody can know, as after a lost connection
 * @param reason a sentence for a person
 */
public record EslGap(@Nullable String uniqueId, long events, String reason) {

  /** The number of events where nobody can know it. */
  public static final long UNKNOWN = 0;

  /** Checks that there is a reason. */
  public EslGap {
    requireNonNull(reason, "reason is null");
  }
}
