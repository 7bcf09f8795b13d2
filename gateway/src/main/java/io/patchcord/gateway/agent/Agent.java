package io.patchcord.gateway.agent;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A person who takes and places calls.
 *
 * @param username unique, lower case
 * @param displayName as colleagues see it
 * @param salesforceUserId 15 or 18 characters, {@code null} when not known
 */
public record Agent(String username, String displayName, @Nullable String salesforceUserId) {
  public Agent {
    requireNonNull(username, "username is null");
    requireNonNull(displayName, "displayName is null");
  }
}
