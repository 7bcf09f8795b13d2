package io.patchcord.gateway.call;

import io.patchcord.gateway.switching.CallVariable;
import io.patchcord.gateway.switching.DisplayName;
import io.patchcord.gateway.switching.LegRequest;
import io.patchcord.gateway.switching.Switch;
import io.patchcord.gateway.switching.SwitchCommand;
import io.patchcord.gateway.switching.SwitchUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Consultations. What an agent asks for goes through the call's queue of commands; what follows
 * from an event, such as that the one who is consulted has answered, goes there too.
 */
public final class Transfers implements CallListener {
  private static final Logger LOG = LoggerFactory.getLogger(Transfers.class);

  /** A job's result comes after the ringing; this much later it is late. */
  private static final Duration SLACK = Duration.ofSeconds(12);

  private final Switch phoneSystem;
  private final CallRegistry registry;
  private final CallMailboxes mailboxes;
  private final CommandQueues queues;
  private final CallSettings settings;
  private final ScheduledExecutorService timer;
  private final Clock clock;
  private final TransferCommands commands;

  /** Whom to call once agent and other party are parted; not more than commands that wait. */
  private final Map<UUID, LegRequest> waiting = new ConcurrentHashMap<>();

  Transfers(
      Switch phoneSystem,
      CallRegistry registry,
      CallMailboxes mailboxes,
      CommandQueues queues,
      CallSettings settings,
      ScheduledExecutorService timer,
      Clock clock) {
    this.phoneSystem = phoneSystem;
    this.registry = registry;
    this.mailboxes = mailboxes;
    this.queues = queues;
    this.settings = settings;
    this.timer = timer;
    this.clock = clock;
    this.commands = new TransferCommands(clock);
  }

  /**
   * What was accepted.
   *
   * @param commandId by which {@code command-failed} names it
   */
  public record Accepted(UUID commandId, Transfer transfer) {}

  /**
   * Lets the other party wait, and calls somebody for the agent.
   *
   * @param requestId what the request is called that asked for it; {@code null} for none
   * @throws SwitchUnavailableException when there is no connection to the switch
   * @throws ActionNotPossibleException when the call does not offer it
   * @throws TooManyCommandsException when too many commands wait for the call
   */
  public Accepted consult(Call call, Callee callee, @Nullable String requestId) {
    requireConnection();
    Transfer transfer =
        Transfer.started(UUID.randomUUID(), call.id(), callee.party(), clock.instant());
    LegRequest request = request(transfer, callee, requestId);
    registry.bindJob(transfer.id(), call.id());
    waiting.put(transfer.id(), request);
    Runnable forgotten = () -> waiting.remove(transfer.id());
    UUID commandId;
    try {
      commandId = queues.submit(call, commands.consult(transfer, forgotten));
    } catch (RuntimeException refused) {
      forgotten.run();
      throw refused;
    }
    return new Accepted(commandId, transfer);
  }

  /**
   * Does something with a consultation.
   *
   * @param action COMPLETE, CANCEL, SWAP or CONFERENCE
   * @return as {@link #consult}
   */
  public Accepted ask(Call call, Transfer transfer, Action action) {
    requireConnection();
    CallCommand command =
        switch (action) {
          case COMPLETE -> commands.complete();
          case CANCEL -> commands.cancel();
          case CONFERENCE -> commands.conference();
          case SWAP ->
              commands.swap(transfer.talkingTo() == Role.OTHER ? Role.CONSULTED : Role.OTHER);
          default -> throw new IllegalArgumentException(action + " is not of a transfer");
        };
    return new Accepted(queues.submit(call, command), transfer);
  }

