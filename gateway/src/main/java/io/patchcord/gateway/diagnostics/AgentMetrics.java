package io.patchcord.gateway.diagnostics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.patchcord.gateway.agent.PresenceService;
import io.patchcord.gateway.agent.PresenceState;
import io.patchcord.gateway.agent.StoredPresences;
import io.patchcord.gateway.audit.AuditLog;
import io.patchcord.gateway.line.DeviceRegistry;
import java.util.Set;

/** How agents and their phones stand, at {@code /metrics}. */
public final class AgentMetrics {
  private AgentMetrics() {}

  public static void bind(
      MeterRegistry registry,
      PresenceService presences,
      StoredPresences stored,
      DeviceRegistry devices,
      AuditLog audit) {
    for (PresenceState state : PresenceState.values()) {
      Gauge.builder("patchcord.agents", presences, p -> p.count(state))
          .tag("presence", state.name())
          .description("Agents of whom anything was heard, by how they stand")
          .register(registry);
    }
    Gauge.builder(
            "patchcord.devices.registered",
            devices,
            d -> d.registered().map(Set::size).map(Integer::doubleValue).orElse(Double.NaN))
        .description("Lines that have a phone registered; NaN until the switch has told")
        .register(registry);
    Gauge.builder("patchcord.presence.waiting", stored, StoredPresences::waiting)
        .description("Presences and changes of them that the database does not have yet")
        .register(registry);
    Gauge.builder("patchcord.audit.waiting", audit, AuditLog::waiting)
        .description("Audit entries that the database does not have yet")
        .register(registry);
  }
}
