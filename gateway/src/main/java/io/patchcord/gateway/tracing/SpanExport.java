package io.patchcord.gateway.tracing;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The spans' way out: a bounded queue, a thread of its own, and OTLP by the JDK's HTTP client. */
final class SpanExport implements AutoCloseable {
  /** Some seconds of a busy node, at 1 KB each. */
  static final int MAX_WAITING = 4_096;

  private static final int AT_ONCE = 512;
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final int CLOSE_SECONDS = 2;

  private final SdkTracerProvider provider;

  private SpanExport(SdkTracerProvider provider) {
    this.provider = provider;
  }

  static SpanExport to(
      String endpoint, TracingSettings settings, String version, SpanCounts counts) {
    CountedExporter exporter =
        new CountedExporter(
            OtlpHttpSpanExporter.builder()
                .setEndpoint(endpoint)
                .setConnectTimeout(CONNECT)
                .setTimeout(ANSWER)
                // What is not taken is lost: a trace is no record of anything.
                .setRetryPolicy(null)
                .build(),
            counts);
    BatchSpanProcessor sender =
        BatchSpanProcessor.builder(exporter)
            .setMaxQueueSize(MAX_WAITING)
            .setMaxExportBatchSize(AT_ONCE)
            .setScheduleDelay(settings.interval())
            .setExporterTimeout(ANSWER.plus(CONNECT))
            .build();
    return new SpanExport(
        SdkTracerProvider.builder()
            .setResource(Resource.create(resource(settings, version)))
            .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(settings.sampling())))
            .setSpanLimits(SpanLimits.builder().setMaxAttributeValueLength(128).build())
            .addSpanProcessor(new BoundedSpans(sender, MAX_WAITING, counts))
            .build());
  }

  private static Attributes resource(TracingSettings settings, String version) {
    AttributesBuilder resource = Attributes.builder();
    settings.resource().forEach(resource::put);
    return resource
        .put("service.name", settings.serviceName())
        .put("service.version", version)
        .put("telemetry.sdk.name", "opentelemetry")
        .put("telemetry.sdk.language", "java")
        .build();
  }

  Tracer tracer() {
    return provider.get("io.patchcord.gateway");
  }

  @Override
  public void close() {
    provider.shutdown().join(CLOSE_SECONDS, TimeUnit.SECONDS);
  }
}
