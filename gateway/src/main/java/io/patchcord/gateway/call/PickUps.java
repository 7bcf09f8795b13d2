package io.patchcord.gateway.call;

import io.patchcord.gateway.switching.CallVariable;
import io.patchcord.gateway.switching.Destination;
import io.patchcord.gateway.switching.DisplayName;
import io.patchcord.gateway.switching.LegRequest;
import io.patchcord.gateway.switching.Switch;
import io.patchcord.gateway.switching.SwitchUnavailableException;
import io.patchcord.gateway.watch.Watch;
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
  private final LegJobs jobs;
  private final CallSettings settings;
  private final Clock clock;
  private final Watch watch;
  private final TransferCommands commands;

  /** By call, who is to be called once its conference is open; not more than calls. */
  private final Map<UUID, Invitation> invited = new ConcurrentHashMap<>();

  /** Who is to be called, and by which id that is named when it fails. */
  private record Invitation(UUID commandId, LegRequest request) {}

  PickUps(
      Switch phoneSystem,
      CallRegistry registry,
      CallMailboxes mailboxes,
      CommandQueues queues,
      LegJobs jobs,
      CallSettings settings,
      Clock clock,
      Watch watch) {
    this.phoneSystem = phoneSystem;
    this.registry = registry;
    this.mailboxes = mailboxes;
    this.queues = queues;
    this.jobs = jobs;
    this.settings = settings;
    this.clock = clock;
    this.watch = watch;
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
   * @param requestId what the request is called that asked for it; {@code null} for none
   * @throws ActionNotPossibleException when nobody waits
   * @throws SwitchUnavailableException when there is no connection to the switch
   * @throws TooManyCallsException when the bound is reached
   */
  public Accepted pickUp(Call parked, CallOwner by, @Nullable String requestId) {
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
      ring(parked, commandId, by, waiting, commandId, true, requestId);
      return new Accepted(commandId, parked);
    }
    Call call =
        Call.outbound(UUID.randomUUID(), by, parked.other(), parked.subject(), clock.instant());
    registry.add(call);
    // The result of the job is that of the new call's dialling.
    ring(call, call.id(), by, waiting, commandId, true, requestId);
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
      // No request causes it: that it was not picked up does.
      ring(parked, jobId, ownerOf(parked), waiting.id(), jobId, false, null);
    }
  }

  private static CallOwner ownerOf(Call call) {
    return new CallOwner(call.agent(), call.line(), call.callCenter(), call.switchName());
  }

  /**
   * Takes one more into the conversation, which becomes a conference.
   *
   * @param requestId what the request is called that asked for it; {@code null} for none
   * @return the command's id; {@code command-failed} names it too when the one cannot be reached
   * @throws ActionNotPossibleException when the call does not offer it
   * @throws SwitchUnavailableException when there is no connection to the switch
   * @throws TooManyCommandsException when too many commands wait for the call
   */
  public UUID invite(Call call, Callee callee, @Nullable String requestId) {
    UUID jobId = UUID.randomUUID();
    Map<CallVariable, DisplayName> variables = new EnumMap<>(CallVariable.class);
    variables.put(CallVariable.CONSULTATION_OF, DisplayName.of(call.id().toString()));
    variables.put(CallVariable.CONSULTED, DisplayName.of(callee.number().value()));
    if (requestId != null) {
      variables.put(CallVariable.REQUEST_ID, DisplayName.of(requestId));
    }
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
    Invitation invitation = new Invitation(UUID.randomUUID(), request);
    if (TransferCommands.isInConference(call)) {
      mailboxes.post(call.id(), () -> ring(call.id(), invitation));
      return invitation.commandId();
    }
    if (invited.putIfAbsent(call.id(), invitation) != null) {
      throw new ActionNotPossibleException(call, Action.PARTICIPANTS);
    }
    Runnable forgotten = () -> invited.remove(call.id(), invitation);
    try {
      queues.submit(call, commands.openConference(forgotten), invitation.commandId());
      return invitation.commandId();
    } catch (RuntimeException refused) {
      forgotten.run();
      throw refused;
    }
  }

  private void ring(UUID callId, Invitation invitation) {
    jobs.ring(
        phoneSystem,
        invitation.request(),
        new LegJobs.Job(
            callId,
            invitation.commandId(),
            Action.PARTICIPANTS,
            true,
            watch.command(Action.PARTICIPANTS.path(), callId, invitation.commandId())));
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
      Invitation invitation = invited.remove(after.id());
      if (invitation != null) {
        mailboxes.post(after.id(), () -> ring(after.id(), invitation));
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
      mailboxes.post(
          after.id(),
          () ->
              registry
                  .find(after.id())
                  .filter(call -> call.state() == CallState.PARKED)
                  .ifPresent(this::recallSoon));
    }
  }

  private void recallSoon(Call parked) {
    try {
      recall(parked);
    } catch (SwitchUnavailableException e) {
      LOG.info("Call {} waits: {}", parked.id(), e.getMessage());
    }
  }

  private void ring(
      Call call,
      UUID jobId,
      CallOwner by,
      String waiting,
      UUID commandId,
      boolean asked,
      @Nullable String requestId) {
    Map<CallVariable, DisplayName> variables = new EnumMap<>(CallVariable.class);
    variables.put(CallVariable.CALL_ID, DisplayName.of(call.id().toString()));
    variables.put(CallVariable.AGENT, DisplayName.of(by.agent()));
    if (requestId != null) {
      variables.put(CallVariable.REQUEST_ID, DisplayName.of(requestId));
    }
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
    Watch.Command watched = watch.command(Action.PICK_UP.path(), call.id(), commandId);
    LegJobs.Job job = new LegJobs.Job(call.id(), commandId, Action.PICK_UP, asked, watched);
    mailboxes.post(call.id(), () -> jobs.ring(phoneSystem, request, job));
  }
}
