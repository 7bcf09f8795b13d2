package io.patchcord.gateway.security;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A part of what a role may do, so that a key can be given less than all of it. What a role does
 * not have, no scope gives.
 */
public enum Scope {
  /** Calls, transfers and who is parked, as they stand and as events. */
  CALLS_READ,
  /** Placing calls, everything that is done to one, and what is noted of it. */
  CALLS_WRITE,
  /** Agents, their presence and phones, and the queues. */
  AGENTS_READ,
  /** Presence, wrap-up, and the line of a desk. */
  PRESENCE_WRITE,
  /** The records of calls that are over. */
  HISTORY_READ,
  /** Listening in on calls. */
  MONITOR,
  /** Everything that admins read. */
  ADMIN_READ,
  /** Everything that admins change, keys and roles too: with it there is no limit. */
  ADMIN_WRITE;

  /** All that a role has; what a key gets that names none. */
  public static Set<Scope> of(Role role) {
    return switch (role) {
      case AGENT -> EnumSet.of(CALLS_READ, CALLS_WRITE, PRESENCE_WRITE, HISTORY_READ);
      case SUPERVISOR -> EnumSet.of(CALLS_READ, AGENTS_READ, PRESENCE_WRITE, HISTORY_READ, MONITOR);
      case INTEGRATION ->
          EnumSet.of(CALLS_READ, CALLS_WRITE, AGENTS_READ, PRESENCE_WRITE, HISTORY_READ);
      case ADMIN -> EnumSet.of(AGENTS_READ, HISTORY_READ, ADMIN_READ, ADMIN_WRITE);
    };
  }

  /** The one of that name, if there is one. */
  public static Optional<Scope> named(String name) {
    return Arrays.stream(values()).filter(scope -> scope.text().equals(name)).findFirst();
  }

  /** As people write it, such as {@code calls:read}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', ':');
  }
}
