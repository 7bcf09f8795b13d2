package io.patchcord.gateway.switching;

import static java.util.Objects.requireNonNull;

import io.patchcord.esl.EslEvent;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That a leg is an agent's, rung by mod_callcenter for a caller who waits in a queue.
 *
 * <p>The module originates such a leg by itself: its CHANNEL_CREATE has no Other-Leg, only the
 * module's own variables tell the caller.
 *
 * @param queue the queue's name on the switch
 * @param joinedAt since when the caller waits, to the second; {@code null} when it is not told
 */
public record QueuedLeg(String queue, @Nullable Instant joinedAt) {
  private static final String QUEUE = "cc_queue";
  private static final String JOINED = "cc_queue_joined_epoch";
  private static final String SIDE = "cc_side";
  private static final String CALLER = "cc_member_session_uuid";
  private static final String AGENTS_SIDE = "agent";

  public QueuedLeg {
    requireNonNull(queue, "queue is null");
  }

  /** What the leg's variables say of a queue; nothing for a leg that no queue called. */
  public static Optional<QueuedLeg> of(LegFacts leg) {
    String queue = leg.variables().get(QUEUE);
    if (queue == null || !AGENTS_SIDE.equals(leg.variables().get(SIDE))) {
      return Optional.empty();
    }
    return Optional.of(new QueuedLeg(queue, epoch(leg.variables().get(JOINED))));
  }

  /** The leg of the caller that an agent's leg was called for; {@code null} for any other leg. */
  static @Nullable String callerOf(EslEvent event) {
    return AGENTS_SIDE.equals(event.variable(SIDE)) ? event.variable(CALLER) : null;
  }

  /** Keeps what {@link #of} reads. */
  static void keep(EslEvent event, Map<String, String> variables) {
    for (String name : new String[] {QUEUE, JOINED, SIDE}) {
      String value = event.variable(name);
      if (value != null) {
        variables.put(name, value);
      }
    }
  }

  /** Seconds since 1970; {@code null} for none and for 0, which means never. */
  static @Nullable Instant epoch(@Nullable String seconds) {
    return seconds == null || !seconds.matches("[0-9]{1,11}") || seconds.equals("0")
        ? null
        : Instant.ofEpochSecond(Long.parseLong(seconds));
  }
}
