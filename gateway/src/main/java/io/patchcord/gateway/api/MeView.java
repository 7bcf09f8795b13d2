package io.patchcord.gateway.api;

import io.patchcord.gateway.line.Device;
import io.patchcord.gateway.security.Role;
import io.patchcord.gateway.switching.Phone;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who the key's holder is and how things stand for it; also the data of the {@code snapshot} event.
 *
 * @param role what the key's holder may do
 * @param agent as whom it acts; null for one who is no agent
 * @param line the agent's line and its phone; null without one
 * @param atDesk whether the line is a desk's, until the agent signs out
 * @param callCenter where the agent works, or the only one that a supervisor or a program has
 * @param callCenters all that a supervisor or a program has; none for others
 * @param presence how the agent stands; null without a line
 * @param awayReasons for which the agent may be away
 * @param settings what the call center prescribes; null without one
 * @param queues those of a supervisor's call centers; none for others
 * @param monitorings those that run in a supervisor's call centers; none for others
 * @param calls the live ones that this one may see
 * @param phoneSystem the switch, and whether the gateway hears it
 * @param at when this picture was taken, by the gateway's clock
 * @param eventCursor {@code Last-Event-ID} for a stream that begins where this picture ends
 */
@Schema(name = "Me", description = "Who sends the request and how things stand for it")
public record MeView(
    Role role,
    @Nullable AgentView agent,
    @Nullable LineView line,
    boolean atDesk,
    @Nullable String callCenter,
    List<String> callCenters,
    @Nullable PresenceView presence,
    List<PresenceView.ReasonView> awayReasons,
    @Nullable SettingsView settings,
    List<QueueView> queues,
    List<MonitoringView> monitorings,
    List<CallView> calls,
    PhoneSystemView phoneSystem,
    Instant at,
    String eventCursor) {

  /**
   * The agent.
   *
   * @param username the agent's name in the API, in lower case
   * @param displayName what people read; null where nobody has said
   */
  @Schema(name = "Agent")
  public record AgentView(String username, @Nullable String displayName) {}

  /**
   * The switch.
   *
   * @param name as the configuration calls it
   * @param connected whether the gateway hears it, and knows its calls
   */
  @Schema(name = "PhoneSystem")
  public record PhoneSystemView(String name, boolean connected) {}

  /**
   * The agent's line and the phone on it.
   *
   * @param number what is dialled inside to reach it
   * @param phone what kind of phone the line is to have: with BROWSER, the softphone is it
   * @param device the one that it has
   */
  @Schema(name = "Line")
  public record LineView(String number, Phone.Kind phone, DeviceView device) {}

  /**
   * The phone of a line.
   *
   * @param state whether a phone is registered
   * @param since when it became so; null when it was so before the gateway looked
   * @param kind of the phone that registered last, null without one
   * @param userAgent what that one calls itself, null where it did not say
   * @param lostInCall whether the line had a call when its phone went
   */
  @Schema(name = "Device")
  public record DeviceView(
      Device.State state,
      @Nullable Instant since,
      Phone.@Nullable Kind kind,
      @Nullable String userAgent,
      boolean lostInCall) {
    static DeviceView from(Device device) {
      Phone phone = device.phone();
      return new DeviceView(
          device.state(),
          device.since(),
          phone == null ? null : phone.kind(),
          phone == null ? null : phone.userAgent(),
          device.lostInCall());
    }
  }

  /**
   * A phone that came or went: the data of the {@code device} event.
   *
   * @param agent the agent's username
   * @param line the line's number
   * @param device its phone
   */
  @Schema(name = "DeviceEvent")
  public record DeviceEvent(String agent, String line, DeviceView device) {}
}
