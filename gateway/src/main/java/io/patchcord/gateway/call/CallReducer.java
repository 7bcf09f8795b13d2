package io.patchcord.gateway.call;

import io.patchcord.gateway.switching.CallVariable;
import io.patchcord.gateway.switching.LegFacts;
import io.patchcord.gateway.switching.LegState;
import io.patchcord.gateway.switching.SwitchEvent;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What an event makes of a call. A pure function: nothing but the call and the event decides.
 *
 * <p>Order holds within a leg only: the end of one leg may be told before the beginning of the
 * other, so a call's state is always derived from what is known of its legs.
 */
public final class CallReducer {
  private CallReducer() {}

  /**
   * @return the call after the event; the same object when the event changes nothing
   */
  public static Call apply(Call call, SwitchEvent event) {
    Call live = returned(call, event);
    if (live.isOver()) {
      return call;
    }
    Call next = derive(TransferReducer.follow(follow(live, event), event), event);
    if (next.state() == CallState.PARKED && live.state() != CallState.PARKED) {
      // Who hung up and left somebody waiting may come back: that leg is wanted.
      next = next.withHangupRequested(false);
    }
    return next.equals(call) ? call : next.withVersion(call.version() + 1);
  }

  /** A leg that was thought to be gone comes up again: a restarted switch has rebuilt it. */
  private static Call returned(Call call, SwitchEvent event) {
    boolean again =
        event instanceof SwitchEvent.LegCreated created
            && call.leg(created.legId()).filter(leg -> !leg.isAlive()).isPresent();
    return again ? call.reopened() : call;
  }

  /** The dial command came to nothing, by what this side knows: no event will tell it. */
  static Call dialFailed(Call call, CauseCode code, Instant at) {
    if (call.isOver() || call.aliveLegs(Role.AGENT).findAny().isPresent()) {
      return call;
    }
    CallCause cause =
        call.legs(Role.AGENT).findAny().isPresent() || call.hangupRequested()
            ? CauseRules.dialFailed(call, "")
            : new CallCause(code, null, null);
    return call.ended(cause, at).withVersion(call.version() + 1);
  }

  /** The agent asked to send the other party on; the hang-up that follows is no end of theirs. */
  static Call transferRequested(Call call, Party to) {
    return call.isOver() ? call : call.withTransferredTo(to).withVersion(call.version() + 1);
  }

  /** The transfer came to nothing: the agent still has the other party. */
  static Call transferFailed(Call call) {
    return call.isOver() || call.transferredTo() == null
        ? call
        : call.withTransferredTo(null).withVersion(call.version() + 1);
  }

  /** The switch tells of no pause; its reply is all that there is. */
  static Call recordingPaused(Call call, boolean paused) {
    CallRecording running = call.recording();
    return running == null || running.paused() == paused
        ? call
        : call.withRecording(running.withPaused(paused)).withVersion(call.version() + 1);
  }

  /** The agent asked to let the other party wait for a pick-up, or that came to nothing. */
  static Call parkRequested(Call call, @Nullable Instant at) {
    if (call.isOver()) {
      return call;
    }
    Call next = call.withStory(call.story().withParkedAt(at));
    boolean stays = at == null && next.agentLeg().isPresent() && next.times().connected() != null;
    return (stays ? next.withState(whileConnected(next)) : next).withVersion(call.version() + 1);
  }

  /** Changes the consultation by what no event tells. */
  static Call transfer(Call call, UnaryOperator<Transfer> change) {
    Transfer transfer = call.transfer();
    Transfer next = transfer == null ? null : change.apply(transfer);
    return call.isOver() || next == null || next.equals(transfer)
        ? call
        : call.withTransfer(next).withVersion(call.version() + 1);
  }

  static Call hangupRequested(Call call) {
    return call.isOver() || call.hangupRequested()
        ? call
        : call.withHangupRequested(true).withVersion(call.version() + 1);
  }

  private static Call follow(Call call, SwitchEvent event) {
    if (event instanceof SwitchEvent.LegCreated created) {
      return onLeg(call, created.leg());
    }
    if (event instanceof SwitchEvent.LegFound found) {
      return onFound(call, found.leg());
    }
    if (event instanceof SwitchEvent.JobCompleted job) {
      return onJob(call, job);
    }
    if (event instanceof SwitchEvent.LegsBridged bridged) {
      return onBridge(call, bridged);
    }
    if (event instanceof SwitchEvent.LegJoinedConference joined) {
      return onConference(call, joined.legId(), joined.conference(), joined.at());
    }
    if (event instanceof SwitchEvent.OfLeg ofLeg) {
      return call.leg(ofLeg.legId()).map(leg -> onLegEvent(call, leg, ofLeg)).orElse(call);
    }
    return call;
  }

