package io.patchcord.benchmarks.decode;

import java.lang.management.ManagementFactory;
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

  /** Whose decoder. */
  @Param public Library library = Library.OURS;

  /** Which bytes. */
  @Param public Input input = Input.PLAIN;

  private Recording recording = Recording.plain();
  private EventDecoder decoder = new PatchcordDecoder();

  /** Loads the bytes and makes the decoder, which then lives as long as a connection would. */
  @Setup
  public void prepare() {
    decoder.close();
    recording = input.recording();
    decoder = library.decoder();
  }

  /** Decodes all events and reads five headers of each. */
  @Benchmark
  public void decode(Blackhole blackhole, Work work) {
    work.events +=
        recording.feed(
            decoder,
            (eventName, uniqueId, callState, callerNumber, sipCallId) -> {
              blackhole.consume(eventName);
              blackhole.consume(uniqueId);
              blackhole.consume(callState);
              blackhole.consume(callerNumber);
              blackhole.consume(sipCallId);
            });
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
      begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Stops it. */
    @TearDown(Level.Iteration)
    public void stop() {
      cpuNanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
    }
  }

  /** Releases what the decoder holds. */
  @TearDown
  public void release() {
    decoder.close();
  }
}
