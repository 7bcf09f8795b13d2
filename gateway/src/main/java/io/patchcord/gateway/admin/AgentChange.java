package io.patchcord.gateway.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an agent becomes: what is {@code null} here stays.
 *
 * @param displayName 1 to 80 characters; never removed
 * @param email at most 254 characters
 * @param salesforceUserId of 15 or 18 characters
 * @param roles all that the agent is to have besides the agent's own work
 */
public record AgentChange(
    @Nullable String displayName,
    @Nullable To<String> email,
    @Nullable To<String> salesforceUserId,
    @Nullable List<RoleGrant> roles) {

  /** One that leaves the roles as they are. */
  public AgentChange(
      @Nullable String displayName,
      @Nullable To<String> email,
      @Nullable To<String> salesforceUserId) {
    this(displayName, email, salesforceUserId, null);
  }
}