  /** Called under the registry's lock: what follows is done later. */
  @Override
  public void onChange(@Nullable Call before, Call after) {
    Transfer is = after.transfer();
    if (is == null || before == null) {
      return;
    }
    Transfer was = before.transfer();
    boolean known = was != null && was.id().equals(is.id());
    boolean answered =
        is.phase() == TargetPhase.ANSWERED
            && !(known && was != null && was.phase() == TargetPhase.ANSWERED);
    boolean wasRinging = known && was != null && was.phase() == TargetPhase.RINGING;
    if (is.phase() == TargetPhase.RINGING && !wasRinging) {
      later(after, call -> queues.submit(call, TransferCommands.playRingingTone()));
    }
    boolean wasRunning = known && was != null && was.isRunning();
    if (is.talkingTo() == null) {
      LegRequest request = waiting.remove(is.id());
      if (request != null && is.isRunning()) {
        later(after, call -> ring(call.id(), request));
      }
    }
    boolean agentLeft = hasAgent(before) && !hasAgent(after);
    if (is.isRunning() && (answered || agentLeft)) {
      onAnswerOrAgentLeft(after, is);
    }
    if (wasRunning && is.state() == TransferState.CANCELLED) {
      onCancelled(after, is);
    }
    if (wasRunning && is.state() == TransferState.COMPLETED) {
      onCompleted(after, is);
    }
    if (known && was != null && is.returned() && !was.returned()) {
      later(after, this::settle);
    }
    if (is.cancelRequested() || !is.isRunning()) {
      endLateTargets(before, after, is);
    }
    if (after.isOver() && !before.isOver()) {
      waiting.remove(is.id());
      if (is.state() == TransferState.CANCELLED && !isHandedOn(after)) {
        // Whoever hung up just after the return may have left the other party waiting.
        timer.schedule(
            () -> later(after, this::endAll),
            is.returned() ? settings.aloneGrace().toMillis() : 0,
            TimeUnit.MILLISECONDS);
      }
    }
  }

  /**
   * After a gap, what should have followed from what nobody heard is done now. In the call's
   * mailbox.
   *
   * @param newcomersPossible whether a phone that was to be called may still begin to ring
   */
  void onResynced(Call call, boolean newcomersPossible) {
    Transfer transfer = call.transfer();
    if (transfer == null || call.isOver() || queues.isBusy(call.id())) {
      return;
    }
    boolean agentWaits = call.agentLeg().filter(PickUps::isAlone).isPresent();
    if (transfer.isRunning()
        && !waiting.containsKey(transfer.id())
        && (transfer.phase() == TargetPhase.RINGING || !newcomersPossible)) {
      registry.update(
          call.id(),
          c -> {
            Call next = TransferReducer.lostTarget(c, clock.instant());
            return next.equals(c) ? c : next.withVersion(c.version() + 1);
          });
    } else if (transfer.state() == TransferState.COMPLETED) {
      onCompleted(call, transfer);
    } else if (transfer.state() == TransferState.CANCELLED
        && transfer.keepsApart()
        && agentWaits
        && TransferReducer.other(call).filter(leg -> leg.partner() == null).isPresent()) {
      queues.submit(call, commands.returnOther());
    }
    if (transfer.isRunning() && transfer.talkingTo() == null && (agentWaits || !hasAgent(call))) {
      onAnswerOrAgentLeft(call, transfer);
    }
  }

  private void onAnswerOrAgentLeft(Call call, Transfer transfer) {
    if (transfer.phase() != TargetPhase.ANSWERED || transfer.cancelRequested()) {
      return;
    }
    later(
        call,
        now ->
            queues.submit(
                now,
                hasAgent(now)
                    ? commands.joinTarget()
                    : commands.completeForAgent(this::isOtherToBeHad)));
  }

