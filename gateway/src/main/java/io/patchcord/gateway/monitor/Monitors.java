package io.patchcord.gateway.monitor;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.call.Call;
import io.patchcord.gateway.call.CallListener;
import io.patchcord.gateway.call.CallMailboxes;
import io.patchcord.gateway.call.CallRegistry;
import io.patchcord.gateway.call.Leg;
import io.patchcord.gateway.call.Role;
import io.patchcord.gateway.switching.Switch;
import io.patchcord.gateway.switching.SwitchUnavailableException;
import io.patchcord.gateway.watch.Bound;
import io.patchcord.gateway.watch.Watch;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Lets supervisors hear calls. A command is sent and that is all: what becomes of it, the switch's
 * events tell, and where they don't by the deadline, that is told too. The commands of one
 * monitoring run one after another. Safe for all threads; nothing here waits.
 */
public final class Monitors implements CallListener {
  private final CallRegistry registry;
  private final MonitorDirectory directory;
  private final MonitorBook book;
  private final MonitorCommands commands;
  private final MonitorFeed feed;
  private final Clock clock;
  private final Watch watch;
  private @Nullable Switch phoneSystem;

  /**
   * @param timer runs what falls due; its tasks are short
   * @param watch told of commands, from their acceptance to their end
   */
  public Monitors(
      CallRegistry registry,
      CallMailboxes mailboxes,
      MonitorDirectory directory,
      MonitoringListener listener,
      MonitorSettings settings,
      ScheduledExecutorService timer,
      Clock clock,
      Watch watch) {
    this.registry = requireNonNull(registry, "registry is null");
    this.directory = requireNonNull(directory, "directory is null");
    this.clock = requireNonNull(clock, "clock is null");
    this.watch = requireNonNull(watch, "watch is null");
    this.book = new MonitorBook(registry, directory, listener, clock);
    this.commands = new MonitorCommands(registry, book, mailboxes, settings, timer, clock, watch);
    this.feed = new MonitorFeed(registry, book, commands, directory, clock);
  }

  /** The switch that is asked; before its events come. */
  public void connect(Switch to) {
    phoneSystem = requireNonNull(to, "to is null");
    commands.connect(to);
  }

  /** What has to be told what happens on the switch, after the calls have been. */
  public MonitorFeed feed() {
    return feed;
  }

  /**
   * What was accepted.
   *
   * @param commandId by which a failure names it
   */
  public record Accepted(UUID commandId, Monitoring monitoring) {}

  /**
   * Rings the supervisor's line and lets it hear the call. Where the same supervisor hears the same
   * call at that line already, only the mode changes.
   *
   * @throws MonitoringRefusedException as its reason says
   * @throws SwitchUnavailableException when there is no connection to the switch
   */
  public Accepted start(Call asked, MonitorRequest request) {
    requireConnection();
    return registry.standingStill(
        () -> {
          Call call = registry.find(asked.id()).orElse(asked);
          Running there = book.atLine(request.line().value()).orElse(null);
          if (there != null) {
            return again(there, call, request);
          }
          String legId =
              agentLeg(call)
                  .orElseThrow(
                      () -> refused(MonitoringRefusedException.Reason.NOT_POSSIBLE_NOW, call));
          if (book.isFull(call.id())) {
            Bound.MONITORINGS.reached(book.limit());
            throw refused(MonitoringRefusedException.Reason.TOO_MANY, call);
          }
          return begin(call, legId, request);
        });
  }

  private Accepted again(Running there, Call call, MonitorRequest request) {
    Monitoring known = there.monitoring;
    boolean same =
        known.callId().equals(call.id()) && known.supervisor().equals(request.supervisor());
    if (!same || there.foretold != null) {
      throw refused(MonitoringRefusedException.Reason.LINE_BUSY, call);
    }
    return new Accepted(commands.submit(there, call, request.mode()), there.monitoring);
  }

