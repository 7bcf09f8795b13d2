package io.patchcord.gateway.call;

import io.patchcord.gateway.switching.CallVariable;
import io.patchcord.gateway.switching.Destination;
import io.patchcord.gateway.switching.DialRequest;
import io.patchcord.gateway.switching.DisplayName;
import io.patchcord.gateway.switching.Resync;
import io.patchcord.gateway.switching.Switch;
import io.patchcord.gateway.switching.SwitchCommand;
import io.patchcord.gateway.switching.SwitchCommandException;
import io.patchcord.gateway.switching.SwitchUnavailableException;
import io.patchcord.gateway.watch.Watch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an agent can do with calls. A command is sent and that is all: what becomes of it, the
 * switch's events tell, and where they don't by the deadline, that is told too.
 */
public final class CallService implements CallListener {
  private static final Logger LOG = LoggerFactory.getLogger(CallService.class);

  /**
   * The dial command's result comes when the line has stopped ringing; this much later it is late.
   */
  private static final Duration DIAL_SLACK = Duration.ofSeconds(12);

  /** What dialling is called where commands are watched. */
  private static final String DIAL = "dial";

  private final Switch phoneSystem;
  private final CallCommands commands;
  private final TransferCommands parting;
  private final CommandQueues queues;
  private final OpenCommands open = new OpenCommands();
  private final Transfers transfers;
  private final PickUps pickUps;
  private final ParkRecall recall;
  private final CallRegistry registry;
  private final CallMailboxes mailboxes;
  private final CallListener listener;
  private final CallSettings settings;
  private final ScheduledExecutorService timer;
  private final Clock clock;
  private final Watch watch;

  /**
   * @param watch told of every command
   */
  public CallService(
      Switch phoneSystem,
      CallRegistry registry,
      CallMailboxes mailboxes,
      CallListener listener,
      LegJobs jobs,
      HoldMusic holdMusic,
      CallSettings settings,
      ScheduledExecutorService timer,
      Clock clock,
      Watch watch) {
    this.phoneSystem = phoneSystem;
    this.registry = registry;
    this.mailboxes = mailboxes;
    this.listener = listener;
    this.settings = settings;
    this.timer = timer;
    this.clock = clock;
    this.watch = watch;
    this.commands = new CallCommands(phoneSystem);
    this.parting = new TransferCommands(clock);
    this.queues =
        new CommandQueues(
            phoneSystem, registry, mailboxes, listener, holdMusic, settings, timer, clock, watch);
    this.transfers =
        new Transfers(phoneSystem, registry, mailboxes, queues, settings, timer, clock);
    this.pickUps =
        new PickUps(phoneSystem, registry, mailboxes, queues, jobs, settings, clock, watch);
    this.recall = new ParkRecall(phoneSystem, registry, pickUps, settings, timer, clock);
  }

  /** Parties that wait, and conferences. */
  public PickUps pickUps() {
    return pickUps;
  }

  /** How many commands are accepted and not decided; dialling and hanging up are not among them. */
  public int commandsWaiting() {
    return queues.waiting();
  }

  /** Consultations. */
  public Transfers transfers() {
    return transfers;
  }

