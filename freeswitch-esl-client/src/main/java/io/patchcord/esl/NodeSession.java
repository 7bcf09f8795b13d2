package io.patchcord.esl;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.LongAdder;

/**
 * The two connections of a node, which live and die together: one for events and jobs, one for
 * short commands, because an {@code api} holds up every event of its connection until it returns.
 */
final class NodeSession {

  private final EslNodeSettings settings;
  private final EventLoop eventLoop;
  private final JobRegistry jobs;
  private final EslConnection commands;
  private final EslConnection events;
  private final CompletableFuture<String> closed = new CompletableFuture<>();

  private NodeSession(
      EslNodeSettings settings,
      EventLoop eventLoop,
      JobRegistry jobs,
      EslConnection commands,
      EslConnection events) {
    this.settings = settings;
    this.eventLoop = eventLoop;
    this.jobs = jobs;
    this.commands = commands;
    this.events = events;
    commands.closed().thenAccept(this::shut);
    events.closed().thenAccept(this::shut);
  }

  /**
   * Opens one connection after the other (a wrong password is tried once, not twice) and
   * subscribes. The future completes while the reply to the subscription is handled, hence before
   * the first event.
   */
  static CompletableFuture<NodeSession> open(
      EslNodeSettings settings, EventLoop eventLoop, EventDelivery delivery, LongAdder timedOut) {
    JobRegistry jobs = new JobRegistry(eventLoop, timedOut);
    return EslConnection.open(settings, eventLoop, new NoEvents(), timedOut)
        .thenCompose(
            commands ->
                EslConnection.open(settings, eventLoop, new JobsFirst(jobs, delivery), timedOut)
                    .thenCompose(
                        events -> {
                          NodeSession session =
                              new NodeSession(settings, eventLoop, jobs, commands, events);
                          return session.subscribe();
                        })
                    .whenComplete(
                        (session, problem) -> {
                          if (problem != null) {
                            commands.shut("The other connection could not be made");
                          }
                        }));
  }

  private CompletableFuture<NodeSession> subscribe() {
    EslCommand subscription = settings.subscription();
    return events
        .submit(subscription.label(), subscription.wire(), settings.replyDeadline())
        .handle(
            (reply, problem) -> {
              String refusal;
              if (problem != null) {
                refusal = settings.address() + ": " + problem.getMessage();
              } else if (!reply.ok()) {
                refusal = settings.address() + " refused the subscription: " + reply.text();
              } else if (!commands.isOpen()) {
                refusal = settings.address() + " closed the connection for commands";
              } else {
                return this;
              }
              shut(refusal);
              throw new EslClosedException(refusal, false, problem);
            });
  }

  /** Sends a short command, from any thread. */
  CompletableFuture<EslReply> api(EslCommand command, Duration deadline) {
    return commands.submit(command.label(), command.wire(), deadline);
  }

  /** Starts a job under an id of ours, from any thread; the futures complete on the event loop. */
  BackgroundJob bgapi(EslCommand command, Duration deadline) {
    UUID id = UUID.randomUUID();
    String wire = command.wireAsJob(id);
    CompletableFuture<EslReply> accepted = new CompletableFuture<>();
    CompletableFuture<EslReply> result = new CompletableFuture<>();
    try {
      eventLoop.execute(() -> startJob(id, command.label(), wire, deadline, accepted, result));
    } catch (RejectedExecutionException stopped) {
      EslClosedException problem = new EslClosedException("The node is closed", false, stopped);
      accepted.completeExceptionally(problem);
      result.completeExceptionally(problem);
    }
    return new BackgroundJob(id, Detached.from(accepted), Detached.from(result));
  }

  private void startJob(
      UUID id,
      String label,
      String wire,
      Duration deadline,
      CompletableFuture<EslReply> accepted,
      CompletableFuture<EslReply> result) {
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
    jobs.register(id, label, deadline, result);
    events
        .submit(label, wire, settings.replyDeadline())
        .whenComplete(
            (reply, problem) -> {
              jobs.settle(id, reply, problem);
              if (problem == null) {
                accepted.complete(reply);
              } else {
                accepted.completeExceptionally(problem);
              }
            });
  }

  /** Completes on the event loop with a sentence once both connections are gone. */
  CompletableFuture<String> closed() {
    return closed;
  }

  /** Ends both connections, on the event loop; everything that waits fails at once. */
  void shut(String reason) {
    if (!closed.isDone()) {
      commands.shut(reason);
      events.shut(reason);
      jobs.close(reason);
      closed.complete(reason);
    }
  }

  /** The connection for commands subscribes to nothing. */
  private record NoEvents() implements EslConnection.Receiver {

    @Override
    public void event(EslEvent event) {}

    @Override
    public void unreadable(String reason) {}
  }

  private record JobsFirst(JobRegistry jobs, EventDelivery delivery)
      implements EslConnection.Receiver {

    @Override
    public void event(EslEvent event) {
      jobs.offer(event);
      delivery.event(event);
    }

    @Override
    public void unreadable(String reason) {
      delivery.unreadable(reason);
    }
  }
}