  private void onCancelled(Call call, Transfer transfer) {
    if (transfer.cause() == TransferCause.AGENT_SENT_ON) {
      later(
          call,
          now -> {
            endAgents(now);
            endTargets(now);
          });
    } else if (transfer.cause() == TransferCause.TARGET_SENT_ON) {
      // Its phone is done with it; without a consultation the switch would end it by itself.
      later(call, this::endAgents);
    } else if (transfer.cause() == TransferCause.COMMAND_FAILED && !hasAgent(call)) {
      later(call, this::endTargets);
    } else if (transfer.cause() == TransferCause.OTHER_HUNG_UP) {
      later(
          call,
          now -> {
            if (transfer.phase() != TargetPhase.ANSWERED || !hasAgent(now)) {
              endTargets(now);
            } else {
              queues.submit(now, commands.stayWithTarget());
              settleWithTarget(now, transfer);
            }
          });
    } else if (hasAgent(call)
        && !transfer.cancelRequested()
        && transfer.talkingTo() != Role.OTHER) {
      later(call, now -> queues.submit(now, commands.returnOther()));
    }
  }

  /** The two talk; the agent has nothing to do there any more. */
  private void onCompleted(Call call, Transfer transfer) {
    later(
        call,
        now -> {
          endAgents(now);
          TransferReducer.other(now)
              .ifPresent(
                  other ->
                      TransferReducer.target(now, transfer)
                          .ifPresent(target -> settle(now, other, target)));
        });
  }

  private void settleWithTarget(Call call, Transfer transfer) {
    TransferReducer.target(call, transfer)
        .ifPresent(target -> call.agentLeg().ifPresent(agent -> settle(call, agent, target)));
  }

  private static boolean isHandedOn(Call call) {
    CallCause cause = call.cause();
    return cause != null
        && (cause.code() == CauseCode.PICKED_UP || cause.code() == CauseCode.TRANSFERRED);
  }

  /** Agent and other party are together again, and end together. */
  private void settle(Call call) {
    TransferReducer.other(call)
        .ifPresent(other -> call.agentLeg().ifPresent(agent -> settle(call, agent, other)));
  }

  /**
   * Two who talk end together, unless one of them is an agent who asks somebody about another call:
   * that one may let the other wait again.
   */
  private void settle(Call call, Leg leg, Leg with) {
    if (!asksElsewhere(call, leg) && !asksElsewhere(call, with)) {
      run(call, SwitchCommand.settle(leg.id(), with.id()));
    }
  }

  private boolean asksElsewhere(Call call, Leg leg) {
    return askedElsewhere(call, leg, own -> true).anyMatch(Transfer::isRunning);
  }

  /** The consultations in other calls of the agent whose own line it is. */
  private Stream<Transfer> askedElsewhere(Call call, Leg leg, Predicate<Call> which) {
    return registry.ownCallsOf(leg.id()).stream()
        .filter(own -> !own.id().equals(call.id()))
        .filter(which)
        .flatMap(own -> Stream.ofNullable(own.transfer()));
  }

  /**
   * Whether the other party can be given to the one asked. A colleague who was asking this agent,
   * and takes the own other party back, cannot: that this agent's line goes away is a consequence
   * of it, and no hang-up of this agent's.
   */
  private boolean isOtherToBeHad(Call call) {
    return TransferReducer.other(call)
        .filter(other -> other.partner() == null || call.leg(other.partner()).isPresent())
        .filter(
            other ->
                askedElsewhere(call, other, TransferCommands::canTakeBack)
                    .noneMatch(Transfer::isTakingBack))
        .isPresent();
  }

  /** A phone that begins to ring for a consultation that nobody wants any more. */
  private void endLateTargets(Call before, Call after, Transfer transfer) {
    boolean unwanted = transfer.cancelRequested() || transfer.state() == TransferState.CANCELLED;
    if (unwanted) {
      after
          .aliveLegs(Role.CONSULTED)
          .filter(leg -> before.leg(leg.id()).isEmpty())
          .filter(leg -> registry.isTarget(leg.id(), transfer.id()))
          .forEach(leg -> later(after, now -> run(now, SwitchCommand.hangUp(leg.id()))));
    }
  }

  private void endAgents(Call call) {
    call.aliveLegs(Role.AGENT).forEach(leg -> run(call, SwitchCommand.hangUp(leg.id())));
  }

