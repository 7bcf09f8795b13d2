package io.patchcord.gateway.security;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out who sends a request, from its {@code Authorization} header. Never blocks. */
public final class Authenticator {
  private static final Pattern BEARER = Pattern.compile("(?i)bearer +([A-Za-z0-9_-]{20,200})");

  private final KeyDirectory keys;

  public Authenticator(KeyDirectory keys) {
    this.keys = keys;
  }

  /** Where keys are looked up; must not block. */
  public interface KeyDirectory {
    /**
     * @param key the whole key
     */
    Optional<Principal> find(String key);
  }

  /**
   * @param authorization the header, {@code null} when there is none
   * @return nobody when the header is missing, malformed, or its key unknown, expired or revoked
   */
  public Optional<Principal> authenticate(@Nullable String authorization) {
    if (authorization == null) {
      return Optional.empty();
    }
    var bearer = BEARER.matcher(authorization.strip());
    return bearer.matches() ? keys.find(bearer.group(1)) : Optional.empty();
  }
}
