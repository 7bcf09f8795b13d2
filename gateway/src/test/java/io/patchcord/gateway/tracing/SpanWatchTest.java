package io.patchcord.gateway.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.patchcord.gateway.watch.Watch;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class SpanWatchTest {
  private static final UUID CALL = UUID.fromString("b7a1c6de-2f34-4a85-9d1e-3f0c5a7e6b21");
  private static final UUID COMMAND = UUID.fromString("0f0f0f0f-2f34-4a85-9d1e-3f0c5a7e6b21");
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT = "b7ad6b7169203331";

  private final List<SpanData> ended = new CopyOnWriteArrayList<>();
  private final SdkTracerProvider provider =
      SdkTracerProvider.builder()
          .setSampler(Sampler.parentBased(Sampler.alwaysOn()))
          .addSpanProcessor(SimpleSpanProcessor.create(new Kept()))
          .build();
  private final SpanWatch watch = new SpanWatch(provider.get("test"));

  private final class Kept implements SpanExporter {
    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      ended.addAll(spans);
      return CompletableResultCode.ofSuccess();
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

  @AfterEach
  void nothingIsLeftBehind() {
    provider.close();
    assertThat(MDC.get("traceId")).isNull();
    assertThat(Span.current().getSpanContext().isValid()).isFalse();
  }

  private SpanData span(String name) {
    return ended.stream().filter(span -> span.getName().equals(name)).findFirst().orElseThrow();
  }

  private static String text(SpanData span, String attribute) {
    return String.valueOf(span.getAttributes().get(AttributeKey.stringKey(attribute)));
  }

  @Test
  void aCommandAndItsQuestionsAreOneTreeWithTheClientsTrace() throws Exception {
    Watch.Request request =
        watch.request("POST", "00-" + TRACE + "-" + PARENT + "-01", "request-1");
    assertThat(MDC.get("traceId")).isEqualTo(TRACE);
    Watch.Command command = watch.command("hold", CALL, COMMAND);
    request.ended("/api/v1/calls/{id}/{action}", 202);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Watch.Question[] question = new Watch.Question[1];
      other.submit(() -> command.sending(() -> question[0] = watch.here().ask("uuid_hold"))).get();
      question[0].answered(Watch.Answer.OK);
      other.submit(command::confirmed).get();
    } finally {
      other.shutdownNow();
    }
    command.failed("COMMAND_TIMEOUT");
    SpanData asked = span("POST /api/v1/calls/{id}/{action}");
    SpanData held = span("command hold");
    SpanData sent = span("switch uuid_hold");
    assertThat(ended).hasSize(3).allMatch(each -> each.getTraceId().equals(TRACE));
    assertThat(asked.getParentSpanId()).isEqualTo(PARENT);
    assertThat(held.getParentSpanId()).isEqualTo(asked.getSpanId());
    assertThat(sent.getParentSpanId()).isEqualTo(held.getSpanId());
    assertThat(ended).allMatch(each -> text(each, "patchcord.request.id").equals("request-1"));
    assertThat(text(held, "patchcord.call.id")).isEqualTo(CALL.toString());
    assertThat(text(held, "patchcord.command.id")).isEqualTo(COMMAND.toString());
    assertThat(text(held, "patchcord.outcome")).isEqualTo("confirmed");
    assertThat(held.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    assertThat(text(sent, "patchcord.outcome")).isEqualTo("ok");
  }

  @Test
  void aCommandThatIsNotConfirmedIsAnError() {
    Watch.Request request = watch.request("POST", null, "request-2");
    Watch.Command command = watch.command("hold", CALL, COMMAND);
    command.sending(() -> watch.here().ask("uuid_hold").answered(Watch.Answer.NO_ANSWER));
    request.ended("/api/v1/calls/{id}/{action}", 202);
    command.failed("COMMAND_TIMEOUT");
    assertThat(span("command hold").getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(text(span("command hold"), "error.type")).isEqualTo("COMMAND_TIMEOUT");
    assertThat(text(span("command hold"), "patchcord.outcome")).isEqualTo("timed-out");
    assertThat(span("switch uuid_hold").getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
  }

  @Test
  void whatNoRequestAskedForHasNoSpan() {
    Watch.Command command = watch.command("hold", CALL, COMMAND);
    command.sending(() -> watch.here().ask("uuid_hold").answered(Watch.Answer.OK));
    command.confirmed();
    assertThat(ended).isEmpty();
  }

  @Test
  void aClientThatDoesNotTraceIsNotTraced() {
    Watch.Request request =
        watch.request("POST", "00-" + TRACE + "-" + PARENT + "-00", "request-3");
    watch.command("hold", CALL, COMMAND).confirmed();
    request.ended("/api/v1/calls", 202);
    assertThat(ended).isEmpty();
  }

  @Test
  void aTraceparentThatIsNoneBeginsATraceOfItsOwn() {
    watch.request("GET", "00-zz-1", "request-4").ended("/api/v1/me", 200);
    watch.request("GET", null, "request-5").ended("/api/v1/me", 503);
    assertThat(ended).hasSize(2).noneMatch(each -> each.getParentSpanContext().isValid());
    assertThat(ended.get(1).getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
  }
}
