package io.patchcord.gateway.call;

import io.patchcord.gateway.switching.CallVariable;
import io.patchcord.gateway.switching.SwitchCommand;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The commands of consultation, conference and park: what each sends, and what confirms it. */
final class TransferCommands {
  private final Clock clock;

  TransferCommands(Clock clock) {
    this.clock = clock;
  }

  /**
   * Parts agent and other party; who is consulted is called when that is done.
   *
   * @param forgotten run when it will not be done
   */
  CallCommand consult(Transfer started, Runnable forgotten) {
    return new CallCommand(
        Action.CONSULTATION,
        call -> {
          Transfer transfer = call.transfer();
          return transfer != null
              && transfer.id().equals(started.id())
              && (transfer.talkingTo() == null || !transfer.isRunning());
        },
        call -> call.withTransfer(started).withVersion(call.version() + 1),
        call ->
            SwitchCommand.part(
                agentLeg(call).id(),
                other(call).id(),
                call.state() == CallState.HELD,
                variables(call, CallVariable.TRANSFER_ID, started.id().toString())),
        null,
        call -> {
          forgotten.run();
          return CallReducer.transfer(
              call,
              transfer ->
                  transfer.id().equals(started.id())
                      ? transfer.cancelled(
                          TransferCause.COMMAND_FAILED, TargetPhase.GONE, clock.instant())
                      : transfer);
        });
  }

  /** Who was consulted has answered, and is to hear the agent. */
  CallCommand joinTarget() {
    return CallCommand.automatic(
        Action.CONSULTATION,
        call -> hears(call, Role.CONSULTED),
        call -> bring(agentLeg(call), target(call)),
        // If the agent has left meanwhile, the two others are joined instead.
        call -> call.agentLeg().isPresent() ? failed(call) : call,
        call -> call.agentLeg().isPresent() && hasTarget(call));
  }

  private Call failed(Call call) {
    return CallReducer.transfer(
        call,
        transfer ->
            transfer.cancelled(TransferCause.COMMAND_FAILED, transfer.phase(), clock.instant()));
  }

  /** The other party has hung up, and the agent goes on with whom was consulted. */
  CallCommand stayWithTarget() {
    return CallCommand.automatic(
        Action.CONSULTATION,
        call -> hears(call, Role.CONSULTED),
        call -> bring(agentLeg(call), target(call)),
        UnaryOperator.identity(),
        call -> call.agentLeg().isPresent() && targetOf(call) != null);
  }

  /** The other party is joined with whom the agent has consulted; the agent then leaves. */
  CallCommand complete() {
    return CallCommand.confirmedByEvent(
        Action.COMPLETE,
        // An agent who has left is followed by completeForAgent, which waits for this one.
        isOver(TransferState.COMPLETED).or(call -> hasTarget(call) && call.agentLeg().isEmpty()),
        call -> {
          String room = agentLeg(call).conference();
          // The agent is where the other party is: the one asked follows when the agent has left.
          return room != null && room.equals(other(call).conference())
              ? SwitchCommand.hangUp(agentLeg(call).id())
              : joinBoth(call);
        });
  }

  /**
   * The same because the agent has hung up.
   *
   * @param isOtherToBeHad whether the other party has not gone elsewhere
   */
  CallCommand completeForAgent(Predicate<Call> isOtherToBeHad) {
    return CallCommand.automatic(
        Action.COMPLETE,
        isOver(TransferState.COMPLETED),
        TransferCommands::joinBoth,
        this::failed,
        call -> isOtherToBeHad.test(call) && hasTarget(call));
  }

  /** Who is consulted is hung up, and the agent has the other party back. */
  CallCommand cancel() {
    return new CallCommand(
        Action.CANCEL,
        call -> {
          Transfer transfer = call.transfer();
          return transfer == null
              || (transfer.state() == TransferState.CANCELLED
                  && (transfer.returned() || !canTakeBack(call)));
        },
        call -> CallReducer.transfer(call, transfer -> transfer.withCancelRequested(true)),
        TransferCommands::takeBack,
        null,
        call -> CallReducer.transfer(call, transfer -> transfer.withCancelRequested(false)));
  }

