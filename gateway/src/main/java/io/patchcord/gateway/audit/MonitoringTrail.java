package io.patchcord.gateway.audit;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.monitor.Monitoring;
import io.patchcord.gateway.monitor.MonitoringCause;
import io.patchcord.gateway.monitor.MonitoringListener;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Audits what becomes of each monitoring, whoever or whatever has caused it. */
public final class MonitoringTrail implements MonitoringListener {
  private final AuditLog audit;

  public MonitoringTrail(AuditLog audit) {
    this.audit = requireNonNull(audit, "audit is null");
  }

  @Override
  public void onChange(@Nullable Monitoring before, Monitoring after) {
    if (before != null) {
      audit.note(
          new AuditRecord(
              audit.now(),
              AuditActor.PHONE_SYSTEM,
              after.isOver() ? "monitor.ended" : "monitor.changed",
              new AuditRecord.Target("call", after.callId().toString(), after.callCenter()),
              state(before),
              state(after)));
    }
  }

  private static Map<String, String> state(Monitoring monitoring) {
    Map<String, String> state = new TreeMap<>();
    state.put("monitoring", monitoring.id().toString());
    state.put("supervisor", monitoring.supervisor());
    state.put("line", monitoring.line());
    state.put("state", monitoring.state().name());
    MonitoringCause cause = monitoring.cause();
    if (cause != null) {
      state.put("cause", cause.name());
    }
    return state;
  }
}
