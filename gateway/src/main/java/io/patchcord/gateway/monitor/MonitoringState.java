package io.patchcord.gateway.monitor;

import java.util.EnumSet;
import java.util.Set;

/** Where a monitoring stands. */
public enum MonitoringState {
  /** The supervisor's line is being called. */
  CONNECTING,
  /** The supervisor hears the call, and nobody hears the supervisor. */
  LISTENING,
  /** The agent hears the supervisor; the other party does not. */
  WHISPERING,
  /** All hear each other. */
  BARGING,
  ENDED;

  /** Whether the supervisor hears the call. */
  public boolean isOn() {
    return switch (this) {
      case LISTENING, WHISPERING, BARGING -> true;
      case CONNECTING, ENDED -> false;
    };
  }

  /** What it can become; a gateway that finds one running goes from CONNECTING to where it is. */
  public Set<MonitoringState> next() {
    return switch (this) {
      case CONNECTING -> EnumSet.of(LISTENING, WHISPERING, BARGING, ENDED);
      case LISTENING -> EnumSet.of(WHISPERING, BARGING, ENDED);
      case WHISPERING -> EnumSet.of(LISTENING, BARGING, ENDED);
      case BARGING -> EnumSet.of(LISTENING, WHISPERING, ENDED);
      case ENDED -> EnumSet.noneOf(MonitoringState.class);
    };
  }
}