  /** Who is consulted is gone, and the agent gets the other party back. */
  CallCommand returnOther() {
    return CallCommand.automatic(
        Action.CANCEL,
        call -> hears(call, Role.OTHER),
        TransferCommands::takeBack,
        UnaryOperator.identity(),
        TransferCommands::canTakeBack);
  }

  /** Whoever waits hears music; it is sent like a command, so that no joining crosses it. */
  static CallCommand playMusic(String legId) {
    return new CallCommand(
        Action.PARK,
        call -> call.leg(legId).filter(WaitingMusic::isLeftAlone).isEmpty(),
        UnaryOperator.identity(),
        call -> SwitchCommand.playMusic(legId),
        UnaryOperator.identity(),
        UnaryOperator.identity(),
        call -> true,
        true);
  }

  /** The agent hears that the phone of who is consulted rings. */
  static CallCommand playRingingTone() {
    return new CallCommand(
        Action.CONSULTATION,
        call -> !waitsForAnswer(call),
        UnaryOperator.identity(),
        call -> SwitchCommand.playRingingTone(agentLeg(call).id()),
        UnaryOperator.identity(),
        UnaryOperator.identity(),
        call -> true,
        true);
  }

  private static boolean waitsForAnswer(Call call) {
    Transfer transfer = call.transfer();
    return transfer != null
        && transfer.isRunning()
        && transfer.phase() == TargetPhase.RINGING
        && call.agentLeg().filter(PickUps::isAlone).isPresent();
  }

  /** The agent wants the other party back, which has not come back by itself. */
  CallCommand retrieveOther() {
    return new CallCommand(
        Action.RETRIEVE,
        call -> hears(call, Role.OTHER),
        UnaryOperator.identity(),
        TransferCommands::takeBack,
        null,
        UnaryOperator.identity());
  }

  /** Whoever waits is talked to, and whoever was talked to waits. */
  CallCommand swap(Role to) {
    return CallCommand.confirmedByEvent(
        Action.SWAP,
        call -> hears(call, to),
        call -> bring(agentLeg(call), to == Role.OTHER ? other(call) : target(call)));
  }

  /** All three talk to each other. */
  CallCommand conference() {
    return new CallCommand(
        Action.CONFERENCE,
        isOver(TransferState.CONFERENCED),
        call -> CallReducer.transfer(call, transfer -> transfer.withConferenceRequested(true)),
        call -> {
          String room = roomFor(call);
          // Whom the agent hears comes along; both others are fetched when that is nobody.
          List<String> waiting =
              Stream.of(other(call), target(call))
                  .filter(leg -> !talksTo(call, leg.role()) && !room.equals(leg.conference()))
                  .map(Leg::id)
                  .toList();
          Leg agent = agentLeg(call);
          return room.equals(agent.conference())
              ? SwitchCommand.enter(waiting, room)
              : SwitchCommand.conference(
                  agent.id(), waiting, Actions.isHeld(call.agentLegState()), room);
        },
        null,
        call -> CallReducer.transfer(call, transfer -> transfer.withConferenceRequested(false)));
  }

  /**
   * Agent and other party move into a conference, to which more can be added.
   *
   * @param forgotten run when they do not
   */
  CallCommand openConference(Runnable forgotten) {
    return new CallCommand(
        Action.PARTICIPANTS,
        TransferCommands::isInConference,
        UnaryOperator.identity(),
        call ->
            SwitchCommand.conference(
                agentLeg(call).id(),
                List.of(),
                Actions.isHeld(call.agentLegState()),
                Conferences.nameOf(call.id())),
        null,
        call -> {
          forgotten.run();
          return call;
        });
  }

  /** Somebody who was taken into the conference is hung up. */
  CallCommand drop(String legId) {
    return new CallCommand(
        Action.PARTICIPANTS,
        call -> call.leg(legId).filter(Leg::isAlive).isEmpty(),
        UnaryOperator.identity(),
        call -> SwitchCommand.hangUp(legId),
        null,
        UnaryOperator.identity(),
        call -> !call.isOver(),
        false);
  }

