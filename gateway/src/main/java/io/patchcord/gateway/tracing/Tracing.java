package io.patchcord.gateway.tracing;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.watch.Watch;
import org.jspecify.annotations.Nullable;

/** Traces what is watched, or does not. While it does not, no class of OpenTelemetry is loaded. */
public final class Tracing implements AutoCloseable {
  private final SpanCounts counts;
  private final Watch watch;
  private final Runnable end;

  private Tracing(SpanCounts counts, Watch watch, Runnable end) {
    this.counts = counts;
    this.watch = watch;
    this.end = end;
  }

  /**
   * Begins to.
   *
   * @param version the gateway's own
   */
  public static Tracing of(TracingSettings settings, String version) {
    requireNonNull(settings, "settings is null");
    SpanCounts counts = new SpanCounts();
    String endpoint = settings.endpoint();
    if (endpoint == null) {
      return new Tracing(counts, Watch.NONE, () -> {});
    }
    SpanExport export = SpanExport.to(endpoint, settings, version, counts);
    return new Tracing(counts, new SpanWatch(export.tracer()), export::close);
  }

  /** Makes spans of what it is told; nothing where tracing is off. */
  public @Nullable Watch watch() {
    return watch == Watch.NONE ? null : watch;
  }

  /** What became of spans. */
  public SpanCounts counts() {
    return counts;
  }

  /** Sends what it can within a few seconds. */
  @Override
  public void close() {
    end.run();
  }
}
