package io.patchcord.benchmarks.decode;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** One operation is the whole recording. Run by {@link DecodeMeasurement}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class DecodeBenchmark {

  /** A machine that gives less than a quarter of a processor is given up on. */
  private static final Duration MAX_WARM_UP = Duration.ofSeconds(12);

  /** Whose decoder. */
  @Param public Library library = Library.OURS;

  /** Which bytes. */
  @Param public Input input = Input.PLAIN;

  /** Processor time to spend before anything counts; both are at their speed after two seconds. */
  @Param("3000")
  public int warmUpCpuMillis = 3_000;

  private Recording recording = Recording.plain();
  private EventDecoder decoder = new PatchcordDecoder();

  /**
   * Loads the bytes, makes the decoder, which then lives as long as a connection would, and warms
   * up by work rather than by the clock: on a busy machine a second may be a tenth of one.
   */
  @Setup
  public void prepare(Blackhole blackhole) {
    decoder.close();
    recording = input.recording();
    decoder = library.decoder();
    long deadline = System.nanoTime() + MAX_WARM_UP.toNanos();
    long warm = cpuNanos() + TimeUnit.MILLISECONDS.toNanos(warmUpCpuMillis);
    while (cpuNanos() < warm && System.nanoTime() - deadline < 0) {
      feed(blackhole);
    }
  }

  /** Decodes all events and reads five headers of each. */
  @Benchmark
  public void decode(Blackhole blackhole, Work work) {
    work.events += feed(blackhole);
  }

  private int feed(Blackhole blackhole) {
    return recording.feed(
        decoder,
        (eventName, uniqueId, callState, callerNumber, sipCallId) -> {
          blackhole.consume(eventName);
          blackhole.consume(uniqueId);
          blackhole.consume(callState);
          blackhole.consume(callerNumber);
          blackhole.consume(sipCallId);
        });
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** What was done in an iteration, and the time for which the thread really had a processor. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Work {

    /** Events decoded. */
    public long events;

    /** Processor time of the thread that decoded them. */
    public long cpuNanos;

    private long begin;

    /** Starts the clock. */
    @Setup(Level.Iteration)
    public void start() {
      begin = cpuNanos();
    }

    /** Stops it. */
    @TearDown(Level.Iteration)
    public void stop() {
      cpuNanos = cpuNanos() - begin;
    }
  }

  /** Releases what the decoder holds. */
  @TearDown
  public void release() {
    decoder.close();
  }
}
