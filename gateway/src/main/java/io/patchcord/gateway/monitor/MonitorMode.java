package io.patchcord.gateway.monitor;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who hears the supervisor. */
public enum MonitorMode {
  /** Nobody. */
  LISTEN("0", MonitoringState.LISTENING),
  /** The agent alone. */
  WHISPER("2", MonitoringState.WHISPERING),
  /** The agent and whom the agent talks to. */
  BARGE("3", MonitoringState.BARGING);

  private final String key;
  private final MonitoringState state;

  MonitorMode(String key, MonitoringState state) {
    this.key = key;
    this.state = state;
  }

  /** The key that the switch's eavesdrop takes for it. */
  String key() {
    return key;
  }

  /** How a monitoring stands in this mode. */
  public MonitoringState state() {
    return state;
  }

  /** As it stands in the API's paths. */
  public String path() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a key of the supervisor's phone means, if it means a mode. */
  static Optional<MonitorMode> ofKey(String key) {
    return Arrays.stream(values()).filter(mode -> mode.key.equals(key)).findFirst();
  }
}
