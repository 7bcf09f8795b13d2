package io.patchcord.gateway.tracing;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.patchcord.gateway.watch.Bound;

/** Lets only so many spans wait, and says so; what sends them would drop them in silence. */
final class BoundedSpans implements SpanProcessor {
  private final SpanProcessor sender;
  private final int limit;
  private final SpanCounts counts;

  /**
   * @param sender has room for as many
   */
  BoundedSpans(SpanProcessor sender, int limit, SpanCounts counts) {
    this.sender = sender;
    this.limit = limit;
    this.counts = counts;
  }

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {}

  @Override
  public boolean isStartRequired() {
    return false;
  }

  @Override
  public void onEnd(ReadableSpan span) {
    if (!span.getSpanContext().isSampled()) {
      return;
    }
    if (counts.waiting.incrementAndGet() > limit) {
      counts.waiting.decrementAndGet();
      counts.dropped.increment();
      Bound.TRACE_SPANS.reached(limit);
      return;
    }
    sender.onEnd(span);
  }

  @Override
  public boolean isEndRequired() {
    return true;
  }

  @Override
  public CompletableResultCode shutdown() {
    return sender.shutdown();
  }

  @Override
  public CompletableResultCode forceFlush() {
    return sender.forceFlush();
  }
}
