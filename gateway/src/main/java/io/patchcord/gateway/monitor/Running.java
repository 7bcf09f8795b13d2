package io.patchcord.gateway.monitor;

import io.patchcord.gateway.watch.Watch;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A monitoring that is not over, with what only its keeper has to know. Guarded by the keeper. */
final class Running {
  /** An impatient person presses a button some ten times; more is a program gone wrong. */
  static final int MAX_COMMANDS = 20;

  /** By which a failure of the first connection is told. */
  final UUID startCommand;

  /** The supervisor's legs that live: a line with two phones rings twice. */
  final Set<String> legs = new LinkedHashSet<>();

  /** The first one runs, once the supervisor hears the call. */
  final Deque<ModeCommand> commands = new ArrayDeque<>();

  Monitoring monitoring;

  /** The supervisor's leg that was answered. */
  @Nullable String leg;

  /** What its end will mean; {@code null} while nothing has announced it. */
  @Nullable MonitoringCause foretold;

  /** The connection of the supervisor. */
  final Watch.Command starting;

  /** Its end, as somebody has asked for it. */
  Watch.@Nullable Command ending;

  Running(Monitoring monitoring, UUID startCommand, Watch.Command starting) {
    this.monitoring = monitoring;
    this.startCommand = startCommand;
    this.starting = starting;
  }

  /** What is to hear whom: a command on its way, or in the queue. */
  static final class ModeCommand {
    final UUID id;
    final MonitorMode mode;
    final Watch.Command watched;
    boolean sent;

    ModeCommand(UUID id, MonitorMode mode, Watch.Command watched) {
      this.id = id;
      this.mode = mode;
      this.watched = watched;
    }
  }
}