  private static Call onLegEvent(Call call, Leg leg, SwitchEvent.OfLeg event) {
    if (event instanceof SwitchEvent.LegStateChanged changed) {
      // The end comes with its reason in LegEnded.
      return changed.state() == LegState.HANGUP
          ? call
          : call.withLeg(leg.withState(changed.state()));
    }
    if (event instanceof SwitchEvent.LegRinging ringing) {
      boolean awaited =
          leg.role() == (call.direction() == Direction.OUTBOUND ? Role.OTHER : Role.AGENT);
      Call next = ringing.notifiable() ? call : call.withLeg(leg.deaf());
      return awaited ? next.withTimes(call.times().withRinging(ringing.at())) : next;
    }
    if (event instanceof SwitchEvent.LegAnswered answered) {
      Call next = call.withLeg(leg.withState(LegState.ACTIVE));
      return leg.role() == Role.AGENT
          ? next.withTimes(call.times().withAnswered(answered.at()))
          : next;
    }
    if (event instanceof SwitchEvent.LegsUnbridged parted) {
      return onUnbridge(call, leg, parted);
    }
    if (event instanceof SwitchEvent.LegLeftConference left) {
      return left.conference().equals(leg.conference())
          ? call.withLeg(leg.withConference(null))
          : call;
    }
    if (event instanceof SwitchEvent.LegMuted muted) {
      return leg.role() == Role.AGENT ? call.withMuted(muted.muted()) : call;
    }
    if (event instanceof SwitchEvent.RecordingStarted started) {
      // A colleague who talks to the agent may record, too; that is in the colleague's call.
      return leg.role() == Role.AGENT
          ? call.withRecording(new CallRecording(started.path(), false, started.at()))
          : call;
    }
    if (event instanceof SwitchEvent.RecordingStopped stopped) {
      CallRecording running = call.recording();
      return running != null && running.path().equals(stopped.path())
          ? call.withRecording(null)
          : call;
    }
    if (event instanceof SwitchEvent.LegEnded ended) {
      return call.withLeg(leg.ended(ended.cause(), ended.ending()));
    }
    if (event instanceof SwitchEvent.LegVanished) {
      return call.withLeg(leg.ended(CauseRules.VANISHED, CauseRules.VANISHED_ENDING));
    }
    return call;
  }

  private static Call onUnbridge(Call call, Leg leg, SwitchEvent.LegsUnbridged parted) {
    Call next = call.withLeg(leg.parted(parted.otherLegId()));
    Leg partner = next.leg(parted.otherLegId()).orElse(null);
    if (partner != null) {
      next = next.withLeg(partner.parted(leg.id()));
    }
    boolean ofOther = partner == null || partner.role() != Role.CONSULTED;
    if (parted.transferredTo() != null && leg.role() == Role.AGENT && ofOther) {
      // The agent sent the other party on by the keys of the phone.
      String number = parted.transferredTo().isEmpty() ? null : parted.transferredTo();
      next = next.withTransferredTo(new Party(number, null));
    }
    Role other = leg.role() == Role.AGENT ? Role.OTHER : Role.AGENT;
    if (next.transfer() != null && next.transfer().isRunning()) {
      return next; // they part to talk to others, and nobody leaves
    }
    return next.withLeftFirst(parted.endingFirst() ? leg.role() : other);
  }

  private static Call onLeg(Call call, LegFacts facts) {
    Leg known = call.leg(facts.legId()).orElse(null);
    if (known != null) {
      return call.withLeg(known.found(facts.state()));
    }
    Role role = roleOf(facts, call);
    Call next = call.withLeg(Leg.of(facts.legId(), role, facts.state()));
    String callerLeg = facts.otherLegId();
    if (role == Role.OTHER && isSentOn(call, facts) && facts.dialledNumber() != null) {
      next = next.withOther(new Party(facts.dialledNumber(), null), call.subject());
    }
    boolean called = call.direction() == Direction.INBOUND && role == Role.AGENT;
    // Who calls was there before the agent's phone rang, and is not told of again.
    return called && callerLeg != null && next.leg(callerLeg).isEmpty()
        ? next.withLeg(Leg.of(callerLeg, Role.OTHER, LegState.RINGING))
        : next;
  }

  /** Whom the agent talked to has sent the agent's leg on, and it calls somebody else now. */
  private static boolean isSentOn(Call call, LegFacts callee) {
    Transfer transfer = call.transfer();
    boolean apart = transfer != null && (transfer.isRunning() || transfer.keepsApart());
    boolean awaited = apart && call.aliveLegs(Role.OTHER).findAny().isPresent();
    return call.times().connected() != null
        && !awaited // the other party waits, and comes back
        && callee.createdByOtherLeg()
        && call.agentLeg().filter(leg -> leg.id().equals(callee.otherLegId())).isPresent();
  }

