package io.patchcord.gateway.queue;

import static java.util.Objects.requireNonNull;

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
  public QueueSettings {
    requireNonNull(ringTime, "ringTime is null");
    requireNonNull(pause, "pause is null");
  }
}
