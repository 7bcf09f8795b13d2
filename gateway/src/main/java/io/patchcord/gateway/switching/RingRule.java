package io.patchcord.gateway.switching;

import org.jspecify.annotations.Nullable;

/**
 * How the switch rings a line.
 *
 * @param endpoint what it calls: one endpoint in FreeSWITCH's notation, whitelisted where it was
 *     entered; {@code null} for the line's phones in the switch's directory
 * @param autoAnswers whether its phone can be asked to answer by itself
 */
public record RingRule(@Nullable String endpoint, boolean autoAnswers) {
  /** As most lines are rung. */
  public static final RingRule USUAL = new RingRule(null, true);
}
