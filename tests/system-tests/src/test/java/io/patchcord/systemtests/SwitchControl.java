package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.patchcord.esl.EslEvent;
import io.patchcord.esl.EslNode;
import io.patchcord.esl.EslNodeState;
import io.patchcord.esl.EslPassword;
import io.patchcord.esl.EslReply;
import io.patchcord.esl.EslSettings;
import io.patchcord.esl.command.ApiCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opentest4j.TestAbortedException;

/** Asks the switch what it knows, and tells its people and phones what to do. */
final class SwitchControl implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern SESSIONS = Pattern.compile("(?m)^([0-9]+) session\\(s\\) - peak");

  /** Far more than the table is late. */
  private static final Duration LAG = Duration.ofSeconds(3);

  private static final long POLL_NANOS = Duration.ofMillis(20).toNanos();

  private final EslNode node;
  private final AtomicInteger channelsCreated = new AtomicInteger();
  private volatile boolean lags;
  private volatile Function<List<String>, String> people =
      words -> api("simulate", words.toArray(String[]::new));

  private SwitchControl(int port, String password) {
    this.node =
        new EslNode(
            EslSettings.builder("127.0.0.1", port, EslPassword.of(password))
                .events("CHANNEL_CREATE")
                .build(),
            event -> {
              if (event.name().equals("CHANNEL_CREATE")) {
                channelsCreated.incrementAndGet();
              }
            });
  }

  static SwitchControl connect(int port, String password) {
    SwitchControl control = new SwitchControl(port, password);
    try {
      control
          .node
          .start()
          .toCompletableFuture()
          .get(Eventually.DEADLINE.toSeconds(), TimeUnit.SECONDS);
      return control;
    } catch (ExecutionException | TimeoutException e) {
      EslNodeState state = control.node.state();
      control.close();
      throw new AssertionError("no connection to the simulator: " + state, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Who does what the simulator's own people do, at a switch that has none. */
  void peopleAre(Function<List<String>, String> others) {
    people = others;
    lags = true;
  }

  /** The people and phones do this, and it must be possible. */
  void simulate(String... words) {
    assertThat(people.apply(List.of(words)))
        .as("simulate %s", String.join(" ", words))
        .startsWith("+OK");
  }

  /** The switch dies and is there again, with or without the calls that it had. */
  void crash(boolean recover) {
    long connections = node.reconnects();
    node.api(ApiCommand.unchecked("simulate crash" + (recover ? " recover" : "")));
    Eventually.holds(
        "the switch is there again",
        () -> node.reconnects() > connections && node.state() instanceof EslNodeState.Connected);
  }

  /** How many commands wait for the end of a stall. */
  int stalled() {
    return Integer.parseInt(api("simulate", "stalled").substring("+OK ".length()).strip());
  }

  /** Whether the people and phones can do this now. */
  boolean trySimulate(String... words) {
    return people.apply(List.of(words)).startsWith("+OK");
  }

  String api(String name, String... arguments) {
    if (lags && name.equals("simulate")) {
      throw new TestAbortedException("a real switch has no command " + name);
    }
    try {
      EslReply reply =
          node.api(ApiCommand.unchecked(name + ' ' + String.join(" ", arguments)))
              .toCompletableFuture()
              .get(Eventually.DEADLINE.toSeconds(), TimeUnit.SECONDS);
      return reply.text();
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("the simulator does not answer " + name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** The legs that live. */
  List<JsonNode> channels() {
    if (!lags) {
      return table();
    }
    // What a real switch shows is a table, which is some tenths of a second late: it has legs that
    // have ended, and has not those that have just begun.
    long end = System.nanoTime() + LAG.toNanos();
    while (true) {
      List<JsonNode> rows = table();
      rows.removeIf(row -> !api("uuid_exists", row.path("uuid").asText()).startsWith("true"));
      if (rows.size() == sessions() || System.nanoTime() - end > 0) {
        return rows;
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private List<JsonNode> table() {
    List<JsonNode> rows = new ArrayList<>();
    try {
      JSON.readTree(api("show", "channels", "as", "json")).path("rows").forEach(rows::add);
    } catch (JsonProcessingException e) {
      throw new AssertionError("show channels is no JSON", e);
    }
    return rows;
  }

  /** How many there are, which is no table. */
  private int sessions() {
    Matcher count = SESSIONS.matcher(api("status"));
    return count.find() ? Integer.parseInt(count.group(1)) : -1;
  }

  /** All that the switch says of that leg. */
  Map<String, String> dump(JsonNode channel) {
    return EslEvent.parseLines(api("uuid_dump", channel.path("uuid").asText())).headers();
  }

  /** How many legs there have been since this control is connected. */
  int channelsCreated() {
    return channelsCreated.get();
  }

  @Override
  public void close() {
    node.close();
  }
}
