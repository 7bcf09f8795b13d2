package io.patchcord.gateway.security;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who sends a request, from its {@code Authorization} header. Never blocks, but where it
 * says so.
 */
public final class Authenticator {
  private static final Pattern BEARER = Pattern.compile("(?i)bearer +([A-Za-z0-9_-]{20,200})");

  private final List<Credentials> all;

  public Authenticator(Credentials... all) {
    this.all = List.of(all);
  }

  /**
   * @param authorization the header, {@code null} when there is none
   * @return nobody when the header is missing, malformed, or its key or token unknown, expired or
   *     revoked
   */
  public Optional<Principal> authenticate(@Nullable String authorization) {
    if (authorization == null) {
      return Optional.empty();
    }
    var bearer = BEARER.matcher(authorization.strip());
    return bearer.matches()
        ? all.stream().flatMap(some -> some.find(bearer.group(1)).stream()).findFirst()
        : Optional.empty();
  }

  /** Whether what the header shows has ended not long ago: no attempt to guess one. */
  public boolean wasKnown(String authorization) {
    var bearer = BEARER.matcher(authorization.strip());
    return bearer.matches() && all.stream().anyMatch(some -> some.wasKnown(bearer.group(1)));
  }

  /** Why one who was let in may not be in any more; nothing while that one may. May block. */
  public Optional<AccessEnd> endOf(Principal principal) {
    return all.stream().anyMatch(some -> some.isActive(principal.name()))
        ? Optional.empty()
        : all.stream().flatMap(some -> some.endOf(principal.name()).stream()).findFirst();
  }
}
