package io.patchcord.gateway.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.patchcord.gateway.agent.Presence;
import io.patchcord.gateway.call.Call;
import io.patchcord.gateway.call.CallListener;
import io.patchcord.gateway.callcenter.CallCenterSettings;
import io.patchcord.gateway.line.AgentLine;
import io.patchcord.gateway.line.Device;
import io.patchcord.gateway.queue.QueueDisplay;
import io.patchcord.gateway.stream.Audience;
import io.patchcord.gateway.stream.EventLog;
import io.patchcord.gateway.switching.Resync;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes what happens into the event log, in the words of the API. */
public final class EventPublisher implements CallListener {
  private final EventLog log;

  public EventPublisher(EventLog log) {
    this.log = log;
  }

  /**
   * A command that was accepted and then not confirmed: the data of {@code command-failed}.
   *
   * @param action as in the API's paths
   * @param code stable
   * @param message for a person
   */
  @Schema(name = "CommandFailed")
  record CommandFailedView(
      UUID commandId, UUID callId, String action, String code, String message, Instant at) {}

  /**
   * A gap in what the switch tells is over: the data of {@code resync}. What changed in it follows.
   *
   * @param phoneSystem the switch
   * @param reason why there was a gap; stable
   * @param since when it began, null when the gateway has just started; a call that ended in it
   *     ended between this and {@code at}
   * @param at when the switch had told everything
   */
  @Schema(name = "Resync")
  record ResyncView(
      @JsonProperty("switch") String phoneSystem,
      Resync.Reason reason,
      @Nullable Instant since,
      Instant at) {}

  /** Before the calls change by it. */
  public void onResync(String phoneSystem, Resync resync) {
    log.append(
        "resync",
        Audience.everybody(),
        Json.write(new ResyncView(phoneSystem, resync.reason(), resync.since(), resync.at())));
  }

  @Override
  public void onChange(@Nullable Call before, Call after) {
    TransferView transfer = TransferView.from(after);
    if (transfer != null && !transfer.equals(before == null ? null : TransferView.from(before))) {
      log.append("transfer", audience(after), Json.write(transfer));
    }
    CallView view = CallView.from(after);
    // The switch tells more steps than anybody outside can see.
    if (before == null || !CallView.from(before).looksLike(view)) {
      log.append(after.isOver() ? "call-ended" : "call", audience(after), Json.write(view));
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
        new Audience(line.agent().username(), line.callCenter().internalName()),
        Json.write(
            new MeView.DeviceEvent(
                line.agent().username(), line.line(), MeView.DeviceView.from(device))));
  }

  /** An agent stands otherwise; the agent has a line, or nobody is told. */
  public void onPresence(AgentLine line, Presence presence) {
    String agent = line.agent().username();
    log.append(
        "presence",
        new Audience(agent, line.callCenter().internalName()),
        Json.write(new PresenceView.Event(agent, PresenceView.from(presence))));
  }

  /** A call center prescribes something else. */
  public void onSettings(String callCenter, CallCenterSettings settings) {
    log.append(
        "settings",
        Audience.ofMembers(callCenter),
        Json.write(SettingsView.Event.from(callCenter, settings)));
  }

  /** Something about a queue changed. */
  public void onQueue(QueueDisplay.Shown shown) {
    log.append(
        "queue",
        Audience.ofCallCenter(shown.queue().callCenter()),
        Json.write(QueueView.from(shown)));
  }

  private static Audience audience(Call call) {
    return new Audience(call.agent(), call.callCenter());
  }
}
