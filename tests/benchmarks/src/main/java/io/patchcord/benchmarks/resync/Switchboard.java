package io.patchcord.benchmarks.resync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.patchcord.esl.EslNode;
import io.patchcord.esl.EslPassword;
import io.patchcord.esl.EslReply;
import io.patchcord.esl.EslSettings;
import io.patchcord.esl.EslTimeouts;
import io.patchcord.esl.command.ApiCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The people and phones of the simulated switch. */
final class Switchboard implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long DEADLINE_SECONDS = 60;

  /** Each makes the switch tell some twenty events, before it answers the next. */
  private static final int AT_ONCE = 50;

  private final EslNode node;

  Switchboard(int port, String password) {
    node =
        new EslNode(
            EslSettings.builder("127.0.0.1", port, EslPassword.of(password))
                .events("HEARTBEAT")
                .timeouts(EslTimeouts.defaults().withReply(Duration.ofSeconds(DEADLINE_SECONDS)))
                .build(),
            event -> {});
    await(node.start());
  }

  /** All of them, some at a time. */
  void all(List<String> commands) {
    for (int from = 0; from < commands.size(); from += AT_ONCE) {
      some(commands.subList(from, Math.min(from + AT_ONCE, commands.size())));
    }
  }

  private void some(List<String> commands) {
    List<CompletionStage<EslReply>> replies = new ArrayList<>();
    commands.forEach(command -> replies.add(node.api(ApiCommand.unchecked(command))));
    replies.forEach(
        reply -> {
          String text = await(reply).text();
          if (!text.startsWith("+OK")) {
            throw new IllegalStateException("The simulator answers " + text);
          }
        });
  }

  /** The agents' legs, oldest first. */
  List<String> agentLegs() {
    List<String> legs = new ArrayList<>();
    try {
      String table = await(node.api(ApiCommand.unchecked("show channels as json"))).text();
      for (JsonNode row : JSON.readTree(table).path("rows")) {
        if (row.path("name").asText().startsWith("sofia/internal/100")) {
          legs.add(row.path("uuid").asText());
        }
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The table of channels is no JSON", e);
    }
    return legs;
  }

  private static <T> T await(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("The simulator does not answer", e);
    }
  }

  @Override
  public void close() {
    node.close();
  }
}
