package io.patchcord.systemtests;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * A real FreeSWITCH that runs already, with {@code freeswitch-conf}, and its phones. {@code
 * tests/real-switch/start-switch} starts one.
 */
final class RealSwitch implements SwitchProcess {
  /** {@code HOST:PORT} of its Event Socket; the host is loopback. */
  static final String ADDRESS = "patchcord.real-switch";

  /** A file with the Event Socket's password; beside it {@code line-password}, of all lines. */
  static final String PASSWORD_FILE = "patchcord.real-switch.password-file";

  private final int port;
  private final Path folder;
  private final SwitchControl control;
  private final RealPeople people;
  private final String recordingDirectory;
  private boolean killed;

  /**
   * @param known its people from before; {@code null} makes some
   */
  private RealSwitch(int port, Path passwordFile, @Nullable RealPeople known) {
    this.port = port;
    this.folder = requireNonNull(passwordFile.toAbsolutePath().getParent(), "no folder");
    this.control = SwitchControl.connect(port, firstLine(passwordFile));
    Eventually.holds(
        "lines can register",
        () -> control.api("sofia", "status").lines().anyMatch(RealSwitch::isInternalProfileUp));
    this.recordingDirectory = variable("recording_dir");
    this.people = known == null ? people(passwordFile) : known;
    people.follow(control);
    control.peopleAre(people::simulate);
  }

  private RealPeople people(Path passwordFile) {
    return new RealPeople(
        new RealPeople.Places(
            variable("domain"),
            RealPeople.Places.loopback(variable("internal_port")),
            RealPeople.Places.loopback(variable("external_port")),
            Integer.parseInt(variable("carrier_proxy").replaceFirst("^.*:", ""))),
        firstLine(passwordFile.resolveSibling("line-password")));
  }

  private static boolean isInternalProfileUp(String line) {
    return line.strip().startsWith("internal") && line.contains("RUNNING");
  }

  /** The one that the tests are to run against, if there is one. */
  static Optional<RealSwitch> configured() {
    String address = RealPeople.property(ADDRESS);
    if (address == null) {
      return Optional.empty();
    }
    return Optional.of(
        new RealSwitch(
            Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)),
            passwordFile(),
            null));
  }

  static boolean isConfigured() {
    return RealPeople.property(ADDRESS) != null;
  }

  static Path passwordFile() {
    String file = RealPeople.property(PASSWORD_FILE);
    if (file == null) {
      throw new AssertionError(PASSWORD_FILE + " is not set");
    }
    return Path.of(file);
  }

  static String firstLine(Path file) {
    try {
      return Files.readAllLines(file).get(0).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String variable(String name) {
    return control.api("global_getvar", name).strip();
  }

  RealPeople people() {
    return people;
  }

  /** Where it puts recordings. */
  Path recordingDirectory() {
    return Path.of(recordingDirectory);
  }

  /** Starts it where it was, after {@link #kill}; its phones register again. */
  RealSwitch startAgain() {
    try {
      Files.writeString(folder.resolve("again"), "again\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new RealSwitch(port, passwordFile(), people);
  }

  /** Its process; none if something else than start-switch has started it. */
  private Optional<ProcessHandle> process() {
    Path pid = folder.resolve("pid");
    return Files.exists(folder.resolve("again")) && Files.exists(pid)
        ? ProcessHandle.of(Long.parseLong(firstLine(pid)))
        : Optional.empty();
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public SwitchControl control() {
    return control;
  }

  @Override
  public boolean isAlive() {
    return !killed;
  }

  @Override
  public void kill() {
    ProcessHandle process =
        process()
            .orElseThrow(
                () -> new TestAbortedException("this real switch cannot be started again"));
    killed = true;
    control.close();
    process.destroyForcibly();
    Eventually.holds("the switch is dead", () -> !process.isAlive());
  }

  @Override
  public void shutDown() {
    throw new TestAbortedException("this real switch is not the tests' to shut down");
  }

  @Override
  public void close() {
    people.close();
    control.close();
  }
}
