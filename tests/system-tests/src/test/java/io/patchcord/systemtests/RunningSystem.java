package io.patchcord.systemtests;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A gateway and a switch for all tests of a class. After each test both run again, nobody talks,
 * and every phone is as it was.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(FailureLogs.class)
abstract class RunningSystem {
  static final String PASSWORD = "a-secret-of-the-switch";

  private static final List<String> LINES = List.of("1001", "1002", "1003");

  private Path directory;
  private @Nullable SimulatorProcess simulator;
  private @Nullable GatewayProcess gateway;

  @BeforeAll
  void start(@TempDir Path temporary) throws IOException {
    directory = temporary;
    Files.writeString(passwordFile(), PASSWORD + "\n");
    simulator = SimulatorProcess.start(0, passwordFile(), PASSWORD);
    startGateway();
    awaitReady();
  }

  @AfterEach
  void comeToRest() {
    if (!simulator().isAlive()) {
      startSwitchAgain();
    }
    if (!gateway().process().isAlive()) {
      startGateway();
    }
    SwitchControl control = control();
    control.simulate("stall", "off");
    control.api("hupall");
    for (String line : LINES) {
      control.simulate("phone", line, "manual");
      control.simulate("register", line);
      control.trySimulate("hangup", line);
      control.trySimulate("reject", line);
    }
    awaitReady();
    Eventually.get(
        "nobody talks",
        () -> {
          control.channels().forEach(leg -> control.api("uuid_kill", leg.path("uuid").asText()));
          boolean quiet = control.channels().isEmpty() && gateway().supervisor().calls().isEmpty();
          return quiet ? Optional.of(true) : java.util.Optional.empty();
        },
        () -> control.channels() + " " + gateway().supervisor().calls());
  }

  @AfterAll
  void stop() {
    try {
      if (gateway != null) {
        gateway.close();
      }
    } finally {
      if (simulator != null) {
        simulator.close();
      }
    }
  }

  Path directory() {
    return directory;
  }

  Path passwordFile() {
    return directory.resolve("switch-password");
  }

  SimulatorProcess simulator() {
    return requireNonNull(simulator, "simulator is null");
  }

  SwitchControl control() {
    return simulator().control();
  }

  GatewayProcess gateway() {
    return requireNonNull(gateway, "gateway is null");
  }

  Api alice() {
    return gateway().agent("alice");
  }

  Api bob() {
    return gateway().agent("bob");
  }

  /** Where it was before. */
  void startSwitchAgain() {
    simulator = SimulatorProcess.start(simulator().port(), passwordFile(), PASSWORD);
  }

  /** On the same data. */
  void startGateway() {
    gateway = GatewayProcess.start(directory.resolve("data"), passwordFile(), simulator().port());
  }

  void awaitReady() {
    Eventually.holds(
        "the gateway is ready", () -> gateway().anybody().get("/health/ready").status() == 200);
  }

  void awaitNotReady() {
    Eventually.holds(
        "the gateway is not ready", () -> gateway().anybody().get("/health/ready").status() == 503);
  }

  /** Calls a number and waits until both talk. */
  String talk(Api agent, String number) {
    String id = agent.dial(number);
    awaitState(agent, id, "ACTIVE");
    return id;
  }

  void awaitState(Api agent, String callId, String state) {
    Eventually.get(
        "the call is " + state,
        () ->
            agent.call(callId).path("state").asText().equals(state)
                ? Optional.of(true)
                : Optional.empty(),
        () -> agent.call(callId).toString());
  }
}
