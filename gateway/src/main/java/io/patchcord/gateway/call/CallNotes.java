package io.patchcord.gateway.call;

import org.jspecify.annotations.Nullable;

/**
 * What the agent noted about a call.
 *
 * @param disposition how it went, {@code null} while that is not said
 * @param text {@code null} for none
 */
public record CallNotes(@Nullable String disposition, @Nullable String text) {
  public static final CallNotes NONE = new CallNotes(null, null);
}
