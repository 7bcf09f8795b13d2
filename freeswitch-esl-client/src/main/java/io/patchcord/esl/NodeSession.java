package io.patchcord.esl;

import io.patchcord.esl.command.ApiCommand;
import io.patchcord.esl.command.EslCommand;
import io.patchcord.esl.command.SocketCommand;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The two connections of a node, which live and die together: one for events and jobs, one for
 * short commands, because an {@code api} holds up every event of its connection until it returns. A
 * {@link EslConnection} is one that does both.
 */
final class NodeSession {

  private final EslSettings settings;
  private final JobRegistry jobs;
  private final Link commands;
  private final Link events;
  private final CompletableFuture<String> closed = new CompletableFuture<>();

  private NodeSession(EslSettings settings, JobRegistry jobs, Link commands, Link events) {
    this.settings = settings;
    this.jobs = jobs;
    this.commands = commands;
    this.events = events;
    commands.closed().thenAccept(this::shut);
    events.closed().thenAccept(this::shut);
  }

  /**
   * Opens one connection after the other (a wrong password is tried once, not twice) and
   * subscribes. The future completes while the last reply to the subscription is handled, hence
   * before the first event.
   */
  static CompletableFuture<NodeSession> openTwo(
      EslSettings settings, Connector connector, JobRegistry jobs, EventDelivery delivery) {
    return connector
        .open(new NoEvents())
        .thenCompose(
            commands ->
                connector
                    .open(new JobsFirst(jobs, delivery))
                    .thenCompose(
                        events -> new NodeSession(settings, jobs, commands, events).subscribe())
                    .whenComplete(
                        (session, problem) -> {
                          if (problem != null) {
                            commands.shut("The other connection could not be made");
                          }
                        }));
  }

  /** The same with one connection for everything. */
  static CompletableFuture<NodeSession> openOne(
      EslSettings settings, Connector connector, JobRegistry jobs, EventDelivery delivery) {
    return connector
        .open(new JobsFirst(jobs, delivery))
        .thenCompose(link -> new NodeSession(settings, jobs, link, link).subscribe());
  }

  /** Sends all of it at once; the first refusal is the one to tell. */
  private CompletableFuture<NodeSession> subscribe() {
    CompletableFuture<@Nullable Void> done = CompletableFuture.completedFuture(null);
    List<SocketCommand> subscription = settings.subscription().commands();
    for (SocketCommand command : subscription) {
      CompletableFuture<EslFrame> reply = events.submit(command, settings.timeouts().reply());
      done = done.thenCombine(reply.thenApply(EslReply::of), (before, now) -> check(command, now));
    }
    return done.handle(
        (ok, wrapped) -> {
          Throwable problem = Detached.cause(wrapped);
          if (problem == null && commands.isOpen()) {
            return this;
          }
          String refusal =
              settings.address()
                  + ": "
                  + (problem == null
                      ? "it closed the connection for commands"
                      : problem.getMessage());
          shut(refusal);
          throw new EslClosedException(refusal, false, problem);
        });
  }

  private static @Nullable Void check(SocketCommand command, EslReply reply) {
    if (!reply.ok()) {
      throw new EslClosedException(
          "it refused the subscription (" + command.label() + "): " + reply.text(), false);
    }
    return null;
  }

  /** Sends a command, from any thread; completes on the event loop. */
  CompletableFuture<EslFrame> send(EslCommand command, Duration deadline) {
    return commands.submit(command, deadline);
  }

  /** Starts a job, from any thread; the futures complete on the event loop. */
  BackgroundJob bgapi(UUID id, ApiCommand command, Duration deadline) {
    return jobs.start(events, id, command, deadline);
  }

  /** How many commands await their reply; from any thread. */
  int pending() {
    return commands == events ? commands.pending() : commands.pending() + events.pending();
  }

  /** Completes on the event loop with a sentence once the connections are gone. */
  CompletableFuture<String> closed() {
    return closed;
  }

  /** Ends the connections, from any thread. */
  void close(String reason) {
    events.close(reason);
  }

  /** Ends the connections, on the event loop; everything that waits fails at once. */
  void shut(String reason) {
    if (!closed.isDone()) {
      commands.shut(reason);
      events.shut(reason);
      jobs.close(reason);
      closed.complete(reason);
    }
  }

  static CompletionStage<EslReply> reply(
      CompletableFuture<EslFrame> frame, EslTransport transport) {
    return Detached.from(frame, EslReply::of, transport.callbacks());
  }

  /** The connection for commands subscribes to nothing. */
  private record NoEvents() implements Link.Receiver {

    @Override
    public void event(EslEvent event, int bytes) {}

    @Override
    public void unreadable(String reason) {}

    @Override
    public void log(EslLogLine line, int bytes) {}

    @Override
    public void notice(EslDisconnectNotice notice, int bytes) {}

    @Override
    public void unknown(EslFrame frame, int bytes) {}
  }

  private record JobsFirst(JobRegistry jobs, EventDelivery delivery) implements Link.Receiver {

    @Override
    public void event(EslEvent event, int bytes) {
      jobs.offer(event);
      delivery.event(event, bytes);
    }

    @Override
    public void unreadable(String reason) {
      delivery.unreadable(reason);
    }

    @Override
    public void log(EslLogLine line, int bytes) {
      delivery.log(line, bytes);
    }

    @Override
    public void notice(EslDisconnectNotice notice, int bytes) {
      delivery.notice(notice, bytes);
    }

    @Override
    public void unknown(EslFrame frame, int bytes) {
      delivery.unknown(frame, bytes);
    }
  }
}
