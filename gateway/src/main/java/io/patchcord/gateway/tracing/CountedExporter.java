package io.patchcord.gateway.tracing;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes note of what became of spans that were sent, and says in the log when that changes. */
final class CountedExporter implements SpanExporter {
  private static final Logger LOG = LoggerFactory.getLogger(CountedExporter.class);

  private final SpanExporter exporter;
  private final SpanCounts counts;
  private final AtomicBoolean failing = new AtomicBoolean();

  CountedExporter(SpanExporter exporter, SpanCounts counts) {
    this.exporter = exporter;
    this.counts = counts;
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    int count = spans.size();
    CompletableResultCode result = exporter.export(spans);
    result.whenComplete(
        () -> {
          counts.waiting.addAndGet(-count);
          if (result.isSuccess()) {
            counts.sent.add(count);
            if (failing.compareAndSet(true, false)) {
              LOG.info("Traces are sent again");
            }
          } else {
            counts.failed.add(count);
            if (failing.compareAndSet(false, true)) {
              LOG.warn("Traces cannot be sent, and are lost: {}", why(result));
            }
          }
        });
    return result;
  }

  private static String why(CompletableResultCode result) {
    Throwable failure = result.getFailureThrowable();
    return failure == null ? "the receiver does not take them" : failure.toString();
  }

  @Override
  public CompletableResultCode flush() {
    return exporter.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return exporter.shutdown();
  }
}
