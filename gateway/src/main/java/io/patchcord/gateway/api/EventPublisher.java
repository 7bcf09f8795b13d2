package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.DriftReport;
import io.patchcord.gateway.admin.ImportProgress;
import io.patchcord.gateway.agent.Presence;
import io.patchcord.gateway.audit.AuditRecord;
import io.patchcord.gateway.call.Call;
import io.patchcord.gateway.call.CallListener;
import io.patchcord.gateway.callcenter.CallCenterSettings;
import io.patchcord.gateway.line.AgentLine;
import io.patchcord.gateway.line.Device;
import io.patchcord.gateway.line.Directory;
import io.patchcord.gateway.queue.QueueDisplay;
import io.patchcord.gateway.stream.Audience;
import io.patchcord.gateway.stream.EventLog;
import io.patchcord.gateway.switching.Resync;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes what happens into the event log, in the words of the API. */
public final class EventPublisher implements CallListener {
  private final EventLog log;
  private final Offers offers;

  /**
   * @param directory says what the call centers offer
   */
  public EventPublisher(EventLog log, Directory directory) {
    this.log = log;
    this.offers = Offers.of(directory);
  }

  /**
   * A command that was accepted and then not confirmed: the data of {@code command-failed}.
   *
   * @param commandId of the {@code 202} that accepted it
   * @param callId the call's
   * @param action as in the API's paths
   * @param code stable
   * @param message for a person
   * @param at when it was given up
   */
  @Schema(name = "CommandFailed")
  record CommandFailedView(
      UUID commandId, UUID callId, String action, String code, String message, Instant at) {}

  /**
   * How far an import, or its undoing, has come: the data of {@code import}.
   *
   * @param id of the import
   * @param by the name of who does it
   * @param phase what is being done
   * @param done how many of {@code total} agents, lines and assignments are written
   * @param total 0 while that is not known yet
   * @param at when it had come so far
   */
  @Schema(name = "ImportProgress")
  record ImportProgressView(
      UUID id, String by, ImportProgress.Phase phase, int done, int total, Instant at) {
    static ImportProgressView from(ImportProgress progress) {
      return new ImportProgressView(
          progress.id(),
          progress.by(),
          progress.phase(),
          progress.done(),
          progress.total(),
          progress.at());
    }
  }

  /** Before the calls change by it. */
  public void onResync(String phoneSystem, Resync resync) {
    log.append("resync", Audience.everybody(), Json.write(ResyncView.of(phoneSystem, resync)));
  }

  /** The switch is not heard any more; a resync says that it is again. */
  public void onAway(String phoneSystem, String detail, Instant at) {
    log.append(
        "diagnostics",
        Audience.everybody(),
        Json.write(
            new LayerStateView(LayerStateView.PHONE_SYSTEM, phoneSystem, false, detail, at)));
  }

  @Override
  public void onChange(@Nullable Call before, Call after) {
    TransferView transfer = TransferView.from(after, offers);
    if (transfer != null
        && !transfer.equals(before == null ? null : TransferView.from(before, offers))) {
      append(after, transfer);
    }
    CallView view = CallView.from(after, offers);
    // The switch tells more steps than anybody outside can see.
    if (before == null || !CallView.from(before, offers).looksLike(view)) {
      append(after, view);
    }
  }

  @Override
  public void onCommandFailed(CommandFailure failure) {
    log.append(
        "command-failed",
        audience(failure.call()),
        Json.write(
            new CommandFailedView(
                failure.commandId(),
                failure.call().id(),
                failure.action().path(),
                failure.fault().name(),
                failure.fault().sentence(),
                failure.at())));
  }

  /** The phone of an agent's line came or went. */
  public void onDevice(AgentLine line, Device device) {
    log.append(
        "device",
        new Audience(line.agent().username(), line.callCenter().internalName()).andAdmins(),
        Json.write(
            new MeView.DeviceEvent(
                line.agent().username(), line.line(), MeView.DeviceView.from(device))));
  }

  /** An agent stands otherwise; the agent has a line, or nobody is told. */
  public void onPresence(AgentLine line, Presence presence) {
    String agent = line.agent().username();
    log.append(
        "presence",
        new Audience(agent, line.callCenter().internalName()).andAdmins(),
        Json.write(new PresenceView.Event(agent, PresenceView.from(presence))));
  }

  /** Admins changed agents, lines or assignments; it is shown already. */
  public void onMap(List<AuditRecord> changes) {
    MapView.Event event = MapView.Event.from(changes);
    if (event != null) {
      log.append("map", Audience.ofAdmins(), Json.write(event));
    }
  }

  /**
   * A call center prescribes something else.
   *
   * @param live its calls, which may offer other actions than before; with all calls standing still
   */
  public void onSettings(String callCenter, CallCenterSettings settings, List<Call> live) {
    log.append(
        "settings",
        Audience.ofMembers(callCenter),
        Json.write(SettingsView.Event.from(callCenter, settings)));
    for (Call call : live) {
      TransferView transfer = TransferView.from(call, offers);
      if (transfer != null && transfer.endedAt() == null) {
        append(call, transfer);
      }
      append(call, CallView.from(call, offers));
    }
  }

  /** Something about a queue changed. */
  public void onQueue(QueueDisplay.Shown shown) {
    log.append(
        "queue",
        Audience.ofCallCenter(shown.queue().callCenter()),
        Json.write(QueueView.from(shown)));
  }

  /** An import of assignments goes on. */
  public void onImport(ImportProgress progress) {
    log.append("import", Audience.ofAdmins(), Json.write(ImportProgressView.from(progress)));
  }

  /** The org, the assignments and the switch differ in something else. */
  public void onDrift(DriftReport report) {
    log.append("drift", Audience.ofAdmins(), Json.write(DriftView.Summary.from(report)));
  }

  private void append(Call call, TransferView transfer) {
    log.append("transfer", audience(call), Json.write(transfer));
  }

  private void append(Call call, CallView view) {
    log.append(call.isOver() ? "call-ended" : "call", audience(call), Json.write(view));
  }

  private static Audience audience(Call call) {
    return new Audience(call.agent(), call.callCenter());
  }
}
