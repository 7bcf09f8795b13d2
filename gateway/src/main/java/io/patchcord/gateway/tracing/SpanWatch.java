package io.patchcord.gateway.tracing;

import static java.util.Objects.requireNonNull;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.patchcord.gateway.watch.Watch;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Makes a span of each request, of each command that it asked for, which ends at the event that
 * confirms it, and of each question to the switch. What nobody asked for by a request, such as what
 * follows from an event, has no span. Numbers and names of people are in none.
 */
final class SpanWatch implements Watch {
  private static final AttributeKey<String> REQUEST_ID =
      AttributeKey.stringKey("patchcord.request.id");
  private static final AttributeKey<String> CALL_ID = AttributeKey.stringKey("patchcord.call.id");
  private static final AttributeKey<String> COMMAND_ID =
      AttributeKey.stringKey("patchcord.command.id");
  private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("patchcord.outcome");
  private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
  private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
  private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
  private static final AttributeKey<Long> STATUS =
      AttributeKey.longKey("http.response.status_code");
  private static final ContextKey<String> REQUEST = ContextKey.named("patchcord-request");

  /** What the log calls them. */
  private static final String LOGGED_TRACE = "traceId";

  private static final String LOGGED_SPAN = "spanId";

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  /** The one header that is read. */
  private static final TextMapGetter<@Nullable String> ONE_HEADER =
      (traceparent, header) -> header.equals("traceparent") ? traceparent : null;

  private final Tracer tracer;

  SpanWatch(Tracer tracer) {
    this.tracer = requireNonNull(tracer, "tracer is null");
  }

  @Override
  @SuppressWarnings("MustBeClosedChecker") // the end of the request closes the scope
  public Request request(String method, @Nullable String traceparent, String requestId) {
    Context parent =
        W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, ONE_HEADER);
    // What a client makes up could be anything.
    String known = METHODS.contains(method) ? method : "_OTHER";
    Span span =
        tracer
            .spanBuilder(known)
            .setParent(parent)
            .setSpanKind(SpanKind.SERVER)
            .setAttribute(METHOD, known)
            .setAttribute(REQUEST_ID, requestId)
            .startSpan();
    Scope scope = parent.with(span).with(REQUEST, requestId).makeCurrent();
    MDC.put(LOGGED_TRACE, span.getSpanContext().getTraceId());
    MDC.put(LOGGED_SPAN, span.getSpanContext().getSpanId());
    return (operation, status) -> {
      scope.close();
      MDC.remove(LOGGED_TRACE);
      MDC.remove(LOGGED_SPAN);
      span.updateName(known + " " + operation);
      span.setAttribute(ROUTE, operation);
      span.setAttribute(STATUS, (long) status);
      if (status >= 500) {
        span.setAttribute(ERROR, Integer.toString(status));
        span.setStatus(StatusCode.ERROR);
      }
      span.end();
    };
  }

  @Override
  public Command command(String name, UUID callId, UUID commandId) {
    Context parent = Context.current();
    if (!isTraced(parent)) {
      return Watch.NONE.command(name, callId, commandId);
    }
    Span span =
        begin("command " + name, SpanKind.INTERNAL, parent)
            .setAttribute(CALL_ID, callId.toString())
            .setAttribute(COMMAND_ID, commandId.toString());
    return new TracedCommand(span, parent.with(span));
  }

  @Override
  public Place here() {
    Context parent = Context.current();
    if (!isTraced(parent)) {
      return Watch.NONE.here();
    }
    return command -> {
      Span span = begin("switch " + command, SpanKind.CLIENT, parent);
      return answer -> {
        String outcome = word(answer.name());
        span.setAttribute(OUTCOME, outcome);
        if (answer != Answer.OK) {
          span.setAttribute(ERROR, outcome);
          span.setStatus(StatusCode.ERROR, outcome);
        }
        span.end();
      };
    };
  }

  private Span begin(String name, SpanKind kind, Context parent) {
    Span span = tracer.spanBuilder(name).setParent(parent).setSpanKind(kind).startSpan();
    String requestId = parent.get(REQUEST);
    return requestId == null ? span : span.setAttribute(REQUEST_ID, requestId);
  }

  private static boolean isTraced(Context context) {
    return Span.fromContext(context).getSpanContext().isSampled();
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A command, until the first word on how it ends. */
  private static final class TracedCommand implements Command {
    private final Span span;
    private final Context context;
    private final AtomicBoolean decided = new AtomicBoolean();

    TracedCommand(Span span, Context context) {
      this.span = span;
      this.context = context;
    }

    @Override
    @SuppressWarnings("try") // the scope need only be open
    public void sending(Runnable send) {
      try (Scope current = context.makeCurrent()) {
        send.run();
      }
    }

    @Override
    public void confirmed() {
      if (decided.compareAndSet(false, true)) {
        span.addEvent("confirmed");
        span.setAttribute(OUTCOME, "confirmed");
        span.end();
      }
    }

    @Override
    public void failed(String code) {
      if (decided.compareAndSet(false, true)) {
        span.setAttribute(OUTCOME, code.equals("COMMAND_TIMEOUT") ? "timed-out" : "failed");
        span.setAttribute(ERROR, code);
        span.setStatus(StatusCode.ERROR, code);
        span.end();
      }
    }
  }
}
