package io.patchcord.systemtests;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The switch simulator as a process, and the control of the people and phones in it. */
final class SimulatorProcess implements SwitchProcess {
  private static final String READY = "switch-simulator ready on 127.0.0.1:";

  private final ChildProcess process;
  private final int port;
  private final SwitchControl control;

  private SimulatorProcess(ChildProcess process, int port, SwitchControl control) {
    this.process = process;
    this.port = port;
    this.control = control;
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param port 0 for any that is free
   */
  static SimulatorProcess start(int port, Path passwordFile, String password) {
    return start(port, passwordFile, password, "300ms");
  }

  /** The same, with how long the outside rings before it answers. */
  static SimulatorProcess start(int port, Path passwordFile, String password, String ringTime) {
    ChildProcess process =
        ChildProcess.start(
            "simulator",
            "tests/switch-simulator",
            "io.patchcord.simulator.SimulatorMain",
            List.of(),
            Map.of(),
            List.of(
                "--port",
                Integer.toString(port),
                "--password-file",
                passwordFile.toString(),
                "--ring-time",
                ringTime));
    try {
      String line = process.awaitLine(text -> text.startsWith(READY));
      int actual = Integer.parseInt(line.substring(READY.length()));
      return new SimulatorProcess(process, actual, SwitchControl.connect(actual, password));
    } catch (RuntimeException | Error e) {
      process.close();
      throw e;
    }
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
    return process.isAlive();
  }

  @Override
  public void kill() {
    control.close();
    process.kill();
  }

  @Override
  public void shutDown() {
    control.close();
    process.terminate();
    process.awaitExit(Eventually.DEADLINE);
  }

  @Override
  public void close() {
    kill();
  }
}
