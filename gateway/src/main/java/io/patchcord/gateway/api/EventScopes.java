package io.patchcord.gateway.api;

import io.patchcord.gateway.security.Principal;
import io.patchcord.gateway.security.Scope;
import io.patchcord.gateway.stream.StreamEvent;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which scope an event of the stream needs. */
final class EventScopes {
  private static final Map<String, Scope> NEEDED =
      Map.ofEntries(
          Map.entry("call", Scope.CALLS_READ),
          Map.entry("call-ended", Scope.CALLS_READ),
          Map.entry("transfer", Scope.CALLS_READ),
          Map.entry("command-failed", Scope.CALLS_READ),
          Map.entry("presence", Scope.AGENTS_READ),
          Map.entry("device", Scope.AGENTS_READ),
          Map.entry("queue", Scope.AGENTS_READ),
          Map.entry("monitoring", Scope.MONITOR),
          Map.entry("map", Scope.ADMIN_READ),
          Map.entry("import", Scope.ADMIN_READ),
          Map.entry("drift", Scope.ADMIN_READ));

  /** What has nobody's data: that there was a gap, what is prescribed, that it is over. */
  private static final Set<String> FOR_ALL =
      Set.of("snapshot", "resync", "settings", "diagnostics", "reconnect", "signed-out");

  /** What an agent needs to know of itself. */
  private static final Set<String> OWN = Set.of("presence", "device");

  private EventScopes() {}

  /** Whether its scopes open it; what is not known here, only whoever has all of its role. */
  static boolean allow(Principal principal, StreamEvent event) {
    if (FOR_ALL.contains(event.type())) {
      return true;
    }
    if (OWN.contains(event.type()) && event.audience().agent().equals(principal.agent())) {
      return true;
    }
    Scope needed = needed(event);
    return needed == null ? principal.isUnlimited() : principal.scopes().contains(needed);
  }

  private static @Nullable Scope needed(StreamEvent event) {
    // A command that has no agent's call is one of a supervisor who listens.
    return event.type().equals("command-failed") && event.audience().agent().isEmpty()
        ? Scope.MONITOR
        : NEEDED.get(event.type());
  }
}
