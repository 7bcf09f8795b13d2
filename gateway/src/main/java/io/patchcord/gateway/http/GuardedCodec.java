package io.patchcord.gateway.http;

import java.io.IOException;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.FilterChainEvent;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpEvents;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.http.HttpPacket;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.util.MimeHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Grizzly's codec, but what it refuses is told in our words and not with an empty answer, and each
 * connection's {@link Exchange} is kept up to date.
 */
final class GuardedCodec extends HttpServerFilter {
  private final Attribute<Object> inProgress =
      Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(HTTP_SERVER_REQUEST_ATTR_NAME);
  private final HttpLimits limits;
  private final HeadRules rules;
  private final ConnectionGuard guard;

  @SuppressWarnings("deprecation") // Grizzly itself makes it so; the newer one asks for no limits.
  GuardedCodec(NetworkListener listener, HttpLimits limits, ConnectionGuard guard) {
    super(
        listener.isChunkingEnabled(),
        limits.headBytes(),
        null,
        listener.getKeepAlive(),
        null,
        limits.headers(),
        limits.headers());
    this.limits = limits;
    this.rules = new HeadRules(limits.uriBytes());
    this.guard = guard;
    // Or Grizzly refuses a DELETE with a body in its own words, which are none.
    setAllowPayloadForUndefinedHttpMethods(true);
  }

  @Override
  public NextAction handleRead(FilterChainContext context) throws IOException {
    Exchange exchange = Exchange.of(context.getConnection());
    if (exchange == null) {
      return super.handleRead(context);
    }
    if (exchange.phase() == Exchange.Phase.ENDING) {
      Buffer unread = context.getMessage();
      unread.tryDispose();
      return context.getStopAction();
    }
    if (isBetweenRequests(context.getConnection())) {
      exchange.onBytes(guard.now());
    }
    NextAction next = super.handleRead(context);
    // Past a refused head, the context belongs to somebody else already.
    if (exchange.phase() == Exchange.Phase.BODY
        && context.getMessage() instanceof HttpContent content
        && content.isLast()) {
      exchange.onBody(guard.now());
    }
    return next;
  }

  /**
   * A server may go on as if it had not been asked (RFC 9110, 7.8), and there is no other protocol
   * here. Grizzly would leave the body unread: the JDK's client asks for HTTP/2 with each first
   * request unless it is told not to.
   */
  @Override
  protected void onIncomingUpgrade(FilterChainContext context, HttpHeader header) {
    header.getUpgradeDC().recycle();
  }

  @Override
  protected boolean onHttpHeaderParsed(
      HttpHeader header, Buffer buffer, FilterChainContext context) {
    HttpRequestPacket request = (HttpRequestPacket) header;
    if (super.onHttpHeaderParsed(header, buffer, context)) {
      throw new RefusedHead(
          request.getResponse().getStatus() == 505 ? Limit.VERSION : Limit.SYNTAX);
    }
    rules.check(request);
    Exchange exchange = Exchange.of(context.getConnection());
    if (exchange != null) {
      String id = guard.refusals().requestId(request.getHeader(Exchange.REQUEST_ID));
      request.setHeader(Exchange.REQUEST_ID, id);
      exchange.onHead(id, request.isExpectContent(), guard.now());
    }
    return false;
  }

  @Override
  protected void onHttpHeaderError(
      HttpHeader header, FilterChainContext context, @Nullable Throwable failure) {
    HttpRequestPacket request = (HttpRequestPacket) header;
    guard.refuse(
        context,
        limit(request, context, failure),
        guard.refusals().requestId(request.getHeader(Exchange.REQUEST_ID)));
  }

  private Limit limit(
      HttpRequestPacket request, FilterChainContext context, @Nullable Throwable failure) {
    if (failure instanceof RefusedHead refused) {
      return refused.limit();
    }
    if (failure instanceof MimeHeaders.MaxHeaderCountExceededException) {
      return Limit.HEADERS;
    }
    Buffer read = context.getMessage();
    if (read.limit() < limits.headBytes()) {
      return Limit.SYNTAX;
    }
    return request.getProtocolDC().isNull() ? Limit.URI_BYTES : Limit.HEAD_BYTES;
  }

  @Override
  public NextAction handleWrite(FilterChainContext context) throws IOException {
    Exchange exchange = Exchange.of(context.getConnection());
    if (exchange == null
        || !(context.getMessage() instanceof HttpPacket packet)
        || !(packet.getHttpHeader() instanceof HttpResponsePacket response)
        || response.isAcknowledgement()) {
      return super.handleWrite(context);
    }
    if (!exchange.onAnswer(guard.now())) {
      return context.getStopAction(); // Somebody has answered already: it came too late.
    }
    boolean isLast = packet instanceof HttpContent content && content.isLast();
    NextAction next = super.handleWrite(context);
    if (isLast) {
      exchange.onAnswered(isBetweenRequests(context.getConnection()), guard.now());
    }
    return next;
  }

  @Override
  public NextAction handleEvent(FilterChainContext context, FilterChainEvent event)
      throws IOException {
    Connection<?> connection = context.getConnection();
    NextAction next = super.handleEvent(context, event);
    Exchange exchange = Exchange.of(connection);
    if (exchange != null && event.type() == HttpEvents.ResponseCompleteEvent.TYPE) {
      exchange.onAnswered(isBetweenRequests(connection), guard.now());
    }
    return next;
  }

  /** Whether all of what was sent has been read. */
  boolean isBetweenRequests(Connection<?> connection) {
    return inProgress.get(connection) == null;
  }
}
