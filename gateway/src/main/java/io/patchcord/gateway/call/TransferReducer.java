package io.patchcord.gateway.call;

import io.patchcord.gateway.switching.CallVariable;
import io.patchcord.gateway.switching.LegFacts;
import io.patchcord.gateway.switching.LegState;
import io.patchcord.gateway.switching.SwitchEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an event makes of a call's consultation. Pure, as {@link CallReducer} is. */
final class TransferReducer {
  private TransferReducer() {}

  /** The call, whose legs know of the event already, with its transfer as it stands now. */
  static Call follow(Call call, SwitchEvent event) {
    if (event instanceof SwitchEvent.LegFound found) {
      Call known = recovered(call, found.leg());
      return settle(known, isRunning(known), event.at());
    }
    Transfer transfer = call.transfer();
    if (transfer == null) {
      return call;
    }
    Transfer next = transfer;
    if (event instanceof SwitchEvent.JobCompleted job && job.jobId().equals(transfer.id())) {
      next =
          job.succeeded()
              ? transfer.answered(job.text().replaceFirst("^\\+OK ", "").strip(), job.at())
              : transfer.cancelled(TransferCause.ofJob(job.text()), TargetPhase.GONE, job.at());
    } else if (event instanceof SwitchEvent.LegRinging ringing && isTarget(call, ringing.legId())) {
      next = transfer.withPhase(TargetPhase.RINGING);
    } else if (event instanceof SwitchEvent.LegsUnbridged parted
        && sentOn(call, parted, Role.OTHER)) {
      next = transfer.cancelled(TransferCause.AGENT_SENT_ON, transfer.phase(), parted.at());
    } else if (event instanceof SwitchEvent.LegsUnbridged parted
        && transfer.isRunning()
        && parted.otherLegId().equals(transfer.targetLeg())
        && sentOn(call, parted, Role.CONSULTED)) {
      next = transfer.cancelled(TransferCause.TARGET_SENT_ON, TargetPhase.GONE, parted.at());
      Call without = call.withoutLeg(parted.otherLegId()).withTransfer(next);
      return settle(without, true, event.at());
    }
    return settle(
        next.equals(transfer) ? call : call.withTransfer(next), transfer.isRunning(), event.at());
  }

  private static boolean isRunning(Call call) {
    Transfer transfer = call.transfer();
    return transfer != null && transfer.isRunning();
  }

  /**
   * Whatever was told, and in whatever order: what the legs do now decides.
   *
   * @param ran whether it was under way before that
   */
  private static Call settle(Call call, boolean ran, Instant at) {
    Transfer transfer = call.transfer();
    if (transfer == null) {
      return call;
    }
    Role talkingTo = hears(call);
    Transfer next = transfer;
    if (transfer.isRunning()) {
      next = progress(call, transfer, at);
    }
    if (next.isRunning() || next.state() == TransferState.CANCELLED) {
      next = next.withTalkingTo(talkingTo);
    }
    if (next.state() == TransferState.CANCELLED && talkingTo == Role.OTHER) {
      next = next.withReturned();
    }
    Call changed = next.equals(transfer) ? call : call.withTransfer(next);
    boolean agentGone = call.aliveLegs(Role.AGENT).findAny().isEmpty();
    boolean now = ran && next.cause() != TransferCause.AGENT_SENT_ON;
    // The agent's leg follows a moment after whom its phone has sent on.
    boolean after =
        next.cause() == TransferCause.TARGET_SENT_ON
            && !next.returned()
            && call.parkedAt() == null
            && !call.isOver();
    if (next.state() == TransferState.CANCELLED && agentGone && (now || after)) {
      // Nobody is left for the other party, who must not be lost: somebody may pick up.
      changed = changed.withStory(changed.story().withParkedAt(at));
      changed = other(changed).isPresent() ? changed.withState(CallState.PARKED) : changed;
    }
    return next.state() == TransferState.COMPLETED
        ? changed.withTransferredTo(next.target())
        : changed;
  }

  private static Transfer progress(Call call, Transfer transfer, Instant at) {
    Leg other = other(call).orElse(null);
    Leg target = target(call, transfer).orElse(null);
    boolean answered = transfer.phase() == TargetPhase.ANSWERED;
    if (answered && target != null && other != null && target.id().equals(other.partner())) {
      return transfer.completed(at);
    }
    Leg agent = call.agentLeg().orElse(null);
    if (answered && areInOne(other, target)) {
      if (areInOne(agent, target)) {
        return transfer.conferenced(at);
      }
      // The three go into the agent's conference one by one, and the agent may be the last.
      boolean agentFollows = agent != null && transfer.conferenceRequested();
      return agentFollows ? transfer : transfer.completed(at);
    }
    // Whom the agent has asked may have taken the agent into a conference of the own, too.
    if (answered && isInOurs(call, agent) && isInOurs(call, target)) {
      boolean otherFollows = other != null && transfer.conferenceRequested();
      return otherFollows ? transfer : transfer.conferenced(at);
    }
    if (other == null && call.legs(Role.OTHER).findAny().isPresent()) {
      return transfer.cancelled(TransferCause.OTHER_HUNG_UP, transfer.phase(), at);
    }
    return answered && target == null
        ? transfer.cancelled(TransferCause.TARGET_HUNG_UP, TargetPhase.GONE, at)
        : transfer;
  }

