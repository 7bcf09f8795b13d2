package io.patchcord.gateway.api;

import io.patchcord.gateway.http.TrustedProxies;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpPacket;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.server.AddOn;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.Request;

/** Where a request comes from: the connection's other end, or what a trusted proxy says of it. */
final class ClientAddress extends BaseFilter implements AddOn {
  private static final String HEADER = "X-Forwarded-For";
  private static final String ATTRIBUTE = ClientAddress.class.getName();

  private final TrustedProxies proxies;

  ClientAddress(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  static String of(Request request) {
    return (String) request.getAttribute(ATTRIBUTE);
  }

  static String of(ContainerRequestContext request) {
    return (String) request.getProperty(ATTRIBUTE);
  }

  @Override
  public void setup(NetworkListener listener, FilterChainBuilder builder) {
    builder.add(builder.indexOfType(HttpServerFilter.class), this);
  }

  @Override
  public NextAction handleRead(FilterChainContext context) {
    if (context.getMessage() instanceof HttpPacket packet
        && packet.getHttpHeader() instanceof HttpRequestPacket request
        && request.getAttribute(ATTRIBUTE) == null) {
      request.setAttribute(
          ATTRIBUTE,
          proxies.client(request.getRemoteAddress(), request.getHeaders().values(HEADER)));
    }
    return context.getInvokeAction();
  }
}
