package io.patchcord.gateway.switching;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that happened on a switch, at the time the switch says it happened. */
public sealed interface SwitchEvent {

  /** When it happened, by the switch's clock. */
  Instant at();

  /** An event of one leg. */
  sealed interface OfLeg extends SwitchEvent {
    String legId();
  }

  /** A leg came into being. The only event that surely carries variables: correlate here. */
  record LegCreated(Instant at, LegFacts leg) implements OfLeg {
    @Override
    public String legId() {
      return leg.legId();
    }
  }

  /** A leg was found alive after a gap in the events. */
  record LegFound(Instant at, LegFacts leg) implements OfLeg {
    @Override
    public String legId() {
      return leg.legId();
    }
  }

  /**
   * The far end of a leg is being alerted.
   *
   * @param notifiable whether it takes a message from outside a conversation, such as one that asks
   *     it to answer; true where it did not say
   */
  record LegRinging(Instant at, String legId, boolean notifiable) implements OfLeg {}

  record LegAnswered(Instant at, String legId) implements OfLeg {}

  record LegStateChanged(Instant at, String legId, LegState state) implements OfLeg {}

  /** Two legs hear each other. Told once, on the leg that came first. */
  record LegsBridged(Instant at, String legId, String otherLegId) implements OfLeg {}

  /**
   * Two legs no longer hear each other. May come after the end of either.
   *
   * @param endingFirst whether {@code legId} is itself hanging up; otherwise the other leg left
   * @param transferredTo where the phone of {@code legId} has sent the other leg, {@code null} if
   *     it has not
   * @param joinedTo the leg that the phone of {@code legId} has joined the other leg to, {@code
   *     null} if it has not
   */
  record LegsUnbridged(
      Instant at,
      String legId,
      String otherLegId,
      boolean endingFirst,
      @Nullable String transferredTo,
      @Nullable String joinedTo)
      implements OfLeg {

    public LegsUnbridged(
        Instant at,
        String legId,
        String otherLegId,
        boolean endingFirst,
        @Nullable String transferredTo) {
      this(at, legId, otherLegId, endingFirst, transferredTo, null);
    }
  }

  /**
   * The leg waits for a command.
   *
   * @param leftByOther whether it does so because it is to when the leg it talked to ends
   */
  record LegParked(Instant at, String legId, boolean leftByOther) implements OfLeg {}

  /** The leg waits no longer; may come after what it does instead. */
  record LegUnparked(Instant at, String legId) implements OfLeg {}

  /** The leg hears the conference of that name, and is heard there. */
  record LegJoinedConference(Instant at, String legId, String conference) implements OfLeg {}

  record LegLeftConference(Instant at, String legId, String conference) implements OfLeg {}

  /** Somebody begins or ceases to listen in on the leg. */
  record LegMonitored(Instant at, String legId, boolean listening) implements OfLeg {}

  /**
   * A key was pressed on a leg, one of those that mean something where somebody listens in. All
   * other keys are not told: they may be a card's number.
   *
   * @param key 0, 1, 2, 3 or *
   */
  record LegKeyPressed(Instant at, String legId, String key) implements OfLeg {}

  /** The switch begins or ceases to play something to the leg: music, an announcement. */
  record LegHearsSound(Instant at, String legId, boolean playing) implements OfLeg {}

  /** Nobody hears the leg any more, or it is heard again. */
  record LegMuted(Instant at, String legId, boolean muted) implements OfLeg {}

  /** What the leg says and hears is being recorded. */
  record RecordingStarted(Instant at, String legId, String path) implements OfLeg {}

  record RecordingStopped(Instant at, String legId, String path) implements OfLeg {}

  /**
   * A leg is over.
   *
   * @param cause the switch's hang-up cause, such as USER_BUSY
   * @param ending who took the leg down
   * @param otherLegCause why the leg that this one had called failed, if the switch says so here
   */
  record LegEnded(
      Instant at, String legId, String cause, LegEnding ending, @Nullable String otherLegCause)
      implements OfLeg {}

  /**
   * A leg that was alive before a gap is not alive after it.
   *
   * @param at when its absence was noticed
   */
  record LegVanished(Instant at, String legId) implements OfLeg {}

  /**
   * A background command came to its end on the switch.
   *
   * @param text what it answered, such as {@code +OK <leg id>} or {@code -ERR USER_BUSY}
   */
  record JobCompleted(Instant at, UUID jobId, boolean succeeded, String text)
      implements SwitchEvent {}

  /**
   * A caller begins to wait in a queue.
   *
   * @param queue the queue's name on the switch
   * @param memberId the queue's own id of the caller
   * @param legId the caller's leg, {@code null} when the switch did not say
   * @param joinedAt since when, to the second
   * @param dialled what the caller dialled, {@code null} when it is not told
   * @param variables those of the caller's channel variables that were asked for, by name
   */
  record CallerQueued(
      Instant at,
      String queue,
      String memberId,
      @Nullable String legId,
      Instant joinedAt,
      @Nullable String dialled,
      Map<String, String> variables)
      implements SwitchEvent {}

  /**
   * A caller of a queue is joined to an agent.
   *
   * @param agent the agent's name on the switch
   * @param waited from joining the queue to the answer, in whole seconds
   */
  record CallerServed(Instant at, String queue, String memberId, String agent, Duration waited)
      implements SwitchEvent {}

  /**
   * A caller is not in a queue any more: gave up, was sent elsewhere, or has talked to an agent.
   *
   * @param served whether an agent had answered
   * @param waited from joining the queue to leaving it, in whole seconds
   */
  record CallerLeftQueue(Instant at, String queue, String memberId, boolean served, Duration waited)
      implements SwitchEvent {}

  /**
   * An agent of the queues has another status: whoever has set it.
   *
   * @param agent the agent's name on the switch
   * @param status the switch's words, such as {@code On Break}
   */
  record QueueAgentStatus(Instant at, String agent, String status) implements SwitchEvent {}

  /**
   * An agent of the queues has another state, as the switch's words have it, such as {@code
   * Waiting}.
   */
  record QueueAgentState(Instant at, String agent, String state) implements SwitchEvent {}

  /**
   * The switch takes an agent off the queues for not answering; the status that it sets is told
   * next.
   *
   * @param missed how many calls in a row
   */
  record QueueAgentGivenUp(Instant at, String agent, int missed) implements SwitchEvent {}

  /**
   * A phone on a line came or went.
   *
   * @param contact where it is, as it registered; {@code null} where the switch did not say
   */
  record DeviceChanged(
      Instant at, String line, boolean registered, Phone phone, @Nullable String contact)
      implements SwitchEvent {}

  /** The switch is going down; its calls end with it. */
  record SwitchStopping(Instant at) implements SwitchEvent {}

  /**
   * The switch is alive.
   *
   * @param coreId changes when the switch was restarted
   * @param legs how many legs it has
   */
  record Heartbeat(Instant at, String coreId, int legs) implements SwitchEvent {}
}
