package io.patchcord.gateway.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.patchcord.gateway.watch.Bound;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundedSpansTest {
  private final List<CompletableResultCode> underWay = new ArrayList<>();
  private final SpanCounts counts = new SpanCounts();

  /** Answers when the test does. */
  private final class Slow implements SpanExporter {
    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      CompletableResultCode result = new CompletableResultCode();
      underWay.add(result);
      return result;
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }

  @Test
  void whatIsTooManyIsLostAndCounted() {
    long before = Bound.TRACE_SPANS.times();
    SdkTracerProvider provider =
        SdkTracerProvider.builder()
            .addSpanProcessor(
                new BoundedSpans(
                    SimpleSpanProcessor.create(new CountedExporter(new Slow(), counts)), 2, counts))
            .build();
    Tracer tracer = provider.get("test");
    for (int i = 0; i < 5; i++) {
      tracer.spanBuilder("span").startSpan().end();
    }
    assertThat(counts.waiting()).isEqualTo(2);
    assertThat(counts.dropped()).isEqualTo(3);
    assertThat(Bound.TRACE_SPANS.times() - before).isEqualTo(3);
    underWay.get(0).succeed();
    underWay.get(1).fail();
    assertThat(counts.waiting()).isZero();
    assertThat(counts.sent()).isOne();
    assertThat(counts.failed()).isOne();
    tracer.spanBuilder("span").startSpan().end();
    assertThat(counts.waiting()).isOne();
  }
}
