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
import java.util.function.Consumer;
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
 * @param arrival how it came to the agent
 * @param legs those of the agent (several while a line with two phones rings) and of the other
 *     party, the ended ones too
 * @param dialing whether the switch has not yet told the result of the dial command
 * @param hangupRequested whether the agent asked for the end
 * @param muted whether the other party does not hear the agent
 * @param recording the recording that runs, {@code null} while none does
 * @param transferredTo where the other party was sent on to, {@code null} while it was not
 * @param story what has been done with it beyond talking
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
    Arrival arrival,
    CallState state,
    List<Leg> legs,
    boolean dialing,
    boolean hangupRequested,
    boolean muted,
    @Nullable CallRecording recording,
    @Nullable Party transferredTo,
    CallStory story,
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
    requireNonNull(arrival, "arrival is null");
    requireNonNull(state, "state is null");
    requireNonNull(story, "story is null");
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
    return start(
        id,
        owner,
        Direction.OUTBOUND,
        other,
        subject,
        Arrival.UNKNOWN,
        CallState.DIALING,
        true,
        now);
  }

  /** A call of an agent's that was found on the switch, placed before this gateway started. */
  static Call recovered(
      UUID id, CallOwner owner, Party other, @Nullable Subject subject, Instant created) {
    return start(
        id,
        owner,
        Direction.OUTBOUND,
        other,
        subject,
        Arrival.UNKNOWN,
        CallState.DIALING,
        false,
        created);
  }

  /** A call that the agent dials on the phone: the agent is on the line from the beginning. */
  static Call dialledByHand(UUID id, CallOwner owner, Party other, Instant created) {
    return start(
            id,
            owner,
            Direction.OUTBOUND,
            other,
            null,
            Arrival.UNKNOWN,
            CallState.CONNECTING,
            false,
            created)
        .withTimes(CallTimes.createdAt(created).withAnswered(created));
  }

  /** A call that rings on the agent's line. */
  static Call inbound(UUID id, CallOwner owner, Party other, Arrival arrival, Instant created) {
    return start(
        id, owner, Direction.INBOUND, other, null, arrival, CallState.RINGING, false, created);
  }

  private static Call start(
      UUID id,
      CallOwner owner,
      Direction direction,
      Party other,
      @Nullable Subject subject,
      Arrival arrival,
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
        arrival,
        state,
        List.of(),
        dialing,
        false,
        false,
        null,
        null,
        CallStory.NONE,
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
    return role == Role.AGENT ? Actions.of(this) : Set.of();
  }

  /** What may be asked of the consultation now. */
  public Set<Action> transferActions() {
    return Actions.ofTransfer(this);
  }

  /** Whether whoever has this line is one of those in the call: to call it again leads nowhere. */
  public boolean isWith(String line) {
    Transfer transfer = transfer();
    boolean asked =
        transfer != null && transfer.isRunning() && line.equals(transfer.target().number());
    return asked || line.equals(this.line) || line.equals(other.number());
  }

  /** The legs of those who were consulted or taken in, while they live. */
  public List<Leg> participants() {
    return aliveLegs(Role.CONSULTED).toList();
  }

  /** The agent's leg that has been answered, if one has. */
  Optional<Leg> agentLeg() {
    return aliveLegs(Role.AGENT).filter(leg -> leg.state().isAnswered()).findFirst();
  }

  /** Whether everybody else has failed, gone, or been taken by others, with the agent still on. */
  boolean agentIsLeftAlone() {
    return !isOver()
        && agentLeg().filter(leg -> leg.conference() == null && !hears(leg)).isPresent()
        && legs(Role.OTHER).findAny().isPresent()
        && aliveLegs(Role.OTHER).allMatch(leg -> talksToStranger(leg))
        && aliveLegs(Role.CONSULTED).noneMatch(leg -> leg.state().isAnswered());
  }

  private boolean hears(Leg leg) {
    return leg.partner() != null && leg(leg.partner()).filter(Leg::isAlive).isPresent();
  }

  private boolean talksToStranger(Leg leg) {
    return leg.partner() != null && leg(leg.partner()).isEmpty();
  }

  /** The consultation that runs, or the last one. */
  public @Nullable Transfer transfer() {
    return story.transfer();
  }

  /** Since when the other party waits for a pick-up, {@code null} while it does not. */
  public @Nullable Instant parkedAt() {
    return story.parkedAt();
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
    return copy(c -> c.legs = next);
  }

  /** The leg is somebody else's from now on. */
  Call withoutLeg(String legId) {
    return copy(c -> c.legs = legs.stream().filter(leg -> !leg.id().equals(legId)).toList());
  }

  Call withTimes(CallTimes changed) {
    return copy(c -> c.times = changed);
  }

  Call withDialingDone() {
    return copy(c -> c.dialing = false);
  }

  Call withHangupRequested(boolean requested) {
    return copy(c -> c.hangupRequested = requested);
  }

  Call withMuted(boolean changed) {
    return copy(c -> c.muted = changed);
  }

  Call withRecording(@Nullable CallRecording changed) {
    return copy(c -> c.recording = changed);
  }

  Call withStory(CallStory changed) {
    return copy(c -> c.story = changed);
  }

  Call withTransfer(@Nullable Transfer changed) {
    return withStory(story.withTransfer(changed));
  }

  Call withLink(UUID callId, CallLink.Kind kind) {
    return withStory(story.withLink(callId, kind));
  }

  /** The agent talks to somebody else now, about something else perhaps. */
  Call withOther(Party party, @Nullable Subject about) {
    return copy(
        c -> {
          c.other = party;
          c.subject = about;
        });
  }

  Call withTransferredTo(@Nullable Party to) {
    return copy(c -> c.transferredTo = to);
  }

  Call withNobodyLeft() {
    return copy(c -> c.leftFirst = null);
  }

  Call withLeftFirst(Role role) {
    return leftFirst == null ? copy(c -> c.leftFirst = role) : this;
  }

  Call withState(CallState changed) {
    return copy(c -> c.state = changed);
  }

  Call ended(CallCause why, Instant at) {
    return isOver()
        ? this
        : copy(
            c -> {
              c.state = CallState.ENDED;
              c.dialing = false;
              c.muted = false;
              c.recording = null;
              c.story = story.withMonitors(List.of());
              c.times = times.withEnded(at);
              c.cause = why;
            });
  }

  /**
   * The call again as it was when it was seen last, when nobody had seen it end; otherwise itself.
   * Its legs stay gone until each is found again.
   */
  Call reopened() {
    if (cause == null || !cause.code().isGuess()) {
      return this;
    }
    CallTimes again =
        new CallTimes(times.created(), times.answered(), times.ringing(), times.connected(), null);
    CallState start = direction == Direction.INBOUND ? CallState.RINGING : CallState.DIALING;
    return copy(
        c -> {
          c.state = start;
          c.dialing = false;
          c.hangupRequested = false;
          c.leftFirst = null;
          c.times = again;
          c.cause = null;
          c.version = version + 1;
        });
  }

  /** The call with what people say of it; the switch knows nothing of that. */
  public Call noted(@Nullable Subject newSubject, CallNotes newNotes) {
    if (newNotes.equals(notes) && Objects.equals(newSubject, subject)) {
      return this;
    }
    return copy(
        c -> {
          c.subject = newSubject;
          c.notes = newNotes;
          c.version = version + 1;
        });
  }

  /** The call with the supervisors who hear it, as far as the agent may know. */
  public Call monitoredBy(List<CallMonitor> monitors) {
    return isOver() || story.monitors().equals(monitors)
        ? this
        : withStory(story.withMonitors(monitors)).withVersion(version + 1);
  }

  Call withVersion(long changed) {
    return copy(c -> c.version = changed);
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

  private Call copy(Consumer<Copy> change) {
    Copy copy = new Copy(this);
    change.accept(copy);
    return copy.done();
  }

  /** What changes in a call's life. */
  private static final class Copy {
    private final Call original;
    private CallState state;
    private List<Leg> legs;
    private boolean dialing;
    private boolean hangupRequested;
    private boolean muted;
    private @Nullable CallRecording recording;
    private @Nullable Party transferredTo;
    private Party other;
    private @Nullable Subject subject;
    private CallStory story;
    private @Nullable Role leftFirst;
    private CallTimes times;
    private @Nullable CallCause cause;
    private CallNotes notes;
    private long version;

    private Copy(Call call) {
      original = call;
      state = call.state;
      legs = call.legs;
      dialing = call.dialing;
      hangupRequested = call.hangupRequested;
      muted = call.muted;
      recording = call.recording;
      transferredTo = call.transferredTo;
      other = call.other;
      subject = call.subject;
      story = call.story;
      leftFirst = call.leftFirst;
      times = call.times;
      cause = call.cause;
      notes = call.notes;
      version = call.version;
    }

    private Call done() {
      return new Call(
          original.id,
          original.switchName,
          original.callCenter,
          original.agent,
          original.line,
          original.direction,
          other,
          subject,
          original.arrival,
          state,
          legs,
          dialing,
          hangupRequested,
          muted,
          recording,
          transferredTo,
          story,
          leftFirst,
          times,
          cause,
          notes,
          version);
    }
  }
}
