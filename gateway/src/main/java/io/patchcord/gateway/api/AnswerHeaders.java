package io.patchcord.gateway.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpPacket;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.server.AddOn;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.grizzly.http.server.NetworkListener;

/**
 * What every answer says to a browser, whoever gives it: a resource, the event stream, a problem
 * from before any handler. What a page says itself, such as its own policy, stays. Also gives the
 * request its {@link RequestId}.
 */
final class AnswerHeaders extends BaseFilter implements AddOn {
  /** For a year, which is what the lists of browsers ask for; subdomains are not ours to decide. */
  private static final String TLS_ONLY = "max-age=31536000";

  private final Map<String, String> always;

  /**
   * @param tls whether people reach the gateway by TLS, its own or that of something in front
   */
  AnswerHeaders(boolean tls) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("Cache-Control", NoStore.VALUE);
    headers.put(
        "Content-Security-Policy",
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    if (tls) {
      headers.put("Strict-Transport-Security", TLS_ONLY);
    }
    this.always = headers;
  }

  /** For what is answered before there is a filter. */
  Map<String, String> always() {
    return always;
  }

  @Override
  public void setup(NetworkListener listener, FilterChainBuilder builder) {
    builder.add(builder.indexOfType(HttpServerFilter.class), this);
  }

  @Override
  public NextAction handleRead(FilterChainContext context) {
    if (context.getMessage() instanceof HttpPacket packet
        && packet.getHttpHeader() instanceof HttpRequestPacket request
        && !request.getResponse().containsHeader(RequestId.HEADER)) {
      String id = RequestId.of(request.getHeader(RequestId.HEADER));
      request.setHeader(RequestId.HEADER, id);
      request.getResponse().setHeader(RequestId.HEADER, id);
    }
    return context.getInvokeAction();
  }

  @Override
  public NextAction handleWrite(FilterChainContext context) {
    if (context.getMessage() instanceof HttpPacket packet
        && packet.getHttpHeader() instanceof HttpResponsePacket response
        && !response.isCommitted()) {
      always.forEach(
          (name, value) -> {
            if (response.getHeader(name) == null) {
              response.setHeader(name, value);
            }
          });
    }
    return context.getInvokeAction();
  }
}
