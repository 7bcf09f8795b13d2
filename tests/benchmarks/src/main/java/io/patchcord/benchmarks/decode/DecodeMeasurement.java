package io.patchcord.benchmarks.decode;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs {@link DecodeBenchmark} in a JVM of its own for each measurement, ours and theirs by turns,
 * so that what else the machine does hits both.
 */
public final class DecodeMeasurement {

  private final int rounds;
  private final int warmUpCpuMillis;
  private final int iterations;
  private final TimeValue iteration;
  private final Consumer<String> progress;

  private DecodeMeasurement(
      int rounds,
      int warmUpCpuMillis,
      int iterations,
      TimeValue iteration,
      Consumer<String> progress) {
    this.rounds = rounds;
    this.warmUpCpuMillis = warmUpCpuMillis;
    this.iterations = iterations;
    this.iteration = iteration;
    this.progress = requireNonNull(progress, "progress is null");
  }

  /**
   * Five forks each by turns, for a fork may be half as fast as the next, by its compiler's luck or
   * by what else the machine does; warmed up, then measured for two seconds. About 3 min in all.
   */
  public static DecodeMeasurement thorough(Consumer<String> progress) {
    return new DecodeMeasurement(5, 3_000, 2, TimeValue.seconds(1), progress);
  }

  /** One fork each, hardly warm: shows that everything runs, in about 10 s. */
  public static DecodeMeasurement quick(Consumer<String> progress) {
    return new DecodeMeasurement(1, 300, 1, TimeValue.milliseconds(500), progress);
  }

  /**
   * Measures both on plain events, and ours on JSON.
   *
   * @throws IllegalStateException if a fork fails
   */
  public DecodeReport run() {
    Map<String, Samples> samples = new TreeMap<>();
    for (int round = 1; round <= rounds; round++) {
      for (Input input : Input.values()) {
        if (isMeasured(Library.OURS, input, round)) {
          progress.accept("  decoding %s, round %d of %d".formatted(input.title(), round, rounds));
        }
        for (Library library : Library.values()) {
          if (isMeasured(library, input, round)) {
            samples
                .computeIfAbsent(key(library, input), key -> new Samples())
                .add(fork(library, input), input.recording().events());
          }
        }
      }
    }
    return new DecodeReport(
        figures(samples, Library.OURS, Input.PLAIN),
        figures(samples, Library.THEIRS, Input.PLAIN),
        figures(samples, Library.OURS, Input.PLAIN_AS_RECORDED),
        figures(samples, Library.THEIRS, Input.PLAIN_AS_RECORDED),
        figures(samples, Library.OURS, Input.JSON));
  }

  /** JSON is compared with nothing, so once is enough. */
  private static boolean isMeasured(Library library, Input input, int round) {
    return input != Input.JSON || (library == Library.OURS && round == 1);
  }

  private RunResult fork(Library library, Input input) {
    Options options =
        new OptionsBuilder()
            .include(DecodeBenchmark.class.getName() + "\\.")
            .param("library", library.name())
            .param("input", input.name())
            .forks(1)
            .threads(1)
            .param("warmUpCpuMillis", Integer.toString(warmUpCpuMillis))
            .warmupIterations(1)
            .warmupTime(iteration)
            .measurementIterations(iterations)
            .measurementTime(iteration)
            .addProfiler(GCProfiler.class)
            // Theirs makes strings by the platform's charset: the same everywhere, then.
            .jvmArgs("-Xms512m", "-Xmx512m", "-Dfile.encoding=UTF-8")
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .build();
    try {
      return new Runner(options).runSingle();
    } catch (RunnerException problem) {
      throw new IllegalStateException(
          "Measuring %s on %s failed: %s".formatted(library, input, problem.getMessage()), problem);
    }
  }

  private static DecodeFigures figures(Map<String, Samples> samples, Library library, Input input) {
    Samples taken = requireNonNull(samples.get(key(library, input)), "no samples");
    return new DecodeFigures(
        Median.of(taken.eventsPerCpuSecond),
        Median.of(taken.eventsPerSecond),
        Median.of(taken.bytesPerEvent));
  }

  private static String key(Library library, Input input) {
    return library + " " + input;
  }

  private static final class Samples {
    private final List<Double> eventsPerCpuSecond = new ArrayList<>();
    private final List<Double> eventsPerSecond = new ArrayList<>();
    private final List<Double> bytesPerEvent = new ArrayList<>();

    void add(RunResult run, int eventsPerOperation) {
      for (BenchmarkResult fork : run.getBenchmarkResults()) {
        for (IterationResult iteration : fork.getIterationResults()) {
          double cpuSeconds = secondary(iteration, "cpuNanos") / TimeUnit.SECONDS.toNanos(1);
          eventsPerCpuSecond.add(secondary(iteration, "events") / cpuSeconds);
          eventsPerSecond.add(iteration.getPrimaryResult().getScore() * eventsPerOperation);
          bytesPerEvent.add(secondary(iteration, "gc.alloc.rate.norm") / eventsPerOperation);
        }
      }
    }

    private static double secondary(IterationResult iteration, String name) {
      Result<?> result =
          requireNonNull(iteration.getSecondaryResults().get(name), () -> "no " + name);
      return result.getScore();
    }
  }
}
