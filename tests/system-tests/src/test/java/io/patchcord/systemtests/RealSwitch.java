package io.patchcord.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
  private final SwitchControl control;
  private final RealPeople people;

  private RealSwitch(int port, Path passwordFile) {
    this.port = port;
    this.control = SwitchControl.connect(port, firstLine(passwordFile));
    this.people =
        new RealPeople(
            new RealPeople.Places(
                variable("domain"),
                RealPeople.Places.loopback(variable("internal_port")),
                RealPeople.Places.loopback(variable("external_port")),
                Integer.parseInt(variable("carrier_proxy").replaceFirst("^.*:", ""))),
            firstLine(passwordFile.resolveSibling("line-password")),
            control);
    control.peopleAre(people::simulate);
  }

  /** The one that the tests are to run against, if there is one. */
  static Optional<RealSwitch> configured() {
    String address = RealPeople.property(ADDRESS);
    if (address == null) {
      return Optional.empty();
    }
    return Optional.of(
        new RealSwitch(
            Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)), passwordFile()));
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
    return true;
  }

  @Override
  public void kill() {
    throw new TestAbortedException("this real switch is not the tests' to end");
  }

  @Override
  public void shutDown() {
    kill();
  }

  @Override
  public void close() {
    people.close();
    control.close();
  }
}
