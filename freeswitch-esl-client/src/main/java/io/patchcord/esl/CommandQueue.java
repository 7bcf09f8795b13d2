package io.patchcord.esl;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Matches replies to the commands of one connection. The switch answers in order and names no
 * command in its answer, so this is ONE queue for both kinds of reply: mod_event_socket answers
 * {@code command/reply} when it denies or does not know an {@code api}.
 *
 * <p>A command keeps its place when its deadline passes, so that its late reply is swallowed rather
 * than given to the next one.
 */
final class CommandQueue {

  private final Channel channel;
  private final int maxPending;
  private final LongAdder timedOut;

  /** Counts what was admitted from any thread; the queue itself belongs to the event loop. */
  private final AtomicInteger admitted = new AtomicInteger();

  private final Queue<Pending> pending = new ArrayDeque<>();
  private @Nullable String closedReason;

  CommandQueue(Channel channel, int maxPending, LongAdder timedOut) {
    this.channel = channel;
    this.maxPending = maxPending;
    this.timedOut = timedOut;
  }

  /**
   * Writes a command and awaits its reply; from any thread. The future completes on the event loop,
   * with an {@link EslException} if not with the reply's frame.
   *
   * @param label what to call the command in a message
   * @param wire the command's bytes, which go out in one write
   */
  CompletableFuture<EslFrame> submit(String label, String wire, Duration deadline) {
    if (admitted.incrementAndGet() > maxPending) {
      admitted.decrementAndGet();
      return CompletableFuture.failedFuture(
          new EslBusyException(
              "pendingCommands: "
                  + (maxPending + 1L)
                  + " (expected: <= "
                  + maxPending
                  + "), so "
                  + label
                  + " was not sent"));
    }
    Pending command = new Pending(label, deadline);
    if (channel.eventLoop().inEventLoop()) {
      write(command, wire);
    } else {
      try {
        channel.eventLoop().execute(() -> write(command, wire));
      } catch (RejectedExecutionException stopped) {
        command.future.completeExceptionally(
            new EslClosedException("The node is closed", false, stopped));
      }
    }
    return command.future;
  }

  /** How many commands await their reply; from any thread. */
  int pending() {
    return admitted.get();
  }

  /** Gives a reply to the oldest command; returns false if none awaits one. */
  boolean reply(EslFrame frame) {
    Pending command = pending.poll();
    if (command == null) {
      return false;
    }
    admitted.decrementAndGet();
    command.stopTimer();
    command.future.complete(frame);
    return true;
  }

  /** Fails everything at once, and everything that comes later. */
  void close(String reason) {
    closedReason = reason;
    for (Pending command = pending.poll(); command != null; command = pending.poll()) {
      command.stopTimer();
      command.future.completeExceptionally(new EslClosedException(reason, command.written));
    }
  }

  private void write(Pending command, String wire) {
    String reason = closedReason;
    if (reason != null) {
      command.future.completeExceptionally(new EslClosedException(reason, false));
      return;
    }
    pending.add(command);
    command.timer =
        channel
            .eventLoop()
            .schedule(
                () -> expire(command), Durations.nanos(command.deadline), TimeUnit.NANOSECONDS);
    channel
        .writeAndFlush(ByteBufUtil.writeUtf8(channel.alloc(), wire))
        .addListener(
            result -> {
              command.written = result.isSuccess();
              if (!result.isSuccess()) {
                channel.close();
              }
            });
  }

  private void expire(Pending command) {
    String sentence =
        command.label + " was not answered within " + Durations.text(command.deadline);
    if (command.future.completeExceptionally(new EslDeadlineException(sentence))) {
      timedOut.increment();
    }
  }

  private static final class Pending {

    private final String label;
    private final Duration deadline;
    private final CompletableFuture<EslFrame> future = new CompletableFuture<>();
    private @Nullable Future<?> timer;

    /** All of it; the switch runs nothing before it has read the end. */
    private boolean written;

    private Pending(String label, Duration deadline) {
      this.label = label;
      this.deadline = deadline;
    }

    private void stopTimer() {
      if (timer != null) {
        timer.cancel(false);
      }
    }
  }
}
