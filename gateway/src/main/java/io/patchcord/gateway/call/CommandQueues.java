package io.patchcord.gateway.call;

import io.patchcord.gateway.switching.Switch;
import io.patchcord.gateway.switching.SwitchUnavailableException;
import io.patchcord.gateway.watch.Bound;
import io.patchcord.gateway.watch.Watch;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the commands of each call one after another: the next is sent when the one before is
 * confirmed or has failed, so that two at once, from two windows, cannot cross. A command that is
 * not confirmed by its deadline has failed, and that is told.
 */
final class CommandQueues implements CallListener {
  private static final Logger LOG = LoggerFactory.getLogger(CommandQueues.class);

  /** An impatient person presses a key some ten times; more is a program gone wrong. */
  static final int MAX_WAITING = 20;

  private final Switch phoneSystem;
  private final CallRegistry registry;
  private final CallMailboxes mailboxes;
  private final CallListener listener;
  private final HoldMusic holdMusic;
  private final CallSettings settings;
  private final ScheduledExecutorService timer;
  private final Clock clock;
  private final Watch watch;

  /** The first of each queue is the one that runs. Guarded by itself. */
  private final Map<UUID, Deque<Running>> queues = new HashMap<>();

  /**
   * Failed while it was not known whether the switch had done it, or would: what the asking made of
   * the call is taken back when that is known, or when the next command runs. By call; not more
   * than calls, one command each.
   */
  private final Map<UUID, Running> undecided = new ConcurrentHashMap<>();

  private final AtomicBoolean asksSoon = new AtomicBoolean();

  CommandQueues(
      Switch phoneSystem,
      CallRegistry registry,
      CallMailboxes mailboxes,
      CallListener listener,
      HoldMusic holdMusic,
      CallSettings settings,
      ScheduledExecutorService timer,
      Clock clock,
      Watch watch) {
    this.phoneSystem = phoneSystem;
    this.registry = registry;
    this.mailboxes = mailboxes;
    this.listener = listener;
    this.holdMusic = holdMusic;
    this.settings = settings;
    this.timer = timer;
    this.clock = clock;
    this.watch = watch;
  }

  /**
   * Takes a command in, unless it neither holds nor is possible while nothing else is under way.
   *
   * @return the command's id
   * @throws ActionNotPossibleException when the call does not offer it
   * @throws TooManyCommandsException when too many wait already
   */
  UUID submit(Call call, CallCommand command) {
    return submit(call, command, UUID.randomUUID());
  }

  /** The same with an id that is known before. */
  UUID submit(Call call, CallCommand command, UUID commandId) {
    Running running;
    boolean first;
    synchronized (queues) {
      Deque<Running> queue = queues.getOrDefault(call.id(), new ArrayDeque<>());
      if (queue.isEmpty() && command.holds().test(call)) {
        begun(call, command, commandId).confirmed();
        return commandId;
      }
      if (queue.isEmpty() && !command.automatic() && !command.possible().test(call)) {
        throw new ActionNotPossibleException(call, command.action());
      }
      if (queue.size() >= MAX_WAITING) {
        Bound.CALL_COMMANDS.reached(MAX_WAITING);
        throw new TooManyCommandsException(MAX_WAITING);
      }
      running = new Running(commandId, call.id(), command, begun(call, command, commandId));
      queue.add(running);
      queues.put(call.id(), queue);
      first = queue.size() == 1;
    }
    if (first) {
      post(running, () -> run(running));
    }
    return commandId;
  }

  private Watch.Command begun(Call call, CallCommand command, UUID commandId) {
    return watch.command(command.action().path(), call.id(), commandId);
  }

  /** In the call's mailbox, under the words of whoever asked. */
  private void post(Running running, Runnable task) {
    mailboxes.post(running.callId, () -> running.words.during(task));
  }

  /** How many commands are accepted and not decided. */
  int waiting() {
    synchronized (queues) {
      return queues.values().stream().mapToInt(Deque::size).sum();
    }
  }

  /** Whether a command of the call's is under way. */
  boolean isBusy(UUID callId) {
    return current(callId) != null;
  }

  /** Under the registry's lock. */
  @Override
  public void onChange(@Nullable Call before, Call after) {
    undecided.computeIfPresent(
        after.id(),
        (id, failed) -> after.isOver() || failed.command.holds().test(after) ? null : failed);
    Running running = current(after.id());
    if (running == null || !running.sent) {
      return;
    }
    if (running.command.holds().test(after)) {
      done(running);
    } else if (after.isOver()) {
      post(running, () -> fail(running, CommandFault.CALL_ENDED));
    }
  }

  /**
   * After a gap it is known how the call stands: what was sent and not answered was done, or was
   * not. In the call's mailbox.
   */
  void onResynced(Call call) {
    takeBackUndecided(call);
    Running running = current(call.id());
    if (running == null || !running.sent) {
      return;
    }
    if (running.command.holds().test(call)) {
      done(running);
    } else if (running.inDoubt) {
      fail(running, CommandFault.OUTCOME_UNKNOWN);
    }
  }

  private void takeBackUndecided(Call call) {
    Running failed = undecided.remove(call.id());
    if (failed != null && !failed.command.holds().test(call)) {
      registry.update(call.id(), failed.command.failed()::apply);
    }
  }

