package io.patchcord.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A program of the project in a process of its own. What it prints is kept; it ends with this. */
final class ChildProcess implements AutoCloseable {
  private static final int TAIL_LINES = 60;
  static final Path PROJECT = project();

  private final String name;
  private final Process process;
  private final List<String> stdout = new ArrayList<>();
  private final List<String> stderr = new ArrayList<>();
  private final List<Thread> readers = new ArrayList<>();

  private ChildProcess(String name, Process process) {
    this.name = name;
    this.process = process;
    read(process.getInputStream(), stdout);
    read(process.getErrorStream(), stderr);
    FailureLogs.follow(this);
  }

  /**
   * Starts a program as {@code scripts/run} does.
   *
   * @param module its folder in the project
   * @param jvmOptions besides those that every one has
   */
  static ChildProcess start(
      String name,
      String module,
      String mainClass,
      List<String> jvmOptions,
      Map<String, String> environment,
      List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // These processes live for seconds: time spent on the best machine code is lost.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", PROJECT.resolve(module).resolve("target/lib") + "/*", mainClass));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(variable -> variable.startsWith("PATCHCORD_"));
    builder.environment().putAll(environment);
    try {
      return new ChildProcess(name, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts one of the project's scripts, as a person does in the project's folder.
   *
   * @param environment added to this process's own
   */
  static ChildProcess script(
      String script, Map<String, String> environment, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(PROJECT.resolve(script).toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(PROJECT.toFile());
    builder.environment().keySet().removeIf(variable -> variable.startsWith("PATCHCORD_"));
    builder.environment().putAll(environment);
    try {
      return new ChildProcess(script, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The processes that it has started and that still run. */
  List<ProcessHandle> children() {
    return process.descendants().toList();
  }

  /** Waits for a line on stdout. */
  String awaitLine(Predicate<String> which) {
    return Eventually.get(
        name + " is ready",
        Duration.ofSeconds(60),
        () -> {
          Optional<String> line = stdout().stream().filter(which).findFirst();
          if (line.isEmpty() && !isAlive()) {
            throw new AssertionError(name + " ended\n" + tail());
          }
          return line;
        },
        this::tail);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for the end, and for all that was printed. */
  int awaitExit(Duration deadline) {
    try {
      if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError(name + " does not end within " + deadline + "\n" + tail());
      }
      for (Thread reader : readers) {
        reader.join(deadline.toMillis());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Asks it to end, as Ctrl-C or a service manager does. */
  void terminate() {
    process.destroy();
  }

  /** Ends it as a power failure does. */
  void kill() {
    children().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    awaitExit(Eventually.DEADLINE);
  }

  @Override
  public void close() {
    kill();
  }

  List<String> stdout() {
    return copy(stdout);
  }

  List<String> stderr() {
    return copy(stderr);
  }

  /** The last lines of both outputs. */
  String tail() {
    return "---- " + name + ", stdout\n" + tail(stdout()) + "---- stderr\n" + tail(stderr());
  }

  private static String tail(List<String> lines) {
    return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()))
        + "\n";
  }

  private static List<String> copy(List<String> lines) {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  private void read(InputStream from, List<String> into) {
    Thread reader =
        new Thread(
            () -> {
              try (BufferedReader lines = new BufferedReader(new InputStreamReader(from, UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                  synchronized (into) {
                    into.add(line);
                  }
                }
              } catch (IOException closed) {
                // A process that is killed takes its pipes with it.
              }
            },
            name + "-output");
    reader.setDaemon(true);
    reader.start();
    readers.add(reader);
  }

  private static Path project() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve("tests/system-tests"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("the tests run outside of the project");
    }
    return folder;
  }
}
