package io.patchcord.simulator.api;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.callcenter.CallCenterCommand;
import io.patchcord.simulator.conference.ConferenceCommand;

/** The commands that modules bring. */
public final class ModuleCommands {
  private final ConferenceCommand conference;
  private final CallCenterCommand callCenter;

  /** Those of these modules. */
  public ModuleCommands(ConferenceCommand conference, CallCenterCommand callCenter) {
    this.conference = requireNonNull(conference, "conference is null");
    this.callCenter = requireNonNull(callCenter, "callCenter is null");
  }

  /** Adds them. */
  public void addTo(ApiCommands commands) {
    commands
        .addImmediate("conference", conference::run)
        .addImmediate("callcenter_config", callCenter::run);
  }
}
