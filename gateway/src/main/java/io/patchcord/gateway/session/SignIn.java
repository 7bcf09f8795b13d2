package io.patchcord.gateway.session;

import io.patchcord.gateway.security.Role;
import org.jspecify.annotations.Nullable;

/**
 * Who wants a session.
 *
 * @param token what the org has signed
 * @param callCenter what a supervisor supervises; {@code null} for all that there is
 * @param source the address that the request came from; {@code null} for none
 * @param requestId the request's own id; {@code null} for none
 */
public record SignIn(
    String token,
    Role role,
    @Nullable String callCenter,
    @Nullable String source,
    @Nullable String requestId) {
  @Override
  public String toString() {
    return "SignIn[role=" + role + ", callCenter=" + callCenter + "]";
  }
}
