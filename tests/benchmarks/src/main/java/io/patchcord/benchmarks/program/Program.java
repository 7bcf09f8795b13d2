package io.patchcord.benchmarks.program;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** One of the project's programs, as a process of its own. */
public final class Program implements AutoCloseable {
  private static final long DEADLINE_SECONDS = 120;

  /** On two cores, which switch and gateway share here, the better compiler takes half of them. */
  private static final List<String> AS_SCRIPTS_RUN_DOES =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private final Process process;

  private Program(Process process) {
    this.process = process;
  }

  /** A program, and the line by which it said that it is ready. */
  public record Started(Program program, String line) {}

  /**
   * Starts it as {@code scripts/run} does, and waits until it is ready.
   *
   * @param folder the module's, which was packaged
   * @param ready tells the line of its output that says so
   */
  public static Started start(
      Path folder, String mainClass, List<String> arguments, Predicate<String> ready) {
    return start(AS_SCRIPTS_RUN_DOES, folder, mainClass, arguments, ready);
  }

  /**
   * The same, as somebody else does.
   *
   * @param jvmOptions by which collector and which compiler, for one
   */
  public static Started start(
      List<String> jvmOptions,
      Path folder,
      String mainClass,
      List<String> arguments,
      Predicate<String> ready) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", folder.resolve("target/lib") + "/*", mainClass));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(variable -> variable.startsWith("PATCHCORD_"));
    try {
      Program program = new Program(builder.start());
      return new Started(program, program.await(ready));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String await(Predicate<String> ready) {
    CompletableFuture<String> found = new CompletableFuture<>();
    Thread reader = new Thread(() -> read(ready, found), "program");
    reader.setDaemon(true);
    reader.start();
    try {
      return found.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      close();
      throw new IllegalStateException("The program does not start", e);
    }
  }

  private void read(Predicate<String> ready, CompletableFuture<String> found) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (ready.test(line)) {
          found.complete(line);
        }
      }
    } catch (IOException closed) {
      // It has ended.
    }
    found.completeExceptionally(new IllegalStateException("The program has ended"));
  }

  /** Returns the processor time that it has used so far, in milliseconds. */
  public long processorMillis() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
  }

  /** Returns its process id. */
  public long pid() {
    return process.pid();
  }

  /** Returns whether it still runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
