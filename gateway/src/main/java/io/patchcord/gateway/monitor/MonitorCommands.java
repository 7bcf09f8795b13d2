package io.patchcord.gateway.monitor;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.call.Call;
import io.patchcord.gateway.call.CallMailboxes;
import io.patchcord.gateway.call.CallRegistry;
import io.patchcord.gateway.call.CommandFault;
import io.patchcord.gateway.switching.CallVariable;
import io.patchcord.gateway.switching.DisplayName;
import io.patchcord.gateway.switching.LegRequest;
import io.patchcord.gateway.switching.Switch;
import io.patchcord.gateway.switching.SwitchCommand;
import io.patchcord.gateway.switching.SwitchUnavailableException;
import io.patchcord.gateway.watch.Bound;
import io.patchcord.gateway.watch.Watch;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is sent to the switch for monitorings, in an order of its own for each, and with a deadline.
 * Its methods are called under the registry's lock; nothing is sent under it.
 */
final class MonitorCommands {
  private static final Logger LOG = LoggerFactory.getLogger(MonitorCommands.class);

  /** A job's result comes after the ringing; this much later it is late. */
  private static final Duration SLACK = Duration.ofSeconds(12);

  /** How the start of a monitoring is called where commands are told of. */
  static final String START = "monitor";

  static final String END = "end";

  private final CallRegistry registry;
  private final MonitorBook book;
  private final CallMailboxes mailboxes;
  private final MonitorSettings settings;
  private final ScheduledExecutorService timer;
  private final Clock clock;
  private final Watch watch;
  private @Nullable Switch phoneSystem;

  MonitorCommands(
      CallRegistry registry,
      MonitorBook book,
      CallMailboxes mailboxes,
      MonitorSettings settings,
      ScheduledExecutorService timer,
      Clock clock,
      Watch watch) {
    this.registry = registry;
    this.book = book;
    this.mailboxes = mailboxes;
    this.settings = settings;
    this.timer = timer;
    this.clock = clock;
    this.watch = watch;
  }

  void connect(Switch to) {
    phoneSystem = to;
  }

  /** Calls the supervisor's line. */
  void ring(Running begun, MonitorRequest request) {
    Monitoring monitoring = begun.monitoring;
    Map<CallVariable, DisplayName> variables = new EnumMap<>(CallVariable.class);
    variables.put(CallVariable.MONITOR_OF, DisplayName.of(monitoring.callId().toString()));
    variables.put(CallVariable.MONITOR_ID, DisplayName.of(monitoring.id().toString()));
    variables.put(CallVariable.MONITOR_BY, DisplayName.of(monitoring.supervisor()));
    variables.put(CallVariable.MONITOR_LEG, DisplayName.of(monitoring.legId()));
    if (request.requestId() != null) {
      variables.put(CallVariable.REQUEST_ID, DisplayName.of(request.requestId()));
    }
    LegRequest leg =
        new LegRequest(
            monitoring.id(),
            request.line(),
            true,
            request.shownNumber(),
            request.shownName(),
            settings.ringTime(),
            true,
            LegRequest.Then.eavesdrop(monitoring.legId()),
            variables);
    send(
        begun,
        begun.starting,
        () -> target().ring(leg),
        failure -> onRingFailure(begun, CommandFault.of(failure)));
    awaitAnswer(begun);
  }

  /** The supervisor's phone rings: it stops sometime. */
  void awaitAnswer(Running of) {
    giveUpAfter(of, settings.ringTime().plus(SLACK));
  }

  private void onRingFailure(Running begun, CommandFault fault) {
    switch (fault) {
      case SWITCH_UNAVAILABLE -> abandon(begun, MonitoringCause.SWITCH_UNAVAILABLE);
      case COMMAND_TIMEOUT -> abandon(begun, MonitoringCause.TIMEOUT);
      case COMMAND_REFUSED,
          NOT_POSSIBLE_NOW,
          CALL_ENDED,
          LINE_NOT_REACHED,
          TARGET_BUSY,
          TARGET_NO_ANSWER,
          TARGET_REJECTED,
          TARGET_NOT_REGISTERED,
          TARGET_UNREACHABLE ->
          abandon(begun, MonitoringCause.REFUSED);
      // The switch may be ringing the line: the resync after the reconnect tells, or the deadline.
      case OUTCOME_UNKNOWN -> {}
    }
  }

  /** The supervisor's phone was answered: it has to hear the call soon. */
  void awaitSound(Running of) {
    giveUpAfter(of, settings.confirmation());
  }

  private void giveUpAfter(Running of, Duration time) {
    later(
        of,
        time,
        () -> {
          if (of.monitoring.state() == MonitoringState.CONNECTING) {
            abandon(of, MonitoringCause.TIMEOUT);
          }
        });
  }

  /** Nobody waits for it any more: it is over now, and a leg that it may have is hung up. */
  private void abandon(Running of, MonitoringCause cause) {
    hangUp(of, cause);
    book.end(of, cause, clock.instant());
  }

