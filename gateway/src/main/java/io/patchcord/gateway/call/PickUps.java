package io.patchcord.gateway.call;

import io.patchcord.gateway.switching.CallVariable;
import io.patchcord.gateway.switching.Destination;
import io.patchcord.gateway.switching.DisplayName;
import io.patchcord.gateway.switching.LegRequest;
import io.patchcord.gateway.switching.Switch;
import io.patchcord.gateway.switching.SwitchUnavailableException;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings agents to parties that wait, and people into conferences. */
public final class PickUps implements CallListener {
  private static final Logger LOG = LoggerFactory.getLogger(PickUps.class);

  private final Switch phoneSystem;
  private final CallRegistry registry;
  private final CallMailboxes mailboxes;
  private final CommandQueues queues;
  private final CallListener listener;
  private final CallSettings settings;
  private final Clock clock;
  private final TransferCommands commands;

  /** By call, who is to be called once its conference is open; not more than calls. */
  private final Map<UUID, LegRequest> invited = new ConcurrentHashMap<>();

  PickUps(
      Switch phoneSystem,
      CallRegistry registry,
      CallMailboxes mailboxes,
      CommandQueues queues,
      CallListener listener,
      CallSettings settings,
      Clock clock) {
    this.phoneSystem = phoneSystem;
    this.registry = registry;
    this.mailboxes = mailboxes;
    this.queues = queues;
    this.listener = listener;
    this.settings = settings;
    this.clock = clock;
    this.commands = new TransferCommands(clock);
  }

  /**
   * What was accepted.
   *
   * @param commandId by which {@code command-failed} names it
   * @param call the picking agent's
   */
  public record Accepted(UUID commandId, Call call) {}

  /**
   * Rings an agent's line and joins it to the party that waits. The agent who had let it wait goes
   * on with the same call; anybody else gets a call of the own.
   *
   * @throws ActionNotPossibleException when nobody waits
   * @throws SwitchUnavailableException when there is no connection to the switch
   * @throws TooManyCallsException when the bound is reached
   */
  public Accepted pickUp(Call parked, CallOwner by) {
    String waiting = TransferReducer.other(parked).map(Leg::id).orElse(null);
    if (parked.state() != CallState.PARKED || waiting == null) {
      throw new ActionNotPossibleException(parked, Action.PICK_UP);
    }
    Switch.SwitchStatus status = phoneSystem.status();
    if (!status.connected()) {
      throw new SwitchUnavailableException(status.detail());
    }
    UUID commandId = UUID.randomUUID();
    if (by.agent().equals(parked.agent())) {
      ring(parked, commandId, by, waiting, commandId, true);
      return new Accepted(commandId, parked);
    }
    Call call =
        Call.outbound(UUID.randomUUID(), by, parked.other(), parked.subject(), clock.instant());
    registry.add(call);
    // The result of the job is that of the new call's dialling.
    ring(call, call.id(), by, waiting, commandId, true);
    return new Accepted(commandId, call);
  }

  /**
   * Rings the line of the agent who has parked, who did not ask for that: no phone answers by
   * itself.
   *
   * @throws SwitchUnavailableException when there is no connection to the switch
   */
  void recall(Call parked) {
    Leg waiting = TransferReducer.other(parked).orElse(null);
    if (waiting != null) {
      UUID jobId = UUID.randomUUID();
      ring(parked, jobId, ownerOf(parked), waiting.id(), jobId, false);
    }
  }

  private static CallOwner ownerOf(Call call) {
    return new CallOwner(call.agent(), call.line(), call.callCenter(), call.switchName());
  }