  /**
   * Whose leg this is in the call: the agent's is at the agent's line, and on the side it started
   * from.
   */
  static Role roleOf(LegFacts leg, Call call) {
    boolean atLine = call.line().equals(leg.line());
    String about = leg.variable(CallVariable.CONSULTATION_OF).orElse(null);
    if (about != null) {
      Role elsewhere = atLine ? Role.AGENT : Role.OTHER;
      return about.equals(call.id().toString()) ? Role.CONSULTED : elsewhere;
    }
    boolean named =
        leg.variable(CallVariable.CALL_ID).filter(call.id().toString()::equals).isPresent();
    if (named && atLine && !leg.createdByOtherLeg()) {
      return Role.AGENT; // also one that came back to an incoming call
    }
    boolean startingSide = leg.createdByOtherLeg() == (call.direction() == Direction.INBOUND);
    return startingSide && atLine ? Role.AGENT : Role.OTHER;
  }

  /** A leg after a gap: whatever the events would have told, its present state tells. */
  private static Call onFound(Call call, LegFacts facts) {
    Call next = onLeg(call, facts);
    Leg leg = next.leg(facts.legId()).orElseThrow();
    next = next.withLeg(leg.withState(facts.state()));
    CallTimes times = next.times();
    if (leg.role() == Role.AGENT && facts.state().isAnswered()) {
      times = times.withAnswered(facts.answeredAt());
    }
    // The time of the bridge stands on the leg that came first, whoever's that is.
    if (facts.otherLegId() != null) {
      times = times.withConnected(facts.bridgedAt());
    }
    boolean awaited =
        leg.role() == (call.direction() == Direction.OUTBOUND ? Role.OTHER : Role.AGENT);
    if (awaited && facts.ringingAt() != null && call.times().connected() == null) {
      times = times.withRinging(facts.ringingAt());
    }
    String partner = facts.bridgedAt() == null ? null : facts.otherLegId();
    leg = next.leg(facts.legId()).orElseThrow().withConference(null).withPartner(partner);
    next = next.withLeg(leg);
    if (facts.conference() != null) {
      next = onConference(next, leg.id(), facts.conference(), null);
      times = times.withConnected(facts.answeredAt());
    }
    if (leg.role() == Role.AGENT) {
      next = next.withMuted(facts.isMuted()).withRecording(recording(next, facts));
    }
    if (leg.role() == Role.OTHER && partner == null && facts.conference() == null) {
      next = parkedMeanwhile(next, facts);
    }
    return next.withTimes(times);
  }

  /** The agent's command to let the party wait was carried out, and nobody had heard of that. */
  private static Call parkedMeanwhile(Call call, LegFacts facts) {
    Transfer transfer = call.transfer();
    Instant since = facts.time(CallVariable.PARKED).orElse(null);
    boolean waits = call.parkedAt() == null && (transfer == null || !transfer.isRunning());
    return waits && since != null ? call.withStory(call.story().withParkedAt(since)) : call;
  }

  /** What a recording is, stands in variables of ours: the switch does not tell it of a channel. */
  private static @Nullable CallRecording recording(Call call, LegFacts facts) {
    String path = facts.recording().orElse(null);
    if (path == null) {
      return null;
    }
    boolean paused = facts.variable(CallVariable.RECORDING_PAUSED).isPresent();
    CallRecording known = call.recording();
    Instant since = known != null && known.path().equals(path) ? known.since() : facts.createdAt();
    return new CallRecording(path, paused, since);
  }

  private static Call onBridge(Call call, SwitchEvent.LegsBridged bridged) {
    Leg leg = call.leg(bridged.legId()).orElse(null);
    Leg other = call.leg(bridged.otherLegId()).orElse(null);
    boolean agents = isAgents(leg) || isAgents(other);
    if (!agents && (leg == null || other == null)) {
      return leg == null
          ? onStranger(call, other, bridged.legId(), bridged.at())
          : onStranger(call, leg, bridged.otherLegId(), bridged.at());
    }
    Call next = call;
    for (String legId : new String[] {bridged.legId(), bridged.otherLegId()}) {
      if (next.leg(legId).isEmpty()) {
        next = next.withLeg(Leg.of(legId, Role.OTHER, LegState.ACTIVE));
      }
    }
    next = joined(next, bridged.legId(), bridged.otherLegId());
    next = joined(next, bridged.otherLegId(), bridged.legId());
    if (!agents) {
      return next;
    }
    return next.withNobodyLeft()
        .withStory(next.story().withParkedAt(null))
        .withTimes(next.times().withAnswered(bridged.at()).withConnected(bridged.at()));
  }

