package io.patchcord.esl;

import io.netty.channel.EventLoop;
import io.patchcord.esl.command.ApiCommand;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The background jobs of one connection that await their {@code BACKGROUND_JOB} event. Belongs to
 * the event loop. A job is registered before its command is written, since the event may come
 * before the reply.
 */
final class JobRegistry {

  private static final String BACKGROUND_JOB = "BACKGROUND_JOB";
  private static final String JOB_UUID = "Job-UUID";

  private final EslSettings settings;
  private final EventLoop eventLoop;
  private final LongAdder timedOut;
  private final Map<String, Job> jobs = new HashMap<>();

  JobRegistry(EslSettings settings, EventLoop eventLoop, LongAdder timedOut) {
    this.settings = settings;
    this.eventLoop = eventLoop;
    this.timedOut = timedOut;
  }

  /**
   * Starts a job under an id of ours, from any thread; the futures complete on the event loop.
   *
   * @param link where its event comes too
   */
  BackgroundJob start(Link link, UUID id, ApiCommand command, Duration deadline) {
    CompletableFuture<EslReply> accepted = new CompletableFuture<>();
    CompletableFuture<EslReply> result = new CompletableFuture<>();
    try {
      eventLoop.execute(() -> start(link, id, command, deadline, accepted, result));
    } catch (RejectedExecutionException stopped) {
      EslClosedException problem = new EslClosedException("The client is closed", false, stopped);
      accepted.completeExceptionally(problem);
      result.completeExceptionally(problem);
    }
    return new BackgroundJob(id, accepted, result);
  }

  private void start(
      Link link,
      UUID id,
      ApiCommand command,
      Duration deadline,
      CompletableFuture<EslReply> accepted,
      CompletableFuture<EslReply> result) {
    String label = "bg" + command.label();
    if (jobs.containsKey(id.toString())) {
      EslBusyException twice =
          new EslBusyException("A job " + id + " runs already, so " + label + " was not sent");
      accepted.completeExceptionally(twice);
      result.completeExceptionally(twice);
      return;
    }
    if (jobs.size() >= settings.maxPendingCommands()) {
      EslBusyException busy =
          new EslBusyException(
              "backgroundJobs: "
                  + (jobs.size() + 1L)
                  + " (expected: <= "
                  + settings.maxPendingCommands()
                  + "), so "
                  + label
                  + " was not sent");
      accepted.completeExceptionally(busy);
      result.completeExceptionally(busy);
      return;
    }
    register(id, label, deadline, result);
    link.submit(label, command.wireAsJob(id), settings.timeouts().reply())
        .thenApply(EslReply::of)
        .whenComplete(
            (reply, wrapped) -> {
              Throwable problem = Detached.cause(wrapped);
              settle(id, reply, problem);
              if (problem == null) {
                accepted.complete(reply);
              } else {
                accepted.completeExceptionally(problem);
              }
            });
  }

  private void register(
      UUID id, String label, Duration deadline, CompletableFuture<EslReply> result) {
    Future<?> timer =
        eventLoop.schedule(
            () -> expire(id, label, deadline), Durations.nanos(deadline), TimeUnit.NANOSECONDS);
    jobs.put(id.toString(), new Job(result, timer));
  }

  /** Completes the job that this event is the result of, if it is one of ours. */
  void offer(EslEvent event) {
    if (event.name().equals(BACKGROUND_JOB)) {
      String id = event.header(JOB_UUID);
      Job job = id == null ? null : remove(id);
      if (job != null) {
        job.result.complete(EslReply.withoutLineEnd(event.body()));
      }
    }
  }

  void close(String reason) {
    for (Job job : List.copyOf(jobs.values())) {
      job.timer.cancel(false);
      job.result.completeExceptionally(new EslClosedException(reason, true));
    }
    jobs.clear();
  }

  /** Settles a job by the answer to its command: refused by the switch, or never sent. */
  private void settle(UUID id, @Nullable EslReply reply, @Nullable Throwable problem) {
    boolean mayStillRun =
        problem == null ? reply != null && reply.ok() : problem instanceof EslDeadlineException;
    Job job = mayStillRun ? null : remove(id.toString());
    if (job == null) {
      return;
    }
    if (problem == null && reply != null) {
      job.result.complete(reply);
    } else if (problem != null) {
      job.result.completeExceptionally(problem);
    }
  }

  private void expire(UUID id, String label, Duration deadline) {
    Job job = remove(id.toString());
    if (job != null) {
      timedOut.increment();
      job.result.completeExceptionally(
          new EslDeadlineException(
              "The job of " + label + " did not end within " + Durations.text(deadline)));
    }
  }

  private @Nullable Job remove(String id) {
    Job job = jobs.remove(id);
    if (job != null) {
      job.timer.cancel(false);
    }
    return job;
  }

  private record Job(CompletableFuture<EslReply> result, Future<?> timer) {}
}
