package io.patchcord.esl;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One switch, kept connected. */
public final class EslNode implements AutoCloseable {
  public EslNode(EslNodeSettings settings, EslNodeListener listener) {}

  public void start() {}

  public EslNodeState state() {
    return new EslNodeState.Closed();
  }

  public CompletionStage<EslReply> api(EslCommand command) {
    return api(command, Duration.ofSeconds(5));
  }

  public CompletionStage<EslReply> api(EslCommand command, Duration deadline) {
    return CompletableFuture.failedFuture(new EslClosedException("not there yet", false));
  }

  public BackgroundJob bgapi(EslCommand command, Duration deadline) {
    return new BackgroundJob(UUID.randomUUID(), api(command), api(command));
  }

  public long eventsReceived() {
    return 0;
  }

  public long eventsDropped() {
    return 0;
  }

  public long reconnects() {
    return 0;
  }

  public long commandsTimedOut() {
    return 0;
  }

  @Override
  public void close() {}
}