  private void run(Running running) {
    registry.find(running.callId).ifPresent(this::takeBackUndecided);
    Call call = registry.find(running.callId).orElse(null);
    if (call == null || running.command.holds().test(call)) {
      done(running);
      return;
    }
    if (!running.command.possible().test(call)) {
      fail(running, call.isOver() ? CommandFault.CALL_ENDED : CommandFault.NOT_POSSIBLE_NOW);
      return;
    }
    if (mustWait(running.command.action(), call)) {
      timer.schedule(
          () -> post(running, () -> run(running)),
          HoldMusic.AGAIN.toMillis(),
          TimeUnit.MILLISECONDS);
      return;
    }
    registry.update(call.id(), running.command.asked()::apply);
    running.sent = true;
    timer.schedule(
        () -> post(running, () -> fail(running, CommandFault.COMMAND_TIMEOUT)),
        settings.confirmation().toMillis(),
        TimeUnit.MILLISECONDS);
    running.watched.sending(
        () ->
            send(running, call)
                .whenComplete((sent, failure) -> post(running, () -> replied(running, failure))));
  }

  private boolean mustWait(Action action, Call call) {
    return switch (action) {
      case HOLD -> call.agentLeg().filter(holdMusic::isTooSoon).isPresent();
      case RETRIEVE -> call.agentLeg().filter(holdMusic::isAwaited).isPresent();
      default -> false;
    };
  }

  private CompletionStage<Void> send(Running running, Call call) {
    try {
      return phoneSystem.run(running.command.toSwitch().apply(call));
    } catch (SwitchUnavailableException | IllegalStateException | IllegalArgumentException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void replied(Running running, @Nullable Throwable failure) {
    if (failure != null) {
      // The call may stand as asked all the same: the switch refuses to repeat a hold.
      boolean holds = registry.find(running.callId).filter(running.command.holds()).isPresent();
      if (holds) {
        done(running);
      } else if (CommandFault.of(failure) == CommandFault.OUTCOME_UNKNOWN) {
        // The connection broke: the resync after it tells, or the deadline comes first.
        running.inDoubt = true;
      } else {
        LOG.info(
            "Call {}: {} failed: {}", running.callId, running.command.action(), failure.toString());
        fail(running, CommandFault.of(failure));
      }
      return;
    }
    var onReply = running.command.replied();
    if (onReply != null) {
      if (current(running.callId) == running) {
        registry.update(running.callId, onReply::apply);
      }
      done(running);
    }
  }

  private void fail(Running running, CommandFault reason) {
    if (!finish(running)) {
      return;
    }
    boolean late = reason == CommandFault.COMMAND_TIMEOUT;
    boolean lost = late && (running.inDoubt || !phoneSystem.status().connected());
    CommandFault fault = lost ? CommandFault.OUTCOME_UNKNOWN : reason;
    running.watched.failed(fault.name());
    if (lost) {
      undecided.put(running.callId, running);
    } else if (late && !running.command.automatic()) {
      undecided.put(running.callId, running);
      askSoon();
    } else {
      registry.update(running.callId, running.command.failed()::apply);
    }
    if (running.command.automatic()) {
      LOG.info("Call {}: {} went no further: {}", running.callId, running.command.action(), fault);
      return; // what it makes of the call is told
    }
    registry.standingStill(
        () -> {
          registry
              .find(running.callId)
              .ifPresent(
                  call ->
                      listener.onCommandFailed(
                          new CommandFailure(
                              running.id, call, running.command.action(), fault, clock.instant())));
          return true;
        });
  }

  /** A switch that is slow is not asked more often than it may take to confirm a command. */
  private void askSoon() {
    if (asksSoon.compareAndSet(false, true)) {
      timer.schedule(
          () -> {
            asksSoon.set(false);
            if (!undecided.isEmpty()) {
              phoneSystem.resync("it has not confirmed commands in time");
            }
          },
          settings.confirmation().toMillis(),
          TimeUnit.MILLISECONDS);
    }
  }

  private void done(Running running) {
    if (finish(running)) {
      running.watched.confirmed();
    }
  }

  /** Makes room for the next; false if this one was finished before. */
  private boolean finish(Running running) {
    Running next;
    synchronized (queues) {
      Deque<Running> queue = queues.get(running.callId);
      if (queue == null || queue.peek() != running) {
        return false;
      }
      queue.remove();
      next = queue.peek();
      if (next == null) {
        queues.remove(running.callId);
      }
    }
    if (next != null) {
      post(next, () -> run(next));
    }
    return true;
  }

  private @Nullable Running current(UUID callId) {
    synchronized (queues) {
      Deque<Running> queue = queues.get(callId);
      return queue == null ? null : queue.peek();
    }
  }

  /** A command on its way. */
  private static final class Running {
    private final UUID id;
    private final UUID callId;
    private final CallCommand command;
    private final Watch.Command watched;
    private final LogWords words = LogWords.here();
    private volatile boolean sent;

    /** Whether the connection broke before the switch's reply came. */
    private volatile boolean inDoubt;

    private Running(UUID id, UUID callId, CallCommand command, Watch.Command watched) {
      this.id = id;
      this.callId = callId;
      this.command = command;
      this.watched = watched;
    }
  }
}
