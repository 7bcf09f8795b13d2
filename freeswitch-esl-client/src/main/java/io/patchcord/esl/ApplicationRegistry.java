package io.patchcord.esl;

import io.netty.channel.EventLoop;
import io.patchcord.esl.command.SendMessage;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The applications of one session that await their {@code CHANNEL_EXECUTE_COMPLETE}. Belongs to the
 * event loop.
 */
final class ApplicationRegistry {

  /** Far more than a dialplan runs on one call. */
  private static final int MAX_RUNNING = 1_000;

  private final EventLoop eventLoop;
  private final Map<String, Application> running = new HashMap<>();
  private @Nullable String closedReason;

  ApplicationRegistry(EventLoop eventLoop) {
    this.eventLoop = eventLoop;
  }

  /**
   * Runs an application, from any thread; the future completes on the event loop.
   *
   * @param endsWithReply where no event comes: the reply says that it has ended
   */
  CompletableFuture<EslExecution> run(
      SendMessage message,
      Duration deadline,
      boolean endsWithReply,
      Supplier<CompletableFuture<EslFrame>> submission) {
    CompletableFuture<EslExecution> ended = new CompletableFuture<>();
    try {
      eventLoop.execute(() -> start(message, deadline, endsWithReply, submission, ended));
    } catch (RejectedExecutionException stopped) {
      ended.completeExceptionally(new EslClosedException("The session is closed", false, stopped));
    }
    return ended;
  }

  private void start(
      SendMessage message,
      Duration deadline,
      boolean endsWithReply,
      Supplier<CompletableFuture<EslFrame>> submission,
      CompletableFuture<EslExecution> ended) {
    String id = message.id().toString();
    if (closedReason != null) {
      ended.completeExceptionally(new EslClosedException(closedReason, false));
      return;
    }
    if (running.containsKey(id)) {
      ended.completeExceptionally(
          new EslBusyException(message.label() + " was sent already, and runs: make a new one"));
      return;
    }
    if (running.size() >= MAX_RUNNING) {
      ended.completeExceptionally(
          new EslBusyException(
              "applications: " + (MAX_RUNNING + 1) + " (expected: <= " + MAX_RUNNING + ")"));
      return;
    }
    Future<?> timer =
        eventLoop.schedule(
            () -> fail(id, late(message, deadline)),
            Durations.nanos(deadline),
            TimeUnit.NANOSECONDS);
    running.put(id, new Application(ended, timer));
    submission
        .get()
        .thenApply(EslReply::of)
        .whenComplete(
            (reply, wrapped) -> {
              Throwable problem = Detached.cause(wrapped);
              if (problem != null) {
                fail(id, problem);
              } else if (!reply.ok()) {
                fail(
                    id,
                    new EslRejectedException(
                        "The switch refused " + message.label() + ": " + reply.text()));
              } else if (endsWithReply && remove(id) != null) {
                ended.complete(new EslExecution(null, null));
              }
            });
  }

  /** Completes the application that this event is the end of, if it is one of ours. */
  void offer(EslEvent event) {
    if (event.name().equals("CHANNEL_EXECUTE_COMPLETE")) {
      String id = event.header("Application-UUID");
      Application application = id == null ? null : remove(id);
      if (application != null) {
        application.ended.complete(EslExecution.of(event));
      }
    }
  }

  /** Fails what still runs, and what comes later. */
  void close(String reason) {
    if (closedReason == null) {
      closedReason = reason;
      List.copyOf(running.keySet()).forEach(id -> fail(id, new EslClosedException(reason, true)));
    }
  }

  private static EslDeadlineException late(SendMessage message, Duration deadline) {
    return new EslDeadlineException(
        message.label() + " did not end within " + Durations.text(deadline));
  }

  private void fail(String id, Throwable problem) {
    Application application = remove(id);
    if (application != null) {
      application.ended.completeExceptionally(problem);
    }
  }

  private @Nullable Application remove(String id) {
    Application application = running.remove(id);
    if (application != null) {
      application.timer.cancel(false);
    }
    return application;
  }

  private record Application(CompletableFuture<EslExecution> ended, Future<?> timer) {}
}
