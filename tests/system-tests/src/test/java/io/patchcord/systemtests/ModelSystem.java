package io.patchcord.systemtests;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A gateway and a switch of their own for random steps. Whoever rings does so until told: nothing
 * happens by itself after a time, so that the same steps do the same again.
 */
final class ModelSystem implements AutoCloseable {
  static final List<String> AGENTS = List.of("alice", "bob", "carol");
  static final List<String> LINES = List.of("1001", "1002", "1003");

  private static final Map<String, String> TIMES =
      Map.of(
          "PATCHCORD_CALL_AGENT_RING_TIME", "120s",
          "PATCHCORD_CALL_OTHER_RING_TIME", "120s",
          "PATCHCORD_CALL_CONFIRMATION", "5s",
          "PATCHCORD_CALL_ALONE_GRACE", "500ms");

  private static final Duration CLEANED = Duration.ofSeconds(5);

  private final Path directory;
  private final SimulatorProcess simulator;
  private @Nullable GatewayProcess gateway;
  private final Transitions transitions = new Transitions();
  private int gateways;

  private ModelSystem(Path directory) {
    this.directory = directory;
    this.simulator = SimulatorProcess.start(0, passwordFile(), SharedSystem.PASSWORD, "20ms");
  }

  static ModelSystem start() {
    try {
      Path directory = Files.createTempDirectory("patchcord-model-test");
      Files.writeString(directory.resolve("switch-password"), SharedSystem.PASSWORD + "\n");
      ModelSystem system = new ModelSystem(directory);
      system.startGateway();
      return system;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SwitchControl control() {
    return simulator.control();
  }

  GatewayProcess gateway() {
    return requireNonNull(gateway, "gateway is null");
  }

  /** What calls have done here. */
  Transitions transitions() {
    return transitions;
  }

  Api agent(String username) {
    return gateway().agent(username);
  }

  /** Hangs everybody up. A gateway that does not notice, or remembers a call, is replaced. */
  void clean() {
    LINES.forEach(line -> control().simulate("phone", line, "manual"));
    try {
      Eventually.get(
          "nobody talks",
          CLEANED,
          () -> {
            control()
                .channels()
                .forEach(leg -> control().api("uuid_kill", leg.path("uuid").asText()));
            return Optional.of(true)
                .filter(yes -> control().channels().isEmpty())
                .filter(yes -> liveCalls().isEmpty());
          },
          () -> "");
    } catch (AssertionError stuck) {
      gateway().close();
      startGateway();
    }
  }

  /** The live calls of everybody, the oldest first. */
  List<JsonNode> liveCalls() {
    List<JsonNode> calls = new ArrayList<>();
    gateway().supervisor().calls().forEach(call -> calls.add(0, call));
    return calls;
  }

  private void startGateway() {
    gateways++;
    gateway =
        GatewayProcess.start(
            directory.resolve("data" + gateways), passwordFile(), simulator.port(), TIMES);
    Eventually.holds(
        "the gateway is ready", () -> gateway().anybody().get("/health/ready").status() == 200);
  }

  private Path passwordFile() {
    return directory.resolve("switch-password");
  }

  @Override
  public void close() {
    if (gateway != null) {
      gateway.close();
    }
    simulator.close();
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