  private Accepted begin(Call call, String legId, MonitorRequest request) {
    Monitoring monitoring =
        new Monitoring(
            UUID.randomUUID(),
            call.id(),
            legId,
            call.callCenter(),
            request.supervisor(),
            request.line().value(),
            directory.nameAt(request.line().value()).orElse(null),
            MonitoringState.CONNECTING,
            clock.instant(),
            null,
            null,
            null);
    UUID commandId = UUID.randomUUID();
    Running begun =
        new Running(
            monitoring, commandId, watch.command(MonitorCommands.START, call.id(), commandId));
    if (request.mode() != MonitorMode.LISTEN) {
      // Part of the start: one command for whoever asked.
      begun.commands.add(
          new Running.ModeCommand(
              commandId,
              request.mode(),
              Watch.NONE.command(request.mode().path(), call.id(), commandId)));
    }
    book.add(begun);
    commands.ring(begun, request);
    return new Accepted(begun.startCommand, monitoring);
  }

  /**
   * Changes who hears the supervisor. What holds already is done.
   *
   * @throws MonitoringRefusedException when it is over, or too many commands wait
   * @throws SwitchUnavailableException when there is no connection to the switch
   */
  public Accepted change(Monitoring monitoring, Call call, MonitorMode mode) {
    requireConnection();
    return registry.standingStill(
        () -> {
          Running live =
              book.running(monitoring.id())
                  .filter(each -> each.foretold == null)
                  .orElseThrow(
                      () -> refused(MonitoringRefusedException.Reason.NOT_POSSIBLE_NOW, call));
          return new Accepted(commands.submit(live, call, mode), live.monitoring);
        });
  }

  /**
   * Ends it. One that is over stays so.
   *
   * @throws SwitchUnavailableException when it runs and there is no connection to the switch
   */
  public Accepted stop(Monitoring monitoring) {
    UUID commandId = UUID.randomUUID();
    boolean runs = registry.standingStill(() -> book.running(monitoring.id()).isPresent());
    if (runs) {
      requireConnection();
    }
    return registry.standingStill(
        () -> {
          book.running(monitoring.id())
              .ifPresent(
                  live -> {
                    if (live.ending == null) {
                      live.ending =
                          watch.command(MonitorCommands.END, monitoring.callId(), commandId);
                    }
                    commands.hangUp(live, MonitoringCause.STOPPED);
                    commands.reportUnlessOver(live, commandId);
                  });
          return new Accepted(commandId, book.find(monitoring.id()).orElse(monitoring));
        });
  }

  /** One that runs, or ended within the last hour. */
  public Optional<Monitoring> find(UUID id) {
    return registry.standingStill(() -> book.find(id));
  }

  /** Those that run in a call center, the oldest first; a thousand at most. */
  public List<Monitoring> running(String callCenter) {
    return registry.standingStill(
        () ->
            book.running().stream()
                .map(each -> each.monitoring)
                .filter(each -> each.callCenter().equals(callCenter))
                .toList());
  }

  /** A call that is over is heard no longer, whatever becomes of its legs. */
  @Override
  public void onChange(@Nullable Call before, Call after) {
    if (after.isOver() && before != null && !before.isOver()) {
      book.running().stream()
          .filter(each -> each.monitoring.callId().equals(after.id()))
          .forEach(each -> commands.hangUp(each, MonitoringCause.CALL_ENDED));
    }
  }

  private static Optional<String> agentLeg(Call call) {
    return call.isOver()
        ? Optional.empty()
        : call.aliveLegs(Role.AGENT)
            .filter(leg -> leg.state().isAnswered())
            .findFirst()
            .map(Leg::id);
  }

  private static MonitoringRefusedException refused(
      MonitoringRefusedException.Reason reason, Call call) {
    return new MonitoringRefusedException(reason, call);
  }

  /** Not under the registry's lock: whoever tells events holds the switch's, and wants that. */
  private void requireConnection() {
    Switch.SwitchStatus status = requireNonNull(phoneSystem, "phoneSystem is null").status();
    if (!status.connected()) {
      throw new SwitchUnavailableException(status.detail());
    }
  }
}
