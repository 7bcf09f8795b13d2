package io.patchcord.esl;

import static java.util.Objects.requireNonNull;

import io.patchcord.esl.command.EslCommand;
import io.patchcord.esl.command.SendMessage;
import io.patchcord.esl.command.SocketCommand;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One call that a switch has handed over, for as long as its connection lasts. Safe for any thread;
 * no method blocks, and futures complete away from the thread that reads.
 */
public final class EslSession implements AutoCloseable {

  private final EslOutboundSettings settings;
  private final EslTransport transport;
  private final Link link;
  private final EslEvent channel;
  private final ApplicationRegistry applications;

  EslSession(
      EslOutboundSettings settings,
      EslTransport transport,
      Link link,
      EslEvent channel,
      ApplicationRegistry applications) {
    this.settings = settings;
    this.transport = transport;
    this.link = link;
    this.channel = channel;
    this.applications = applications;
  }

  /** Returns the channel's headers and variables as they were at the beginning. */
  public EslEvent channel() {
    return channel;
  }

  /** Returns the channel's {@code Unique-ID}, or null where the switch did not say it. */
  public @Nullable String uniqueId() {
    return channel.uniqueId();
  }

  /** Returns whether the dialplan said {@code async}: applications can be sent while one runs. */
  public boolean isAsync() {
    return "async".equals(channel.header("Socket-Mode"));
  }

  /** Returns whether the dialplan said {@code full}: API commands are allowed. */
  public boolean isFull() {
    return "full".equals(channel.header("Control"));
  }

  /** Runs an application that needs no argument, see {@link #execute(String, String)}. */
  public CompletionStage<EslExecution> execute(String application) {
    return execute(application, "");
  }

  /**
   * Runs an application with the settings' deadline, see {@link #execute(SendMessage, Duration)}.
   *
   * @param application such as {@code playback}
   * @param data its argument, whitelisted as {@link SendMessage#execute} says
   * @throws IllegalArgumentException if a part is refused
   */
  public CompletionStage<EslExecution> execute(String application, String data) {
    return execute(SendMessage.execute(null, application, data), settings.applicationDeadline());
  }

  /**
   * Runs an application on the session's channel.
   *
   * @param message made by {@link SendMessage#execute} without a channel
   * @param deadline how long to wait for its end; the switch is not told when it passes
   * @return its end, or an {@link EslException}: {@link EslClosedException} where the call ended
   *     before, {@link EslRejectedException} where the switch refused it. An application that the
   *     switch does not know ends the call.
   */
  public CompletionStage<EslExecution> execute(SendMessage message, Duration deadline) {
    requireNonNull(message, "message is null");
    Durations.checkPositive("deadline", deadline);
    // Without async the switch replies only after the application has ended, and sends no events.
    boolean async = isAsync();
    Duration replyDeadline = async ? settings.timeouts().reply() : deadline;
    CompletableFuture<EslExecution> ended =
        applications.run(message, deadline, !async, () -> link.submit(message, replyDeadline));
    return Detached.from(ended, execution -> execution, transport.callbacks());
  }

  /**
   * Hangs up.
   *
   * @param cause as the switch spells it, such as {@code NORMAL_CLEARING}
   * @throws IllegalArgumentException if the cause is refused
   */
  public CompletionStage<EslReply> hangup(String cause) {
    return send(SendMessage.hangup(null, cause));
  }

  /** Sends a command with the settings' reply deadline. */
  public CompletionStage<EslReply> send(EslCommand command) {
    return send(command, settings.timeouts().reply());
  }

  /**
   * Sends a command. API commands are denied unless {@link #isFull()}.
   *
   * @param deadline how long to wait for the reply
   * @return the reply, an {@code -ERR} included; or an {@link EslException}
   */
  public CompletionStage<EslReply> send(EslCommand command, Duration deadline) {
    requireNonNull(command, "command is null");
    Durations.checkPositive("deadline", deadline);
    return NodeSession.reply(link.submit(command, deadline), transport);
  }

  /** Completes with a sentence once the connection is gone, whoever closed it. */
  public CompletionStage<String> closed() {
    return Detached.from(link.closed(), reason -> reason, transport.callbacks());
  }

  /** Lets the dialplan go on once the connection is closed; otherwise the call ends then. */
  public CompletionStage<EslReply> resume() {
    return send(SocketCommand.resume());
  }

  /** Closes the connection. The call ends with it, unless {@link #resume} came before. */
  @Override
  public void close() {
    link.close("The session was closed by this side");
  }
}
