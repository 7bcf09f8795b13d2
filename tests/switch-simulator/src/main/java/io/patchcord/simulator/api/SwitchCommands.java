package io.patchcord.simulator.api;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.ChannelTable;
import io.patchcord.simulator.core.Surroundings;
import io.patchcord.simulator.core.SwitchClock;
import io.patchcord.simulator.core.SwitchIdentity;
import java.util.UUID;

/** The commands that tell of the switch as a whole. */
public final class SwitchCommands {
  private final SwitchIdentity identity;
  private final SwitchClock clock;
  private final ChannelTable channels;
  private final Surroundings surroundings;

  /** Tells of that switch. */
  public SwitchCommands(
      SwitchIdentity identity,
      SwitchClock clock,
      ChannelTable channels,
      Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings is null");
    this.identity = requireNonNull(identity, "identity is null");
    this.clock = requireNonNull(clock, "clock is null");
    this.channels = requireNonNull(channels, "channels is null");
  }

  /** Adds them. */
  public void addTo(ApiCommands commands) {
    commands
        .addImmediate("status", arguments -> status())
        .addImmediate(
            "version",
            arguments ->
                "FreeSWITCH Version "
                    + SwitchIdentity.VERSION
                    + " (git a88d069 2024-08-02 21:02:27Z 64bit)\n")
        .addImmediate("hostname", arguments -> identity.hostname())
        .addImmediate("switchname", arguments -> identity.hostname())
        .addImmediate("strepoch", arguments -> epochSeconds())
        .addImmediate("create_uuid", arguments -> UUID.randomUUID().toString())
        .addImmediate("global_getvar", this::globalVariable);
  }

  private String status() {
    return """
        UP %s
        FreeSWITCH (Version 1.10.12-release git a88d069 2024-08-02 21:02:27Z 64bit) is ready
        %d session(s) since startup
        %d session(s) - peak %d, last 5min %d\s
        0 session(s) per Sec out of max 30, peak 2, last 5min 2\s
        %d session(s) max
        min idle cpu 0.00/99.20
        Current Stack Size/Max 240K/8192K
        """
        .formatted(
            clock.upTime(),
            channels.sinceStartup(),
            channels.size(),
            channels.peak(),
            channels.peak(),
            channels.maximum());
  }

  private String epochSeconds() {
    return Long.toString(clock.micros() / 1_000_000 + surroundings.clockAheadSeconds());
  }

  private String globalVariable(String name) {
    return switch (name) {
      case "core_uuid" -> identity.coreUuid();
      case "hostname", "switchname" -> identity.hostname();
      case "domain", "domain_name" -> identity.domain();
      case "local_ip_v4" -> SwitchIdentity.IPV4;
      case "local_ip_v6" -> SwitchIdentity.IPV6;
      default -> "";
    };
  }
}
