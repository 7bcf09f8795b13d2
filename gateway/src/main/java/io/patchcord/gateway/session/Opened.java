package io.patchcord.gateway.session;

import io.patchcord.gateway.security.Principal;
import java.time.Instant;

/**
 * A new session.
 *
 * @param token opens it, and is not kept
 * @param username whose it is, whatever the role
 * @param expiresAt the first moment at which it opens nothing any more
 */
public record Opened(String token, Principal principal, String username, Instant expiresAt) {
  @Override
  public String toString() {
    return "Opened[principal=" + principal + "]";
  }
}
