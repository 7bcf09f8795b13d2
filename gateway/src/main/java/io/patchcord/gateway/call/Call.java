package io.patchcord.gateway.call;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.switching.LegState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One agent's call. Immutable: {@link CallReducer} makes the next one from what the switch tells.
 *
 * @param id ours, or the client's choice
 * @param switchName the switch that carries it
 * @param callCenter the call center's internal name
 * @param agent the agent's username
 * @param line the agent's line
 * @param other whom the agent talks to
 * @param legs those of the agent (several while a line with two phones rings) and of the other
 *     party, the ended ones too
 * @param dialing whether the switch has not yet told the result of the dial command
 * @param hangupRequested whether the agent asked for the end
 * @param leftFirst who left the conversation first, {@code null} while nobody has
 * @param cause why it is over, {@code null} while it is not
 * @param notes what the agent noted about it
 * @param version counts the changes, from 1
 */
public record Call(
    UUID id,
    String switchName,
    String callCenter,
    String agent,
    String line,
    Direction direction,
    Party other,
    @Nullable Subject subject,
    CallState state,
    List<Leg> legs,
    boolean dialing,
    boolean hangupRequested,
    @Nullable Role leftFirst,
    CallTimes times,
    @Nullable CallCause cause,
    CallNotes notes,
    long version) {

  public Call {
    requireNonNull(id, "id is null");
    requireNonNull(switchName, "switchName is null");
    requireNonNull(callCenter, "callCenter is null");
    requireNonNull(agent, "agent is null");
    requireNonNull(line, "line is null");
    requireNonNull(direction, "direction is null");
    requireNonNull(other, "other is null");
    requireNonNull(state, "state is null");
    requireNonNull(times, "times is null");
    requireNonNull(notes, "notes is null");
    legs = List.copyOf(legs);
    if ((state == CallState.ENDED) != (cause != null)) {
      throw new IllegalArgumentException("a call has a cause when it is over, and only then");
    }
  }

  /** A call that the agent asks for; nothing has happened on the switch yet. */
  public static Call outbound(
      UUID id, CallOwner owner, Party other, @Nullable Subject subject, Instant now) {
    return start(id, owner, Direction.OUTBOUND, other, subject, CallState.DIALING, true, now);
  }

  /** A call of an agent's that was found on the switch, placed before this gateway started. */
  static Call recovered(
      UUID id, CallOwner owner, Party other, @Nullable Subject subject, Instant created) {
    return start(id, owner, Direction.OUTBOUND, other, subject, CallState.DIALING, false, created);
  }

  /** A call that rings on the agent's line. */
  static Call inbound(UUID id, CallOwner owner, Party other, Instant created) {
    return start(id, owner, Direction.INBOUND, other, null, CallState.RINGING, false, created);
  }

  private static Call start(
      UUID id,
      CallOwner owner,
      Direction direction,
      Party other,
      @Nullable Subject subject,
      CallState state,
      boolean dialing,
      Instant created) {
    return new Call(
        id,
        owner.switchName(),
        owner.callCenter(),
        owner.agent(),
        owner.line(),
        direction,
        other,
        subject,
        state,
        List.of(),
        dialing,
        false,
        null,
        CallTimes.createdAt(created),
        null,
        CallNotes.NONE,
        1);
  }

  public boolean isOver() {
    return state == CallState.ENDED;
  }

  public Optional<Leg> leg(String legId) {
    return legs.stream().filter(leg -> leg.id().equals(legId)).findFirst();
  }

  /** The legs of this role, the ended ones too, in the order of their coming. */
  public Stream<Leg> legs(Role role) {
    return legs.stream().filter(leg -> leg.role() == role);
  }

  public Stream<Leg> aliveLegs(Role role) {
    return legs(role).filter(Leg::isAlive);
  }

  /** What this participant's user may ask for now. */
  public Set<Action> actions(Role role) {
    return role == Role.AGENT && !isOver() ? Set.of(Action.HANGUP) : Set.of();
  }

  /** Whether the other party's leg has failed or gone while the agent is still on the line. */
  boolean agentIsLeftAlone() {
    return !isOver()
        && aliveLegs(Role.AGENT).anyMatch(leg -> leg.state().isAnswered())
        && legs(Role.OTHER).findAny().isPresent()
        && aliveLegs(Role.OTHER).findAny().isEmpty();
  }

  Call withLeg(Leg changed) {
    List<Leg> next = new ArrayList<>(legs);
    boolean known = false;
    for (int i = 0; i < next.size(); i++) {
      if (next.get(i).id().equals(changed.id())) {
        next.set(i, changed);
        known = true;
      }
    }
    if (!known) {
      next.add(changed);
    }
    return with(state, next, dialing, hangupRequested, leftFirst, times, cause);
  }

  Call withTimes(CallTimes changed) {
    return with(state, legs, dialing, hangupRequested, leftFirst, changed, cause);
  }

  Call withDialingDone() {
    return with(state, legs, false, hangupRequested, leftFirst, times, cause);
  }

  Call withHangupRequested() {
    return with(state, legs, dialing, true, leftFirst, times, cause);
  }

  Call withLeftFirst(Role role) {
    return with(
        state, legs, dialing, hangupRequested, leftFirst == null ? role : leftFirst, times, cause);
  }

  Call withState(CallState changed) {
    return with(changed, legs, dialing, hangupRequested, leftFirst, times, cause);
  }

  Call ended(CallCause why, Instant at) {
    return isOver()
        ? this
        : with(CallState.ENDED, legs, false, hangupRequested, leftFirst, times.withEnded(at), why);
  }

  /** The call again as if it had just been found, when nobody had seen it end; otherwise itself. */
  Call reopened() {
    if (cause == null || !cause.code().isGuess()) {
      return this;
    }
    CallTimes again =
        new CallTimes(times.created(), times.answered(), times.ringing(), times.connected(), null);
    CallState start = direction == Direction.INBOUND ? CallState.RINGING : CallState.DIALING;
    return with(start, List.of(), false, false, null, again, null).withVersion(version + 1);
  }

  /** The call with what people say of it; the switch knows nothing of that. */
  public Call noted(@Nullable Subject newSubject, CallNotes newNotes) {
    if (newNotes.equals(notes) && Objects.equals(newSubject, subject)) {
      return this;
    }
    return new Call(
        id,
        switchName,
        callCenter,
        agent,
        line,
        direction,
        other,
        newSubject,
        state,
        legs,
        dialing,
        hangupRequested,
        leftFirst,
        times,
        cause,
        newNotes,
        version + 1);
  }

  Call withVersion(long changed) {
    return new Call(
        id,
        switchName,
        callCenter,
        agent,
        line,
        direction,
        other,
        subject,
        state,
        legs,
        dialing,
        hangupRequested,
        leftFirst,
        times,
        cause,
        notes,
        changed);
  }

  /** The agent's state on the line; {@link LegState#DOWN} before there is a leg. */
  LegState agentLegState() {
    return aliveLegs(Role.AGENT)
        .filter(leg -> leg.state().isAnswered())
        .findFirst()
        .or(() -> aliveLegs(Role.AGENT).findFirst())
        .map(Leg::state)
        .orElse(LegState.DOWN);
  }

  private Call with(
      CallState newState,
      List<Leg> newLegs,
      boolean newDialing,
      boolean newHangupRequested,
      @Nullable Role newLeftFirst,
      CallTimes newTimes,
      @Nullable CallCause newCause) {
    return new Call(
        id,
        switchName,
        callCenter,
        agent,
        line,
        direction,
        other,
        subject,
        newState,
        newLegs,
        newDialing,
        newHangupRequested,
        newLeftFirst,
        newTimes,
        newCause,
        notes,
        version);
  }
}