  /**
   * Takes a change of the mode in.
   *
   * @return the command's id
   */
  UUID submit(Running of, Call call, MonitorMode mode) {
    UUID id = UUID.randomUUID();
    if (of.commands.isEmpty() && of.monitoring.state() == mode.state()) {
      return id;
    }
    boolean holdsSoon =
        of.commands.isEmpty()
            && mode == MonitorMode.LISTEN
            && of.monitoring.state() == MonitoringState.CONNECTING;
    if (holdsSoon) {
      return of.startCommand;
    }
    if (of.commands.size() >= Running.MAX_COMMANDS) {
      Bound.MONITORING_COMMANDS.reached(Running.MAX_COMMANDS);
      throw new MonitoringRefusedException(
          MonitoringRefusedException.Reason.TOO_MANY_COMMANDS, call);
    }
    of.commands.add(new Running.ModeCommand(id, mode, watch.command(mode.path(), call.id(), id)));
    next(of);
    return id;
  }

  /** Sends the first command that waits, if it can be sent and none is on its way. */
  void next(Running of) {
    while (of.monitoring.state().isOn() && of.leg != null) {
      Running.ModeCommand command = of.commands.peek();
      if (command == null || command.sent) {
        return;
      }
      if (of.monitoring.state() == command.mode.state()) {
        of.commands.remove();
        command.watched.confirmed();
        continue;
      }
      command.sent = true;
      press(of, of.leg, command.mode, command.watched, fault -> fail(of, command, fault));
      later(of, settings.confirmation(), () -> fail(of, command, CommandFault.COMMAND_TIMEOUT));
    }
  }

  /** A key was pressed, by us or on the phone: the command that it confirms is done. */
  void confirmed(Running of) {
    Running.ModeCommand command = of.commands.peek();
    if (command != null && command.sent && of.monitoring.state() == command.mode.state()) {
      of.commands.remove();
      command.watched.confirmed();
    }
    next(of);
  }

  /** Sets the mode again that holds here, because the phone has set one that there is not. */
  void restore(Running of, MonitorMode mode) {
    if (of.leg != null) {
      press(
          of,
          of.leg,
          mode,
          Watch.NONE.command(mode.path(), of.monitoring.callId(), of.monitoring.id()),
          fault -> LOG.warn("Monitoring {}: {}", of.monitoring.id(), fault));
    }
  }

  private void press(
      Running of,
      String leg,
      MonitorMode mode,
      Watch.Command watched,
      Consumer<CommandFault> failed) {
    send(
        of,
        watched,
        () -> target().run(SwitchCommand.switchMonitor(leg, mode.key(), mode.name())),
        failure -> failed.accept(CommandFault.of(failure)));
  }

  private void fail(Running of, Running.ModeCommand command, CommandFault fault) {
    if (of.commands.peek() == command) {
      of.commands.remove();
      command.watched.failed(fault.name());
      book.failed(of, command.id, command.mode.path(), fault);
      next(of);
    }
  }

  /** Hangs the supervisor's legs up, also those that are still to come. */
  void hangUp(Running of, MonitoringCause why) {
    if (of.foretold == null) {
      of.foretold = why;
    }
    List.copyOf(of.legs).forEach(this::hangUp);
  }

  /** Hangs a leg up; one that is gone meanwhile is no fault. */
  void hangUp(String legId) {
    timer.execute(
        () ->
            safely(() -> target().hangUp(legId))
                .whenComplete(
                    (known, failure) -> {
                      if (failure != null) {
                        LOG.warn("Leg {}: hang-up failed: {}", legId, failure.toString());
                      }
                    }));
  }

  void reportUnlessOver(Running of, UUID commandId) {
    later(
        of,
        settings.confirmation(),
        () -> {
          if (!of.monitoring.isOver()) {
            if (of.ending != null) {
              of.ending.failed(CommandFault.COMMAND_TIMEOUT.name());
            }
            book.failed(of, commandId, END, CommandFault.COMMAND_TIMEOUT);
          }
        });
  }

  private <T extends @Nullable Object> void send(
      Running of,
      Watch.Command watched,
      Supplier<CompletionStage<T>> command,
      Consumer<Throwable> failed) {
    UUID id = of.monitoring.id();
    mailboxes.post(
        id,
        () ->
            watched.sending(
                () ->
                    safely(command)
                        .whenComplete(
                            (done, failure) -> {
                              if (failure != null) {
                                LOG.info("Monitoring {}: {}", id, failure.toString());
                                Throwable cause =
                                    failure.getCause() == null ? failure : failure.getCause();
                                mailboxes.post(id, () -> locked(() -> failed.accept(cause)));
                              }
                            })));
  }

  private static <T extends @Nullable Object> CompletionStage<T> safely(
      Supplier<CompletionStage<T>> command) {
    try {
      return command.get();
    } catch (SwitchUnavailableException | IllegalArgumentException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void later(Running of, Duration time, Runnable work) {
    UUID id = of.monitoring.id();
    timer.schedule(
        () -> mailboxes.post(id, () -> locked(work)), time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void locked(Runnable work) {
    registry.standingStill(
        () -> {
          work.run();
          return true;
        });
  }

  private Switch target() {
    return requireNonNull(phoneSystem, "phoneSystem is null");
  }
}
