package io.patchcord.gateway.api;

import io.patchcord.gateway.callcenter.CallCenterSettings;
import io.patchcord.gateway.callcenter.Feature;
import io.patchcord.gateway.callcenter.RecordingPolicy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a call center prescribes to its softphones.
 *
 * @param country in which numbers without a country code are read
 * @param recording when calls are recorded
 * @param features what a softphone offers; what is not there is refused too
 * @param wrapUpSeconds the time for notes after a call
 * @param wrapUpExtensionSeconds by how much an agent may extend it
 * @param wrapUpExtensions how often
 * @param dispositions what agents can say a call has come to, in the order of the list; with none,
 *     they write what they like
 * @param hotDesking whether PUT /me/line takes the line of a desk
 * @param gatewayAddress where softphones find the gateway; null when the definition does not say
 */
@Schema(name = "Settings")
public record SettingsView(
    String country,
    RecordingPolicy recording,
    List<Feature> features,
    long wrapUpSeconds,
    long wrapUpExtensionSeconds,
    int wrapUpExtensions,
    List<String> dispositions,
    boolean hotDesking,
    @Nullable String gatewayAddress) {

  static SettingsView from(CallCenterSettings settings) {
    return new SettingsView(
        settings.country(),
        settings.softphone().recording(),
        settings.softphone().features().stream().sorted().toList(),
        settings.work().wrapUp().toSeconds(),
        settings.work().extension().toSeconds(),
        settings.work().extensions(),
        settings.work().dispositions(),
        settings.softphone().hotDesking(),
        settings.softphone().gatewayAddress());
  }

  /**
   * A call center prescribes something else: the data of the {@code settings} event.
   *
   * @param callCenter the call center's internal name
   * @param settings what it prescribes
   * @param awayReasons from which an agent who goes away chooses
   */
  @Schema(name = "SettingsEvent")
  public record Event(
      String callCenter, SettingsView settings, List<PresenceView.ReasonView> awayReasons) {
    static Event from(String callCenter, CallCenterSettings settings) {
      return new Event(
          callCenter,
          SettingsView.from(settings),
          settings.work().reasons().stream().map(PresenceView.ReasonView::of).toList());
    }
  }
}
