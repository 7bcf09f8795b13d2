package io.patchcord.gateway.api;

import io.patchcord.gateway.agent.Choice;
import io.patchcord.gateway.agent.Presence;
import io.patchcord.gateway.agent.PresenceService;
import io.patchcord.gateway.audit.AuditActor;
import io.patchcord.gateway.audit.AuditLog;
import io.patchcord.gateway.audit.AuditRecord;
import io.patchcord.gateway.line.AgentLine;
import io.patchcord.gateway.line.DeviceRegistry;
import io.patchcord.gateway.line.Directory;
import io.patchcord.gateway.security.Principal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an API user does with presence: its own, or that of the agents it supervises. */
final class PresenceDesk {
  private final PresenceService presences;
  private final Directory directory;
  private final DeviceRegistry devices;
  private final AuditLog audit;

  PresenceDesk(
      PresenceService presences, Directory directory, DeviceRegistry devices, AuditLog audit) {
    this.presences = presences;
    this.directory = directory;
    this.devices = devices;
    this.audit = audit;
  }

  PresenceView ask(Principal principal, @Nullable PresenceBody body) {
    return PresenceView.from(ask(own(principal), body, "agent"));
  }

  PresenceView extendWrapUp(Principal principal) {
    return PresenceView.from(presences.extendWrapUp(own(principal).agent().username(), "agent"));
  }

  PresenceView endWrapUp(Principal principal) {
    return PresenceView.from(presences.endWrapUp(own(principal).agent().username(), "agent"));
  }

  /** Sets an agent's presence on behalf of a supervisor of the agent's call center; audited. */
  PresenceView askFor(
      Principal principal, AuditActor actor, String username, @Nullable PresenceBody body) {
    AgentLine line =
        directory
            .lineOf(username)
            .filter(at -> principal.sees(username, at.callCenter().internalName()))
            .orElseThrow(() -> new ProblemException(ProblemCode.AGENT_NOT_FOUND, "No such agent."));
    Presence before = presences.of(username);
    Presence after = ask(line, body, "supervisor " + principal.name());
    audit.note(
        new AuditRecord(
            audit.now(),
            actor,
            "agent.presence",
            new AuditRecord.Target("agent", username, line.callCenter().internalName()),
            audited(before),
            audited(after)));
    return PresenceView.from(after);
  }

  private static Map<String, String> audited(Presence presence) {
    Map<String, String> told = new HashMap<>();
    told.put("state", presence.state().name());
    if (presence.pending() != null) {
      told.put("pending", presence.pending().state().name());
    }
    return told;
  }

  AgentView.Page list(Principal principal, @Nullable String limitText, @Nullable String cursor) {
    int limit = Paging.limit(limitText);
    List<AgentLine> rest =
        directory.agents().stream()
            .filter(at -> principal.sees(at.agent().username(), at.callCenter().internalName()))
            .filter(at -> cursor == null || at.agent().username().compareTo(cursor) > 0)
            .sorted(Comparator.comparing(at -> at.agent().username()))
            .limit(limit + 1L)
            .toList();
    List<AgentLine> page = rest.subList(0, Math.min(limit, rest.size()));
    return new AgentView.Page(
        page.stream().map(this::view).toList(),
        rest.size() > limit ? page.get(limit - 1).agent().username() : null);
  }

  /** A line with its phone. */
  MeView.LineView lineView(String number) {
    return new MeView.LineView(
        number, directory.lineRules(number).phone(), MeView.DeviceView.from(devices.of(number)));
  }

  /** How an agent stands; null for one without a line. */
  @Nullable PresenceView presenceOf(String username) {
    return directory
        .lineOf(username)
        .map(at -> PresenceView.from(presences.of(at.agent().username())))
        .orElse(null);
  }

  private AgentView view(AgentLine at) {
    Presence presence = presences.of(at.agent().username());
    return new AgentView(
        at.agent().username(),
        at.agent().displayName(),
        at.callCenter().internalName(),
        lineView(at.line()),
        PresenceView.from(presence),
        presence.calls().size());
  }

  private Presence ask(AgentLine at, @Nullable PresenceBody body, String by) {
    if (body == null) {
      throw new ProblemException(ProblemCode.BODY_INVALID, "The body is missing.");
    }
    Choice choice = body.toChoice(directory.rules(at.callCenter().internalName()));
    return presences.ask(at.agent().username(), choice, by);
  }

  private AgentLine own(Principal principal) {
    return directory
        .lineOf(String.valueOf(principal.agent()))
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.NO_LINE, "No line is assigned to " + principal.agent() + "."));
  }
}
