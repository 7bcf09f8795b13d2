package io.patchcord.gateway.api;

import static java.util.Objects.requireNonNull;

import java.util.function.Predicate;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.server.AddOn;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.grizzly.http.server.NetworkListener;

/**
 * Lets pages of registered origins call the API from a browser, the event stream too, and nobody
 * else's (Fetch Standard, CORS protocol). To others nothing is said, and their browsers refuse.
 * Before any handler, so that whatever answers, a problem too, can be read.
 */
final class CrossOrigin extends BaseFilter implements AddOn {
  private static final String METHODS = "GET, POST, PUT, PATCH, DELETE";

  private static final String REQUEST_HEADERS =
      "Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key, Last-Event-ID,"
          + " X-Request-Id";

  private static final String ANSWER_HEADERS =
      "ETag, Idempotency-Replayed, Location, RateLimit-Limit, RateLimit-Remaining,"
          + " RateLimit-Reset, Retry-After, WWW-Authenticate, X-Request-Id";

  /** What Chromium remembers at most, in seconds. */
  private static final String REMEMBERED = "7200";

  private final Predicate<String> allowed;

  CrossOrigin(Predicate<String> allowed) {
    this.allowed = requireNonNull(allowed, "allowed is null");
  }

  @Override
  public void setup(NetworkListener listener, FilterChainBuilder builder) {
    builder.add(builder.indexOfType(HttpServerFilter.class), this);
  }

  @Override
  @SuppressWarnings("rawtypes") // so Grizzly's own signature has it
  public NextAction handleRead(FilterChainContext context) {
    HttpContent content = context.getMessage();
    if (!(content.getHttpHeader() instanceof HttpRequestPacket request)) {
      return context.getInvokeAction();
    }
    String origin = request.getHeader("Origin");
    if (origin == null || request.getResponse().containsHeader("Vary")) {
      return context.getInvokeAction(); // or a later part of the same request
    }
    HttpResponsePacket response = request.getResponse();
    response.addHeader("Vary", "Origin");
    boolean known = allowed.test(origin);
    if (known) {
      response.addHeader("Access-Control-Allow-Origin", origin);
      response.addHeader("Access-Control-Expose-Headers", ANSWER_HEADERS);
    }
    if (!request.getMethod().getMethodString().equals("OPTIONS")
        || request.getHeader("Access-Control-Request-Method") == null) {
      return context.getInvokeAction();
    }
    if (known) {
      response.addHeader("Access-Control-Allow-Methods", METHODS);
      response.addHeader("Access-Control-Allow-Headers", REQUEST_HEADERS);
      response.addHeader("Access-Control-Max-Age", REMEMBERED);
    }
    response.setStatus(204);
    context.write(response.httpContentBuilder().last(true).build());
    // Or who asked for the end of the connection would wait for it.
    context.notifyDownstream(org.glassfish.grizzly.http.HttpServerFilter.RESPONSE_COMPLETE_EVENT);
    return context.getStopAction();
  }
}