  /**
   * Rings the agent's line and, when it answers, the number.
   *
   * @return the call, {@code DIALING}
   * @throws DuplicateCallException when the id is taken
   * @throws SwitchUnavailableException when there is no connection to the switch
   * @throws TooManyCallsException when the bound is reached
   */
  public Call dial(DialCommand command) {
    Optional<Call> taken = registry.find(command.id());
    if (taken.isPresent()) {
      throw new DuplicateCallException(taken.get());
    }
    requireConnection();
    Subject subject = command.subject();
    Call call =
        Call.outbound(
            command.id(),
            command.owner(),
            new Party(command.number().value(), subject == null ? null : subject.name()),
            subject,
            // To the millisecond, as the switch is told it, so that it is the same after a restart.
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    Optional<Call> existing = registry.add(call);
    if (existing.isPresent()) {
      throw new DuplicateCallException(existing.get());
    }
    open.dialling(call.id(), watch.command(DIAL, call.id(), call.id()));
    LogWords words = LogWords.here();
    mailboxes.post(
        call.id(),
        () ->
            words.during(
                () ->
                    open.sendingDial(
                        call.id(), () -> send(command, call.times().created(), words))));
    timer.schedule(
        () -> failDial(call.id(), late()),
        settings.agentRingTime().plus(DIAL_SLACK).toMillis(),
        TimeUnit.MILLISECONDS);
    return call;
  }

  /**
   * Hangs the agent's side up, which ends the call. On a call that is over it does nothing.
   *
   * @return the command's id, by which {@code command-failed} names it
   * @throws SwitchUnavailableException when there is no connection to the switch
   */
  public UUID hangUp(Call call) {
    UUID commandId = UUID.randomUUID();
    if (call.isOver()) {
      return commandId;
    }
    requireConnection();
    open.hangingUp(
        call.id(), commandId, () -> watch.command(Action.HANGUP.path(), call.id(), commandId));
    LogWords words = LogWords.here();
    mailboxes.post(
        call.id(),
        () ->
            words.during(
                () -> {
                  registry.update(call.id(), CallReducer::hangupRequested);
                  open.sendingHangUp(
                      call.id(),
                      () ->
                          registry.find(call.id()).ifPresent(now -> killAgentLegs(now, commandId)));
                }));
    timer.schedule(
        () -> {
          open.late(call.id(), commandId);
          reportUnlessGone(call.id(), commandId, CommandFault.COMMAND_TIMEOUT);
        },
        settings.confirmation().toMillis(),
        TimeUnit.MILLISECONDS);
    return commandId;
  }

  /**
   * Asks for what needs no more words: everything but the sending of digits and a transfer.
   *
   * @return the command's id, by which {@code command-failed} names it
   * @throws SwitchUnavailableException when there is no connection to the switch
   * @throws ActionNotPossibleException when the call does not offer it
   * @throws TooManyCommandsException when too many commands wait for the call
   */
  public UUID ask(Call call, Action action) {
    return switch (action) {
      case HANGUP -> hangUp(call);
      case ANSWER -> submit(call, commands.answer());
      case REJECT -> submit(call, commands.reject());
      case HOLD -> submit(call, commands.hold());
      case RETRIEVE ->
          submit(call, Actions.isKeptApart(call) ? parting.retrieveOther() : commands.retrieve());
      case PARK -> submit(call, parting.park());
      case MUTE -> submit(call, commands.mute());
      case UNMUTE -> submit(call, commands.unmute());
      case RECORD_START -> submit(call, commands.startRecording());
      case RECORD_STOP -> submit(call, commands.stopRecording());
      case RECORD_PAUSE -> submit(call, commands.pauseRecording());
      case RECORD_RESUME -> submit(call, commands.resumeRecording());
      case DTMF,
          TRANSFER,
          CONSULTATION,
          COMPLETE,
          CANCEL,
          SWAP,
          CONFERENCE,
          PARTICIPANTS,
          PICK_UP ->
          throw new IllegalArgumentException(action + " needs more words");
    };
  }

  /**
   * Sends keys to whom the agent hears.
   *
   * @param digits 0 to 9, *, #, A to D, and w or W for a pause
   * @return as {@link #ask}
   */
  public UUID sendDigits(Call call, String digits) {
    return submit(call, commands.digits(digits));
  }

  /**
   * Sends the other party on; the agent leaves.
   *
   * @param number as the phone system takes it
   * @param to whom that is, for the record
   * @return as {@link #ask}
   */
  public UUID transfer(Call call, Destination number, Party to) {
    return submit(call, commands.transfer(number, to));
  }

  private UUID submit(Call call, CallCommand command) {
    requireConnection();
    return queues.submit(call, command);
  }

  /** What follows from a change without anybody asking. Called under the registry's lock. */
  @Override
  public void onChange(@Nullable Call before, Call after) {
    open.onChange(before, after);
    queues.onChange(before, after);
    transfers.onChange(before, after);
    pickUps.onChange(before, after);
    recall.onChange(before, after);
    boolean paused = after.recording() != null && after.recording().paused();
    if (paused && (before == null || before.recording() == null || !before.recording().paused())) {
      timer.schedule(
          () -> resumeRecording(after.id()),
          settings.recordingPause().toMillis(),
          TimeUnit.MILLISECONDS);
    }
    if (after.agentIsLeftAlone() && (before == null || !before.agentIsLeftAlone())) {
      timer.schedule(
          () -> mailboxes.post(after.id(), () -> endIfStillAlone(after.id())),
          settings.aloneGrace().toMillis(),
          TimeUnit.MILLISECONDS);
    }
    if (before != null && before.state() == CallState.PARKED && after.state() != CallState.PARKED) {
      // The line may still ring for who was waiting and has been picked up, or is gone.
      after
          .aliveLegs(Role.AGENT)
          .filter(leg -> after.isOver() || !leg.state().isAnswered())
          .forEach(leg -> timer.execute(() -> kill(leg.id())));
    }
    // The agent gave up before the switch had told of the leg, or after the call was given up.
    if (before != null && (after.hangupRequested() || after.isOver())) {
      after
          .aliveLegs(Role.AGENT)
          .filter(leg -> before.leg(leg.id()).isEmpty())
          .forEach(leg -> timer.execute(() -> kill(leg.id())));
    }
  }

  /**
   * Every call stands as the switch has it: commands that were in doubt are decided, and what
   * should have followed from what nobody heard is done.
   *
   * @param resync told to the calls before
   */
  public void onResynced(Resync resync) {
    boolean newcomersPossible = resync.reason() == Resync.Reason.EVENTS_LOST;
    for (Call live : registry.list(call -> !call.isOver())) {
      mailboxes.post(
          live.id(),
          () -> {
            registry.find(live.id()).ifPresent(queues::onResynced);
            registry
                .find(live.id())
                .ifPresent(call -> transfers.onResynced(call, newcomersPossible));
          });
    }
  }

  /**
   * A pause that nobody ends ends by itself: a forgotten one would cost the rest of the recording.
   */
  private void resumeRecording(UUID callId) {
    try {
      registry
          .find(callId)
          .filter(call -> call.actions(Role.AGENT).contains(Action.RECORD_RESUME))
          .ifPresent(call -> ask(call, Action.RECORD_RESUME));
    } catch (RuntimeException notNow) {
      LOG.warn("Call {}: the recording stays paused: {}", callId, notNow.toString());
    }
  }

  /** A leg that the switch has rebuilt after its restart does not do what it was told before. */
  public void onRebuiltLeg(String legId, String core) {
    timer.execute(
        () -> {
          try {
            phoneSystem
                .run(SwitchCommand.forgetBefore(legId, core))
                .whenComplete(
                    (done, failure) -> {
                      if (failure != null) {
                        LOG.info("Leg {}: forgetting failed: {}", legId, failure.toString());
                      }
                    });
          } catch (SwitchUnavailableException e) {
            LOG.info("Leg {}: forgetting was not sent: {}", legId, e.getMessage());
          }
        });
  }

  /** A leg waits in silence. In the mailbox of the call. */
  public void onWaiting(UUID callId, String legId) {
    try {
      registry
          .find(callId)
          .ifPresent(call -> queues.submit(call, TransferCommands.playMusic(legId)));
    } catch (TooManyCommandsException e) {
      LOG.info("Call {}: leg {} waits in silence: {}", callId, legId, e.getMessage());
    }
  }

  /** A leg of a call that was given up already. The agent's phone must not ring for nothing. */
  public void onLateLeg(String legId) {
    timer.execute(() -> kill(legId));
  }

  private void requireConnection() {
    Switch.SwitchStatus status = phoneSystem.status();
    if (!status.connected()) {
      throw new SwitchUnavailableException(status.detail());
    }
  }

  private void send(DialCommand command, Instant created, LogWords words) {
    try {
      phoneSystem
          .dial(request(command, created))
          .whenComplete(
              (taken, failure) -> {
                if (failure != null) {
                  words.during(() -> onDialFailure(command.id(), failure));
                }
              });
    } catch (SwitchUnavailableException e) {
      failDial(command.id(), CauseCode.SWITCH_UNAVAILABLE);
    }
  }

  private DialRequest request(DialCommand command, Instant created) {
    Map<CallVariable, DisplayName> variables = new EnumMap<>(CallVariable.class);
    variables.put(CallVariable.AGENT, DisplayName.of(command.owner().agent()));
    variables.put(CallVariable.DIALLED, DisplayName.of(command.number().value()));
    variables.put(CallVariable.CREATED, DisplayName.of(Long.toString(created.toEpochMilli())));
    if (command.requestId() != null) {
      variables.put(CallVariable.REQUEST_ID, DisplayName.of(command.requestId()));
    }
    DisplayName shownName = DisplayName.of("");
    Subject subject = command.subject();
    if (subject != null) {
      variables.put(CallVariable.SUBJECT_RECORD, DisplayName.of(subject.recordId()));
      if (subject.objectType() != null) {
        variables.put(CallVariable.SUBJECT_TYPE, DisplayName.of(subject.objectType()));
      }
      if (subject.name() != null) {
        shownName = DisplayName.of(subject.name());
        variables.put(CallVariable.SUBJECT_NAME, shownName);
      }
    }
    return new DialRequest(
        command.id(),
        new Destination(command.owner().line()),
        command.number(),
        command.number(),
        shownName,
        command.callerNumber(),
        command.callerName(),
        settings.agentRingTime(),
        settings.otherRingTime(),
        variables);
  }

  private void onDialFailure(UUID callId, Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (!(cause instanceof SwitchCommandException command)) {
      LOG.error("Call {}: dialling failed", callId, cause);
      failDial(callId, CauseCode.DIAL_FAILED);
      return;
    }
    LOG.warn("Call {}: dialling failed: {}", callId, command.getMessage());
    switch (command.reason()) {
      case NO_ANSWER -> failDial(callId, CauseCode.COMMAND_TIMEOUT);
      case NOT_SENT -> failDial(callId, CauseCode.SWITCH_UNAVAILABLE);
      case REFUSED -> failDial(callId, CauseCode.DIAL_FAILED);
      // The switch may be ringing the line: the resync after the reconnect tells, or the deadline.
      case OUTCOME_UNKNOWN -> {}
    }
  }

  private CauseCode late() {
    return phoneSystem.status().connected()
        ? CauseCode.COMMAND_TIMEOUT
        : CauseCode.SWITCH_UNAVAILABLE;
  }

  private void failDial(UUID callId, CauseCode code) {
    mailboxes.post(
        callId,
        () ->
            registry.update(
                callId,
                call ->
                    call.dialing() ? CallReducer.dialFailed(call, code, clock.instant()) : call));
  }

  private void killAgentLegs(Call call, UUID commandId) {
    // When the agent has left already, it is those whom the agent has left waiting; also while the
    // agent's line rings for one who is parked.
    boolean agentGone =
        call.state() == CallState.PARKED || call.aliveLegs(Role.AGENT).findAny().isEmpty();
    call.legs().stream()
        .filter(leg -> leg.isAlive() && (agentGone || leg.role() == Role.AGENT))
        .forEach(
            leg ->
                hangUpLeg(leg.id())
                    .whenComplete(
                        (known, failure) -> {
                          if (failure != null) {
                            LOG.warn("Call {}: hang-up failed: {}", call.id(), failure.toString());
                          } else if (!known) {
                            phoneSystem.resync("leg " + leg.id() + " is not there to hang up");
                          }
                        }));
    LOG.debug("Call {}: hang-up {} sent", call.id(), commandId);
  }

  private void endIfStillAlone(UUID callId) {
    registry
        .find(callId)
        .filter(Call::agentIsLeftAlone)
        .ifPresent(
            call ->
                call.aliveLegs(Role.AGENT)
                    .filter(leg -> !isAwaited(leg))
                    .forEach(leg -> kill(leg.id())));
  }

  /** Whether a colleague lets the agent wait, who is the other party of the colleague's call. */
  private boolean isAwaited(Leg leg) {
    return registry.callsOf(leg.id()).entrySet().stream()
        .filter(bound -> bound.getValue() != Role.AGENT)
        .flatMap(bound -> registry.find(bound.getKey()).stream())
        .anyMatch(call -> !call.isOver());
  }

  private void kill(String legId) {
    hangUpLeg(legId)
        .whenComplete(
            (known, failure) -> {
              if (failure != null) {
                LOG.warn("Leg {}: hang-up failed: {}", legId, failure.toString());
              }
            });
  }

  private CompletionStage<Boolean> hangUpLeg(String legId) {
    try {
      return phoneSystem.hangUp(legId);
    } catch (SwitchUnavailableException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void reportUnlessGone(UUID callId, UUID commandId, CommandFault code) {
    registry.standingStill(
        () -> {
          registry
              .find(callId)
              // A call can go on without its agent, for whom the agent has asked; and where it was
              // parked for that, a leg that rings is a new one.
              .filter(call -> !call.isOver() && call.hangupRequested())
              .filter(call -> call.aliveLegs(Role.AGENT).findAny().isPresent())
              .ifPresent(
                  call ->
                      listener.onCommandFailed(
                          new CallListener.CommandFailure(
                              commandId, call, Action.HANGUP, code, clock.instant())));
          return true;
        });
  }
}