  /** The other party waits, and the agent leaves. */
  CallCommand park() {
    Instant now = clock.instant();
    return new CallCommand(
        Action.PARK,
        call -> call.state() == CallState.PARKED,
        call -> CallReducer.parkRequested(call, now),
        call ->
            SwitchCommand.park(
                agentLeg(call).id(),
                other(call).id(),
                call.state() == CallState.HELD,
                variables(
                    call, CallVariable.PARKED, Long.toString(clock.instant().toEpochMilli()))),
        null,
        call -> CallReducer.parkRequested(call, null));
  }

  private static SwitchCommand takeBack(Call call) {
    Leg target = targetOf(call);
    // Who else is in a conference with the agent was not asked, and stays there.
    List<String> consulted =
        call.aliveLegs(Role.CONSULTED)
            .filter(leg -> leg.conference() == null || leg.equals(target))
            .map(Leg::id)
            .toList();
    Transfer transfer = call.transfer();
    if (transfer != null && transfer.talkingTo() == Role.OTHER) {
      return SwitchCommand.hangUp(consulted); // also in a conference of the other party's
    }
    Leg other = other(call);
    if (other.conference() != null) {
      return SwitchCommand.enterAndEnd(consulted, agentLeg(call).id(), other.conference());
    }
    return isInConference(call)
        ? SwitchCommand.joinAndEnd(consulted, other.id(), agentLeg(call).id())
        : SwitchCommand.joinInstead(consulted, other.id(), agentLeg(call).id());
  }

  /**
   * Joins a leg with another one: in the conference that one is in meanwhile, with who is there.
   */
  private static SwitchCommand bring(Leg leg, Leg to) {
    return to.conference() == null
        ? SwitchCommand.join(leg.id(), to.id())
        : SwitchCommand.enter(List.of(leg.id()), to.conference());
  }

  /** Joins the other party with whom the agent has asked. */
  private static SwitchCommand joinBoth(Call call) {
    return other(call).conference() == null
        ? SwitchCommand.join(other(call).id(), target(call).id())
        : bring(target(call), other(call));
  }

  /** The conference that one of those is in who are to talk to each other, or the call's own. */
  private static String roomFor(Call call) {
    return Stream.of(other(call), target(call))
        .map(Leg::conference)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseGet(() -> Conferences.nameOf(call.id()));
  }

  static boolean canTakeBack(Call call) {
    return call.agentLeg().isPresent() && TransferReducer.other(call).isPresent();
  }

  /** What tells a restarted gateway of a call whose legs do not tell of each other any more. */
  private static Map<CallVariable, String> variables(Call call, CallVariable also, String value) {
    Map<CallVariable, String> variables = new EnumMap<>(CallVariable.class);
    variables.put(CallVariable.CALL_ID, call.id().toString());
    variables.put(CallVariable.AGENT, call.agent());
    variables.put(also, value);
    return variables;
  }

  static boolean talksTo(Call call, Role role) {
    return TransferReducer.talkingTo(call) == role;
  }

  /** Whether the agent hears whom that is, alone or among others. */
  private static boolean hears(Call call, Role role) {
    return TransferReducer.hears(call) == role;
  }

  static boolean isInConference(Call call) {
    return call.agentLeg().map(Leg::conference).isPresent();
  }

  private static Predicate<Call> isOver(TransferState state) {
    return call -> {
      Transfer transfer = call.transfer();
      return transfer != null && transfer.state() == state;
    };
  }

  static boolean hasTarget(Call call) {
    Transfer transfer = call.transfer();
    return transfer != null && transfer.isRunning() && targetOf(call) != null;
  }

  private static @Nullable Leg targetOf(Call call) {
    Transfer transfer = call.transfer();
    return transfer == null ? null : TransferReducer.target(call, transfer).orElse(null);
  }

  private static Leg target(Call call) {
    Leg target = targetOf(call);
    if (target == null) {
      throw new IllegalStateException("nobody who was consulted is there");
    }
    return target;
  }

  private static Leg other(Call call) {
    return TransferReducer.other(call)
        .orElseThrow(() -> new IllegalStateException("the other party is gone"));
  }

  private static Leg agentLeg(Call call) {
    return call.agentLeg().orElseThrow(() -> new IllegalStateException("the agent is not on"));
  }
}
