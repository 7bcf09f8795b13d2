package io.patchcord.gateway.queue;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.switching.QueueSwitch;
import java.time.Duration;

/**
 * How agents are rung for callers of queues.
 *
 * @param ringTime how long a phone rings
 * @param maxMissed after so many missed calls in a row the switch sets the agent to On Break; 0 for
 *     never
 * @param pause how long an agent who missed or refused a call is left alone
 */
public record QueueSettings(Duration ringTime, int maxMissed, Duration pause) {
  /** No caller comes between the end of a call and the status that says that it is written up. */
  private static final Duration REST = Duration.ofSeconds(3);

  public QueueSettings {
    requireNonNull(ringTime, "ringTime is null");
    requireNonNull(pause, "pause is null");
  }

  /**
   * How the switch is to ring an agent.
   *
   * @param rests whether the agent has a wrap-up after a call
   */
  QueueSwitch.Ringing ringing(boolean rests) {
    return new QueueSwitch.Ringing(ringTime, maxMissed, pause, rests ? REST : Duration.ZERO);
  }
}
