package io.patchcord.systemtests;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One gateway and one switch for many classes: to start them takes most of the time there is. They
 * start when a test asks for them first. After each test of a class that has asked, both run again,
 * nobody talks, and every phone is as it was.
 */
final class SharedSystem implements BeforeAllCallback, AfterEachCallback {
  static final String PASSWORD = "a-secret-of-the-switch";

  private static final List<String> LINES = List.of("1001", "1002", "1003");

  /**
   * Phones ring on, and commands wait, while a gateway is started, on a machine that is busy with
   * something else.
   */
  private static final Map<String, String> PATIENT =
      Map.of(
          "PATCHCORD_CALL_AGENT_RING_TIME", "60s",
          "PATCHCORD_CALL_OTHER_RING_TIME", "60s",
          "PATCHCORD_CALL_CONFIRMATION", "20s",
          "PATCHCORD_QUEUE_RING_TIME", "60s");

  private static @Nullable SharedSystem onRealSwitch;

  private final Map<String, String> environment;
  private final boolean wired;
  private final boolean withBrowserLine;
  private @Nullable Cable cable;
  private @Nullable BrowserLine browserLine;
  private @Nullable Path directory;
  private @Nullable SwitchProcess simulator;
  private @Nullable GatewayProcess gateway;
  private ExtensionContext.@Nullable Store store;
  private boolean used;

  private SharedSystem(Map<String, String> environment, boolean wired) {
    this(environment, wired, false);
  }

  private SharedSystem(Map<String, String> environment, boolean wired, boolean withBrowserLine) {
    this.environment = environment;
    this.wired = wired;
    this.withBrowserLine = withBrowserLine;
  }

  /** One in which whoever does not answer is given up soon. */
  static SharedSystem impatient() {
    return new SharedSystem(Map.of(), false);
  }

  /** One in which nobody is parked for long, and commands fail before their replies do. */
  static SharedSystem shortOfPatience() {
    return new SharedSystem(
        Map.of(
            "PATCHCORD_CALL_PARK_RECALL", "1s",
            "PATCHCORD_CALL_PARK_LIMIT", "12s",
            "PATCHCORD_CALL_CONFIRMATION", "1s",
            "PATCHCORD_SWITCH_REPLY_DEADLINE", "20s"),
        false);
  }

  /** One that sends webhooks to this machine, and does not try for long. */
  static SharedSystem sendingWebhooks() {
    return new SharedSystem(
        Map.of(
            "PATCHCORD_WEBHOOK_ALLOWED_HOSTS", "127.0.0.1",
            "PATCHCORD_WEBHOOK_TIMEOUT", "1s",
            "PATCHCORD_WEBHOOK_FIRST_RETRY", "1s",
            "PATCHCORD_WEBHOOK_RETRY_FOR", "30s"),
        false);
  }

  /** One that lets nobody ask or fail often. */
  static SharedSystem strict() {
    return new SharedSystem(
        Map.of(
            "PATCHCORD_ACCESS_REQUESTS", "300",
            "PATCHCORD_ACCESS_PERIOD", "1h",
            "PATCHCORD_ACCESS_FREE_FAILURES", "3",
            "PATCHCORD_HTTP_TRUSTED_PROXIES", "127.0.0.1,10.0.0.0/8"),
        false);
  }

  /** One in which phones ring for long. */
  static SharedSystem patient() {
    return new SharedSystem(PATIENT, false);
  }

  /** One in which phones ring for long, and whose lines may have browsers as phones. */
  static SharedSystem patientWithBrowserLine() {
    return new SharedSystem(PATIENT, false, true);
  }

  /** One in which phones ring for long, with a cable between gateway and switch. */
  static SharedSystem patientOnACable() {
    return new SharedSystem(PATIENT, true);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    // What is in the root's store is closed after the last class.
    store = context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL);
    used = false;
  }

  /** Two of them are known to each test, and most tests need one. */
  private void use() {
    used = true;
    if (directory == null) {
      AutoCloseable running = start();
      requireNonNull(store, "store is null").put(this, running);
    }
  }

  /** There is one of it, with one set of phones: whoever has it lets go. */
  private void takeRealSwitch() {
    if (RealSwitch.isConfigured()) {
      if (onRealSwitch != null) {
        onRealSwitch.stop();
      }
      onRealSwitch = this;
    }
  }

  private AutoCloseable start() {
    try {
      takeRealSwitch();
      directory = Files.createTempDirectory("patchcord-system-tests");
      Optional<RealSwitch> real = RealSwitch.configured();
      Files.writeString(
          passwordFile(),
          (real.isPresent() ? RealSwitch.firstLine(RealSwitch.passwordFile()) : PASSWORD) + "\n");
      simulator =
          real.isPresent() ? real.get() : SimulatorProcess.start(0, passwordFile(), PASSWORD);
      if (wired) {
        cable = Cable.to(simulator().port());
      }
      if (withBrowserLine) {
        browserLine = BrowserLine.at(simulator());
        Files.writeString(directoryPasswordFile(), browserLine.directoryPassword());
      }
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

  /** Whoever asks next starts anew. */
  private void stop() {
    if (directory == null) {
      return;
    }
    if (gateway != null) {
      gateway.close();
    }
    if (cable != null) {
      cable.close();
    }
    if (browserLine != null) {
      browserLine.close();
    }
    if (simulator != null) {
      simulator.close();
    }
    try (Stream<Path> files = Files.walk(directory())) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    directory = null;
    gateway = null;
    simulator = null;
    cable = null;
    browserLine = null;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (!used) {
      return;
    }
    if (cable != null) {
      cable.plugIn();
    }
    if (!simulator().isAlive()) {
      startSwitchAgain();
    }
    if (!gateway().process().isAlive()) {
      startGateway();
    }
    SwitchControl control = simulator().control();
    control.simulate("stall", "off");
    control.simulate("drop-events", "off");
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

  SwitchProcess simulator() {
    use();
    return requireNonNull(simulator, "simulator is null");
  }

  GatewayProcess gateway() {
    use();
    return requireNonNull(gateway, "gateway is null");
  }

  /** Where it was before. */
  void startSwitchAgain() {
    simulator =
        simulator() instanceof RealSwitch real
            ? real.startAgain()
            : SimulatorProcess.start(simulator().port(), passwordFile(), PASSWORD);
  }

  /** On the same data. */
  void startGateway() {
    int port = cable == null ? simulator().port() : cable.port();
    Map<String, String> settings = new HashMap<>(environment);
    if (simulator() instanceof RealSwitch real) {
      // It shares the machine with everything else, and works for each call.
      settings.put("PATCHCORD_SWITCH_REPLY_DEADLINE", "10s");
      settings.put("PATCHCORD_SWITCH_RECORDING_DIRECTORY", real.recordingDirectory().toString());
    }
    if (browserLine != null) {
      settings.put("PATCHCORD_SWITCH_DIRECTORY_PASSWORD_FILE", directoryPasswordFile().toString());
      settings.putAll(browserLine.settings());
    }
    gateway = GatewayProcess.start(directory().resolve("data"), passwordFile(), port, settings);
    if (browserLine != null) {
      browserLine.follow(gateway);
    }
  }

  /** The line whose phone may be a browser. */
  BrowserLine browserLine() {
    use();
    return requireNonNull(browserLine, "browserLine is null");
  }

  /** The wire between the two. */
  Cable cable() {
    use();
    return requireNonNull(cable, "cable is null");
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

  private Path directoryPasswordFile() {
    return directory().resolve("directory-password");
  }
}
