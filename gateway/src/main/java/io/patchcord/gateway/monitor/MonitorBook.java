package io.patchcord.gateway.monitor;

import io.patchcord.gateway.call.CallMonitor;
import io.patchcord.gateway.call.CallRegistry;
import io.patchcord.gateway.call.CommandFault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The monitorings that run, and for a while those that are over. Changes them, and tells of every
 * change. Everything here is called under the registry's lock.
 */
final class MonitorBook {
  /** One of five agents of a full node is listened to. */
  static final int MAX_RUNNING = 1_000;

  /** More than one teacher and one pupil; each costs the switch the mixing of sound. */
  static final int MAX_OF_CALL = 5;

  static final int MAX_ENDED = 1_000;
  private static final Duration KEEP_ENDED = Duration.ofHours(1);

  private final CallRegistry registry;
  private final MonitorDirectory directory;
  private final MonitoringListener listener;
  private final Clock clock;

  private final Map<UUID, Running> running = new LinkedHashMap<>();

  /** With the time of its end by this clock: the switch's may be hours off. */
  private final Map<UUID, Ended> ended = new LinkedHashMap<>();

  private record Ended(Monitoring monitoring, Instant noticed) {}

  MonitorBook(
      CallRegistry registry, MonitorDirectory directory, MonitoringListener listener, Clock clock) {
    this.registry = registry;
    this.directory = directory;
    this.listener = listener;
    this.clock = clock;
  }

  Collection<Running> running() {
    return List.copyOf(running.values());
  }

  Optional<Running> running(UUID id) {
    return Optional.ofNullable(running.get(id));
  }

  Optional<Running> ofLeg(String legId) {
    return running.values().stream().filter(each -> each.legs.contains(legId)).findFirst();
  }

  Optional<Running> atLine(String line) {
    return running.values().stream()
        .filter(each -> each.monitoring.line().equals(line))
        .findFirst();
  }

  /** Which bound it is, where it is full for a call. */
  int limit() {
    return running.size() >= MAX_RUNNING ? MAX_RUNNING : MAX_OF_CALL;
  }

  boolean isFull(UUID callId) {
    long ofCall =
        running.values().stream().filter(each -> each.monitoring.callId().equals(callId)).count();
    return running.size() >= MAX_RUNNING || ofCall >= MAX_OF_CALL;
  }

  boolean isOver(UUID id) {
    return ended.containsKey(id);
  }

  Optional<Monitoring> find(UUID id) {
    Running live = running.get(id);
    if (live != null) {
      return Optional.of(live.monitoring);
    }
    return Optional.ofNullable(ended.get(id)).map(Ended::monitoring);
  }

  void add(Running added) {
    running.put(added.monitoring.id(), added);
    listener.onChange(null, added.monitoring);
    show(added.monitoring);
  }

  /** The supervisor hears the call, in that mode. */
  void on(Running of, MonitorMode mode, Instant at) {
    if (of.monitoring.state() == MonitoringState.CONNECTING) {
      of.starting.confirmed();
    }
    change(of, of.monitoring.on(mode, at));
  }

  /**
   * It is over. What was asked for and has not come to be has failed.
   *
   * @param at by the switch's clock, if the switch tells it
   */
  void end(Running of, MonitoringCause cause, Instant at) {
    if (running.remove(of.monitoring.id()) == null) {
      return;
    }
    boolean neverOn = of.monitoring.state() == MonitoringState.CONNECTING;
    Monitoring over = of.monitoring.ended(cause, at);
    ended.put(over.id(), new Ended(over, clock.instant()));
    forgetOld();
    change(of, over);
    if (of.ending != null) {
      of.ending.confirmed();
    }
    if (neverOn) {
      of.starting.failed(cause.fault().name());
      failed(of, of.startCommand, MonitorCommands.START, cause.fault());
    }
    of.commands.forEach(command -> command.watched.failed(cause.fault().name()));
    of.commands.stream()
        .filter(command -> !neverOn || !command.id.equals(of.startCommand))
        .forEach(command -> failed(of, command.id, command.mode.path(), cause.fault()));
    of.commands.clear();
  }

  void failed(Running of, UUID commandId, String action, CommandFault fault) {
    listener.onCommandFailed(
        new MonitoringListener.Failure(commandId, of.monitoring, action, fault, clock.instant()));
  }

  private void change(Running of, Monitoring next) {
    Monitoring before = of.monitoring;
    if (next.equals(before)) {
      return;
    }
    of.monitoring = next;
    listener.onChange(before, next);
    show(next);
  }

  /** Lets the agent see who hears the call, where the call center wants that. */
  private void show(Monitoring changed) {
    if (!directory.isShown(changed.callCenter())) {
      return;
    }
    List<CallMonitor> shown =
        running.values().stream()
            .map(each -> each.monitoring)
            .filter(each -> each.callId().equals(changed.callId()) && each.state().isOn())
            .map(MonitorBook::shown)
            .toList();
    registry.update(changed.callId(), call -> call.monitoredBy(shown));
  }

  private static CallMonitor shown(Monitoring monitoring) {
    return new CallMonitor(
        monitoring.id(),
        monitoring.line(),
        monitoring.name(),
        modeOf(monitoring.state()).name(),
        since(monitoring));
  }

  private static Instant since(Monitoring monitoring) {
    Instant connected = monitoring.connectedAt();
    return connected == null ? monitoring.startedAt() : connected;
  }

  private static MonitorMode modeOf(MonitoringState state) {
    return switch (state) {
      case WHISPERING -> MonitorMode.WHISPER;
      case BARGING -> MonitorMode.BARGE;
      case LISTENING, CONNECTING, ENDED -> MonitorMode.LISTEN;
    };
  }

  /** The mode that it is in; nothing while it is in none. */
  static @Nullable MonitorMode modeOf(Monitoring monitoring) {
    return monitoring.state().isOn() ? modeOf(monitoring.state()) : null;
  }

  private void forgetOld() {
    Instant oldest = clock.instant().minus(KEEP_ENDED);
    Iterator<Ended> each = ended.values().iterator();
    while (each.hasNext()) {
      if (!each.next().noticed().isBefore(oldest) && ended.size() <= MAX_ENDED) {
        return;
      }
      each.remove();
    }
  }
}