  /**
   * Takes one more into the conversation, which becomes a conference. Who cannot be reached is told
   * of by nothing but the missing participant.
   *
   * @throws ActionNotPossibleException when the call does not offer it
   * @throws SwitchUnavailableException when there is no connection to the switch
   * @throws TooManyCommandsException when too many commands wait for the call
   */
  public UUID invite(Call call, Callee callee) {
    UUID jobId = UUID.randomUUID();
    registry.bindJob(jobId, call.id());
    Map<CallVariable, DisplayName> variables = new EnumMap<>(CallVariable.class);
    variables.put(CallVariable.CONSULTATION_OF, DisplayName.of(call.id().toString()));
    variables.put(CallVariable.CONSULTED, DisplayName.of(callee.number().value()));
    // The agent may be in a conference of a colleague's.
    String conference =
        call.agentLeg().map(Leg::conference).orElseGet(() -> Conferences.nameOf(call.id()));
    LegRequest request =
        new LegRequest(
            jobId,
            callee.number(),
            callee.isLine(),
            callee.shownNumber(),
            callee.shownName(),
            callee.isLine() ? settings.agentRingTime() : settings.otherRingTime(),
            false,
            LegRequest.Then.conference(conference),
            variables);
    if (TransferCommands.isInConference(call)) {
      UUID commandId = UUID.randomUUID();
      mailboxes.post(call.id(), () -> ring(call, request, commandId, Action.PARTICIPANTS));
      return commandId;
    }
    if (invited.putIfAbsent(call.id(), request) != null) {
      throw new ActionNotPossibleException(call, Action.PARTICIPANTS);
    }
    try {
      return queues.submit(call, commands.openConference(() -> invited.remove(call.id(), request)));
    } catch (RuntimeException refused) {
      invited.remove(call.id(), request);
      throw refused;
    }
  }

  /** Lets one go who was taken in. */
  public UUID drop(Call call, Leg participant) {
    return queues.submit(call, commands.drop(participant.id()));
  }

  /** Whether the leg hears nobody. */
  static boolean isAlone(Leg leg) {
    return leg.partner() == null && leg.conference() == null;
  }

  /** Nobody is with the other party, and nobody meant that: the agent's line rings. */
  @Override
  public void onChange(@Nullable Call before, Call after) {
    if (after.isOver()) {
      invited.remove(after.id());
    } else if (TransferCommands.isInConference(after)) {
      LegRequest request = invited.remove(after.id());
      if (request != null) {
        UUID commandId = request.jobId();
        mailboxes.post(after.id(), () -> ring(after, request, commandId, Action.PARTICIPANTS));
      }
    }
    Transfer transfer = after.transfer();
    boolean lost =
        after.state() == CallState.PARKED
            && before != null
            && before.state() != CallState.PARKED
            && transfer != null
            && transfer.state() == TransferState.CANCELLED
            && !transfer.returned();
    if (lost) {
      CallOwner owner = ownerOf(after);
      mailboxes.post(
          after.id(),
          () ->
              registry
                  .find(after.id())
                  .filter(call -> call.state() == CallState.PARKED)
                  .ifPresent(call -> pickUp(call, owner)));
    }
  }

  private void ring(
      Call call, UUID jobId, CallOwner by, String waiting, UUID commandId, boolean asked) {
    registry.bindJob(jobId, call.id());
    Map<CallVariable, DisplayName> variables = new EnumMap<>(CallVariable.class);
    variables.put(CallVariable.CALL_ID, DisplayName.of(call.id().toString()));
    variables.put(CallVariable.AGENT, DisplayName.of(by.agent()));
    String number = call.other().number();
    String name = call.other().name();
    LegRequest request =
        new LegRequest(
            jobId,
            new Destination(by.line()),
            true,
            new Destination(number == null ? "anonymous" : number),
            DisplayName.of(name == null ? "" : name),
            settings.agentRingTime(),
            asked,
            LegRequest.Then.intercept(waiting),
            variables);
    mailboxes.post(call.id(), () -> ring(call, request, commandId, Action.PICK_UP));
  }

  private void ring(Call call, LegRequest request, UUID commandId, Action action) {
    try {
      phoneSystem
          .ring(request)
          .whenComplete(
              (taken, failure) -> {
                if (failure != null) {
                  LOG.warn("Call {}: {} failed: {}", call.id(), action, failure.toString());
                  tell(call.id(), commandId, action, CommandFault.COMMAND_REFUSED);
                }
              });
    } catch (SwitchUnavailableException e) {
      tell(call.id(), commandId, action, CommandFault.SWITCH_UNAVAILABLE);
    }
  }

  private void tell(UUID callId, UUID commandId, Action action, CommandFault fault) {
    registry.update(
        callId,
        call ->
            call.dialing()
                ? CallReducer.dialFailed(call, CauseCode.DIAL_FAILED, clock.instant())
                : call);
    registry.standingStill(
        () -> {
          registry
              .find(callId)
              .ifPresent(
                  call ->
                      listener.onCommandFailed(
                          new CommandFailure(commandId, call, action, fault, clock.instant())));
          return true;
        });
  }
}
