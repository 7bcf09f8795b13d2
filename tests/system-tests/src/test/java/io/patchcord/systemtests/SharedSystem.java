package io.patchcord.systemtests;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One gateway and one switch for all classes: to start them takes most of the time there is. After
 * each test both run again, nobody talks, and every phone is as it was.
 */
final class SharedSystem implements BeforeAllCallback, AfterEachCallback {
  static final String PASSWORD = "a-secret-of-the-switch";

  private static final List<String> LINES = List.of("1001", "1002", "1003");

  private @Nullable Path directory;
  private @Nullable SimulatorProcess simulator;
  private @Nullable GatewayProcess gateway;

  @Override
  public void beforeAll(ExtensionContext context) {
    // What is in the root's store is closed after the last class.
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .computeIfAbsent(SharedSystem.class, key -> start());
  }

  private AutoCloseable start() {
    try {
      directory = Files.createTempDirectory("patchcord-system-tests");
      Files.writeString(passwordFile(), PASSWORD + "\n");
      simulator = SimulatorProcess.start(0, passwordFile(), PASSWORD);
      startGateway();
      awaitReady();
      return this::stop;
    } catch (IOException e) {
      stop();
      throw new UncheckedIOException(e);
    } catch (RuntimeException | Error e) {
      stop();
      throw e;
    }
  }

  private void stop() {
    if (gateway != null) {
      gateway.close();
    }
    if (simulator != null) {
      simulator.close();
    }
    try (Stream<Path> files = Files.walk(directory())) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (!simulator().isAlive()) {
      startSwitchAgain();
    }
    if (!gateway().process().isAlive()) {
      startGateway();
    }
    SwitchControl control = simulator().control();
    control.simulate("stall", "off");
    for (String line : LINES) {
      control.simulate("phone", line, "manual");
      control.simulate("register", line);
    }
    awaitReady();
    Eventually.get(
        "nobody talks",
        () -> {
          control.channels().forEach(leg -> control.api("uuid_kill", leg.path("uuid").asText()));
          return Optional.of(true)
              .filter(yes -> control.channels().isEmpty())
              .filter(yes -> gateway().supervisor().calls().isEmpty());
        },
        () -> control.channels() + " " + gateway().supervisor().calls());
  }

  SimulatorProcess simulator() {
    return requireNonNull(simulator, "simulator is null");
  }

  GatewayProcess gateway() {
    return requireNonNull(gateway, "gateway is null");
  }

  /** Where it was before. */
  void startSwitchAgain() {
    simulator = SimulatorProcess.start(simulator().port(), passwordFile(), PASSWORD);
  }

  /** On the same data. */
  void startGateway() {
    gateway = GatewayProcess.start(directory().resolve("data"), passwordFile(), simulator().port());
  }

  void awaitReady() {
    Eventually.holds(
        "the gateway is ready", () -> gateway().anybody().get("/health/ready").status() == 200);
  }

  private Path directory() {
    return requireNonNull(directory, "directory is null");
  }

  private Path passwordFile() {
    return directory().resolve("switch-password");
  }
}
