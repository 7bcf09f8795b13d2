package io.patchcord.gateway.api;

import io.patchcord.gateway.audit.AuditActor;
import io.patchcord.gateway.audit.AuditLog;
import io.patchcord.gateway.audit.AuditRecord;
import io.patchcord.gateway.call.Call;
import io.patchcord.gateway.line.AgentLine;
import io.patchcord.gateway.line.Directory;
import io.patchcord.gateway.monitor.MonitorMode;
import io.patchcord.gateway.monitor.MonitorRequest;
import io.patchcord.gateway.monitor.Monitoring;
import io.patchcord.gateway.monitor.Monitors;
import io.patchcord.gateway.security.Principal;
import io.patchcord.gateway.switching.Destination;
import io.patchcord.gateway.switching.DisplayName;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a supervisor does with the calls of others. All of it is audited before it is done. */
final class MonitorDesk {
  private final CallDesk calls;
  private final Monitors monitors;
  private final Directory directory;
  private final AuditLog audit;

  MonitorDesk(CallDesk calls, Monitors monitors, Directory directory, AuditLog audit) {
    this.calls = calls;
    this.monitors = monitors;
    this.directory = directory;
    this.audit = audit;
  }

  Monitors.Accepted start(
      Principal principal, AuditActor actor, String callId, @Nullable MonitorBody body) {
    MonitorBody asked = body == null ? MonitorBody.NOTHING : body;
    Call call = calls.find(principal, callId);
    requireAllowed(call.callCenter(), actor, call.id());
    MonitorMode mode = asked.toMode();
    String line = line(principal, asked.line());
    if (line.equals(call.line())) {
      throw invalid("The line of the call's own agent cannot listen to it.");
    }
    audit.require(entry(actor, "monitor.start", call, Map.of("line", line, "mode", mode.name())));
    return monitors.start(
        call,
        new MonitorRequest(
            principal.name(),
            new Destination(line),
            mode,
            new Destination(call.line()),
            DisplayName.of(
                directory
                    .lineOf(call.agent())
                    .map(at -> at.agent().displayName())
                    .orElse(call.agent())),
            actor.requestId()));
  }

  Monitors.Accepted change(Principal principal, AuditActor actor, String id, MonitorMode mode) {
    Monitoring monitoring = find(principal, id);
    if (!monitoring.supervisor().equals(principal.name())) {
      // Who whispers must not be put through to the customer by somebody else.
      throw new ProblemException(
          ProblemCode.FORBIDDEN, "Only the supervisor who listens decides who hears that one.");
    }
    requireAllowed(monitoring.callCenter(), actor, monitoring.callId());
    Call call = calls.find(principal, monitoring.callId().toString());
    audit.require(
        entry(
            actor,
            "monitor.switch",
            call,
            Map.of("monitoring", monitoring.id().toString(), "mode", mode.name())));
    return monitors.change(monitoring, call, mode);
  }

  /** To end one must always be possible: it does not wait for the database. */
  Monitors.Accepted stop(Principal principal, AuditActor actor, String id) {
    Monitoring monitoring = find(principal, id);
    Monitors.Accepted accepted = monitors.stop(monitoring);
    audit.note(
        new AuditRecord(
            audit.now(),
            actor,
            "monitor.stop",
            target(monitoring.callId(), monitoring.callCenter()),
            Map.of(),
            Map.of("monitoring", monitoring.id().toString())));
    return accepted;
  }

  Monitoring find(Principal principal, String id) {
    return uuid(id)
        .flatMap(monitors::find)
        .filter(found -> principal.callCenters().contains(found.callCenter()))
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.MONITORING_NOT_FOUND, "There is no such monitoring."));
  }

  MonitoringView.ListOf list(Principal principal, @Nullable String limit, @Nullable String cursor) {
    Paging.Slice<Monitoring> page =
        Paging.slice(
            principal.callCenters().stream()
                .flatMap(callCenter -> monitors.running(callCenter).stream()),
            monitoring -> Paging.place(monitoring.startedAt(), monitoring.id()),
            cursor,
            limit);
    return new MonitoringView.ListOf(
        page.items().stream().map(MonitoringView::from).toList(), page.next());
  }

  private void requireAllowed(String callCenter, AuditActor actor, UUID callId) {
    if (!directory.monitoring(callCenter).allowed()) {
      audit.note(
          new AuditRecord(
              audit.now(),
              actor,
              "monitor.refused",
              target(callId, callCenter),
              Map.of(),
              Map.of("code", ProblemCode.MONITORING_FORBIDDEN.code())));
      throw new ProblemException(
          ProblemCode.MONITORING_FORBIDDEN, "The call center " + callCenter + " forbids it.");
    }
  }

  /** The supervisor's own line, or one of the call center that the supervisor names. */
  private String line(Principal principal, @Nullable String named) {
    if (named == null) {
      return directory
          .lineOf(String.valueOf(principal.agent()))
          .map(AgentLine::line)
          .orElseThrow(() -> invalid("This key has no line of its own: name the line to ring."));
    }
    return directory
        .agentAt(named)
        .filter(at -> principal.callCenters().contains(at.callCenter().internalName()))
        .map(AgentLine::line)
        .orElseThrow(() -> invalid("There is no such line in the call center."));
  }

  private AuditRecord entry(AuditActor actor, String action, Call call, Map<String, String> after) {
    return new AuditRecord(
        audit.now(), actor, action, target(call.id(), call.callCenter()), Map.of(), after);
  }

  private static AuditRecord.Target target(UUID callId, String callCenter) {
    return new AuditRecord.Target("call", callId.toString(), callCenter);
  }

  private static ProblemException invalid(String detail) {
    return ProblemException.ofField(ProblemCode.FIELD_INVALID, "line", detail);
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }
}