  /** A transfer of a gateway that was restarted: the leg of who is consulted tells of it. */
  private static Call recovered(Call call, LegFacts leg) {
    Optional<UUID> id = leg.variable(CallVariable.TRANSFER_ID).flatMap(TransferReducer::uuid);
    boolean consulted =
        leg.variable(CallVariable.CONSULTATION_OF).filter(call.id().toString()::equals).isPresent();
    if (!consulted || id.isEmpty()) {
      return call;
    }
    Transfer known = call.transfer();
    if (known != null) {
      return known.id().equals(id.get()) ? call.withTransfer(caughtUp(known, leg)) : call;
    }
    Party target =
        new Party(
            leg.variable(CallVariable.CONSULTED).orElse(leg.line()),
            leg.variable(CallVariable.CONSULTED_NAME).orElse(null));
    Transfer transfer =
        Transfer.started(id.get(), call.id(), target, leg.createdAt())
            .withPhase(TargetPhase.CALLING);
    return call.withTransfer(caughtUp(transfer, leg))
        .withTimes(call.times().withConnected(leg.createdAt()));
  }

  /** How far who is consulted has come meanwhile. */
  private static Transfer caughtUp(Transfer transfer, LegFacts leg) {
    Instant answered = leg.answeredAt();
    if (leg.state().isAnswered() && answered != null) {
      return transfer.answered(leg.legId(), answered);
    }
    return leg.ringingAt() == null ? transfer : transfer.withPhase(TargetPhase.RINGING);
  }

  /** A gap is over, and nobody rings who was to be asked: what became of that was not heard. */
  static Call lostTarget(Call call, Instant at) {
    Transfer transfer = call.transfer();
    boolean lost =
        transfer != null
            && transfer.isRunning()
            && transfer.phase() != TargetPhase.ANSWERED
            && call.aliveLegs(Role.CONSULTED).findAny().isEmpty();
    return lost && transfer != null
        ? settle(
            call.withTransfer(
                transfer.cancelled(TransferCause.UNKNOWN_DURING_OUTAGE, TargetPhase.GONE, at)),
            true,
            at)
        : call;
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  /** The other party's leg, while it lives. */
  static Optional<Leg> other(Call call) {
    return call.aliveLegs(Role.OTHER).findFirst();
  }

  /** The leg of who is consulted, while it lives; before the answer there may be several. */
  static Optional<Leg> target(Call call, Transfer transfer) {
    return Optional.ofNullable(transfer.targetLeg()).flatMap(call::leg).filter(Leg::isAlive);
  }

  /** The agent's phone gave whom it talked to to somebody else, while a third one waits. */
  private static boolean sentOn(Call call, SwitchEvent.LegsUnbridged parted, Role who) {
    boolean away = parted.joinedTo() != null || parted.transferredTo() != null;
    return away && isOf(call, parted.legId(), Role.AGENT) && isOf(call, parted.otherLegId(), who);
  }

  private static boolean isOf(Call call, String legId, Role role) {
    return call.leg(legId).filter(leg -> leg.role() == role).isPresent();
  }

  /** Whether whoever is joined with the agent now does not come in the other party's place. */
  static boolean isTargetsPlaceTaken(Call call) {
    Transfer transfer = call.transfer();
    return transfer != null
        && transfer.isRunning()
        && transfer.phase() == TargetPhase.ANSWERED
        && other(call).isPresent();
  }

  /** Who was asked has joined the agent with somebody else, whom the agent asks from now on. */
  static Call inTargetsPlace(Call call, String newcomer) {
    Transfer transfer = call.transfer();
    return transfer == null || !isTargetsPlaceTaken(call) || call.leg(newcomer).isPresent()
        ? call
        : call.withLeg(Leg.of(newcomer, Role.CONSULTED, LegState.ACTIVE))
            .withTransfer(transfer.withTargetLeg(newcomer));
  }

  private static boolean isTarget(Call call, String legId) {
    return isOf(call, legId, Role.CONSULTED);
  }

  private static boolean areInOne(@Nullable Leg leg, @Nullable Leg other) {
    return leg != null
        && other != null
        && leg.conference() != null
        && leg.conference().equals(other.conference());
  }

  private static boolean isInOurs(Call call, @Nullable Leg leg) {
    return leg != null && Conferences.nameOf(call.id()).equals(leg.conference());
  }

  /** Whom the agent hears, also in a conference: the other party, before who is consulted. */
  static @Nullable Role hears(Call call) {
    String room = call.agentLeg().map(Leg::conference).orElse(null);
    return room == null
        ? talkingTo(call)
        : Stream.of(Role.OTHER, Role.CONSULTED)
            .filter(role -> call.aliveLegs(role).anyMatch(leg -> room.equals(leg.conference())))
            .findFirst()
            .orElse(null);
  }

  /** Whom the agent's leg is joined with. */
  static @Nullable Role talkingTo(Call call) {
    return call.agentLeg()
        .map(Leg::partner)
        .flatMap(call::leg)
        .filter(Leg::isAlive)
        .map(Leg::role)
        .orElse(null);
  }
}