  private void endTargets(Call call) {
    call.aliveLegs(Role.CONSULTED).forEach(leg -> run(call, SwitchCommand.hangUp(leg.id())));
  }

  /** Nobody is left who could do anything for them. */
  private void endAll(Call call) {
    call.legs().stream()
        .filter(leg -> leg.isAlive() && leg.conference() == null)
        .filter(leg -> leg.partner() == null || isOver(call, leg.partner()))
        .forEach(leg -> run(call, SwitchCommand.hangUp(leg.id())));
  }

  private static boolean isOver(Call call, String legId) {
    return call.leg(legId).filter(leg -> !leg.isAlive()).isPresent();
  }

  private LegRequest request(Transfer transfer, Callee callee, @Nullable String requestId) {
    Map<CallVariable, DisplayName> variables = new EnumMap<>(CallVariable.class);
    variables.put(CallVariable.TRANSFER_ID, DisplayName.of(transfer.id().toString()));
    variables.put(CallVariable.CONSULTATION_OF, DisplayName.of(transfer.callId().toString()));
    variables.put(CallVariable.CONSULTED, DisplayName.of(callee.number().value()));
    if (requestId != null) {
      variables.put(CallVariable.REQUEST_ID, DisplayName.of(requestId));
    }
    if (callee.party().name() != null) {
      variables.put(CallVariable.CONSULTED_NAME, DisplayName.of(callee.party().name()));
    }
    return new LegRequest(
        transfer.id(),
        callee.number(),
        callee.isLine(),
        callee.shownNumber(),
        callee.shownName(),
        callee.isLine() ? settings.agentRingTime() : settings.otherRingTime(),
        false,
        LegRequest.Then.park(),
        variables);
  }

  /** Calls who is to be consulted; the outcome is told as that of the job. */
  private void ring(UUID callId, LegRequest request) {
    registry.update(
        callId, call -> CallReducer.transfer(call, t -> t.withPhase(TargetPhase.CALLING)));
    timer.schedule(
        () -> mailboxes.post(callId, () -> giveUp(callId, request.jobId())),
        request.ringTime().plus(SLACK).toMillis(),
        TimeUnit.MILLISECONDS);
    try {
      phoneSystem
          .ring(request)
          .whenComplete(
              (taken, failure) -> {
                if (failure != null) {
                  LOG.warn("Call {}: consulting failed: {}", callId, failure.toString());
                  mailboxes.post(callId, () -> giveUp(callId, request.jobId()));
                }
              });
    } catch (SwitchUnavailableException e) {
      giveUp(callId, request.jobId());
    }
  }

  private void giveUp(UUID callId, UUID transferId) {
    UnaryOperator<Transfer> cancel =
        transfer ->
            transfer.id().equals(transferId) && transfer.phase() != TargetPhase.ANSWERED
                ? transfer.cancelled(
                    TransferCause.COMMAND_FAILED, TargetPhase.GONE, clock.instant())
                : transfer;
    registry.update(callId, call -> CallReducer.transfer(call, cancel));
  }

  private static boolean hasAgent(Call call) {
    return call.aliveLegs(Role.AGENT).findAny().isPresent();
  }

  private void later(Call call, Consumer<Call> work) {
    mailboxes.post(call.id(), () -> registry.find(call.id()).ifPresent(work));
  }

  private void run(Call call, SwitchCommand command) {
    try {
      phoneSystem
          .run(command)
          .whenComplete(
              (done, failure) -> {
                if (failure != null) {
                  LOG.info("Call {}: {} failed: {}", call.id(), command, failure.toString());
                }
              });
    } catch (SwitchUnavailableException e) {
      LOG.warn("Call {}: {} was not sent: {}", call.id(), command, e.getMessage());
    }
  }

  private void requireConnection() {
    Switch.SwitchStatus status = phoneSystem.status();
    if (!status.connected()) {
      throw new SwitchUnavailableException(status.detail());
    }
  }
}