  private static boolean isAgents(@Nullable Leg leg) {
    return leg != null && leg.role() == Role.AGENT && leg.isAlive();
  }

  /** Somebody else took the other party, who may have been waiting for that. */
  private static Call onStranger(Call call, @Nullable Leg known, String stranger, Instant at) {
    if (known == null) {
      return call;
    }
    boolean waited =
        call.state() == CallState.PARKED && known.role() == Role.OTHER && known.isAlive();
    return waited
        ? call.ended(new CallCause(CauseCode.PICKED_UP, null, null), at)
        : call.withLeg(known.withPartner(stranger));
  }

  /** The router tells of those only that the agent's call has to do with. */
  private static Call onConference(
      Call call, String legId, String name, @Nullable Instant joinedAt) {
    Leg known = call.leg(legId).orElseGet(() -> Leg.of(legId, Role.CONSULTED, LegState.ACTIVE));
    Call next = call.withLeg(known.withConference(name)).withNobodyLeft();
    // Who is taken straight into it is never bridged.
    return known.role() == Role.AGENT
        ? next.withTimes(next.times().withAnswered(joinedAt).withConnected(joinedAt))
        : next;
  }

  private static Call joined(Call call, String legId, String partner) {
    return call.leg(legId).map(leg -> call.withLeg(together(leg, partner))).orElse(call);
  }

  /** A hold that ended because the leg was joined with another one is not told to be over. */
  private static Leg together(Leg leg, String partner) {
    Leg back = leg.state() == LegState.UNHELD ? leg.withState(LegState.ACTIVE) : leg;
    return back.withPartner(partner);
  }

  private static Call onJob(Call call, SwitchEvent.JobCompleted job) {
    if (!job.jobId().equals(call.id())) {
      return call;
    }
    return job.succeeded()
        ? call.withDialingDone()
        : call.ended(CauseRules.dialFailed(call, job.text()), job.at());
  }

  private static Call derive(Call call, SwitchEvent event) {
    if (call.isOver()) {
      return call;
    }
    boolean hadAgent = call.legs(Role.AGENT).findAny().isPresent();
    boolean agentGone = hadAgent && call.aliveLegs(Role.AGENT).findAny().isEmpty();
    // While the line rings, another phone of it may still be on its way: the job's end decides.
    if (agentGone && (call.times().answered() != null || !call.dialing())) {
      return goesOnWithoutAgent(call)
          ? call.withState(call.parkedAt() == null ? CallState.HELD : CallState.PARKED)
          : call.ended(CauseRules.ended(call, event), event.at());
    }
    if (call.state() == CallState.PARKED && call.parkedAt() != null) {
      return call.aliveLegs(Role.OTHER).findAny().isPresent()
          ? call
          : call.ended(CauseRules.ended(call, event), event.at());
    }
    if (call.times().connected() != null) {
      return call.withState(whileConnected(call));
    }
    if (call.direction() == Direction.INBOUND) {
      return call.withState(CallState.RINGING);
    }
    return call.withState(
        call.times().answered() == null ? CallState.DIALING : CallState.CONNECTING);
  }

  /** The other party waits to be picked up, or for whom the agent has asked. */
  private static boolean goesOnWithoutAgent(Call call) {
    Transfer transfer = call.transfer();
    return call.aliveLegs(Role.OTHER).findAny().isPresent()
        && (call.parkedAt() != null || (transfer != null && transfer.isRunning()));
  }

  /** Whether the agent's leg was sent on to somebody who is called now; only a bridge ends that. */
  private static boolean callsAgain(Call call, Leg agents) {
    boolean alone = agents.partner() == null && agents.conference() == null;
    return agents.state() == LegState.RING_WAIT || (call.state() == CallState.CONNECTING && alone);
  }

  private static CallState whileConnected(Call call) {
    if (call.agentLeg().filter(leg -> callsAgain(call, leg)).isPresent()) {
      return CallState.CONNECTING;
    }
    Transfer transfer = call.transfer();
    String room = call.agentLeg().map(Leg::conference).orElse(null);
    boolean waits =
        transfer != null
            && transfer.keepsApart()
            && call.aliveLegs(Role.OTHER)
                .anyMatch(leg -> leg.conference() == null || !leg.conference().equals(room));
    // On the way to the park the hold ends first, and nobody talks for that.
    boolean parting = call.state() == CallState.HELD && call.parkedAt() != null;
    return waits || parting || Actions.isHeld(call.agentLegState())
        ? CallState.HELD
        : CallState.ACTIVE;
  }
}
