package io.patchcord.gateway.http;

import java.util.Iterator;
import java.util.regex.Pattern;
import org.glassfish.grizzly.http.HttpPacketParsing;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.Protocol;

/**
 * What a request's head has to be besides what Grizzly checks: unmistakable. Two programs that read
 * one head in two ways is how requests are smuggled past the first of them (RFC 9112, 11.2).
 */
final class HeadRules {
  private static final Pattern METHOD = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,32}");

  /** It asks a proxy, which this is not; Grizzly would wait for the end of what it carries. */
  private static final String TUNNEL = "CONNECT";

  /** Jersey answers nothing to what is none. */
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("[A-Za-z0-9!#$&^_.+*-]+/[A-Za-z0-9!#$&^_.+*-]+[ \\t]*(;.*)?");

  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

  private final int uriBytes;

  HeadRules(int uriBytes) {
    this.uriBytes = uriBytes;
  }

  /**
   * @throws RefusedHead when it is not
   */
  void check(HttpRequestPacket request) {
    Protocol protocol = request.getProtocol();
    if (protocol != Protocol.HTTP_1_1 && protocol != Protocol.HTTP_1_0) {
      throw new RefusedHead(Limit.VERSION);
    }
    if (uriLength(request) > uriBytes) {
      throw new RefusedHead(Limit.URI_BYTES);
    }
    String method = request.getMethod().getMethodString();
    if (!METHOD.matcher(method).matches()
        || method.equals(TUNNEL)
        || count(request, "Host") > 1
        || count(request, "Transfer-Encoding") > 1
        || lengths(request) > 1
        || !isFramedOnce(request)
        || !hasReadableType(request)) {
      throw new RefusedHead(Limit.SYNTAX);
    }
  }

  private static boolean isFramedOnce(HttpRequestPacket request) {
    String encoding = request.getHeader("Transfer-Encoding");
    if (encoding != null) {
      return lengths(request) == 0 && encoding.strip().equalsIgnoreCase("chunked");
    }
    String length = request.getHeader("Content-Length");
    return length == null || LENGTH.matcher(length.strip()).matches();
  }

  private static boolean hasReadableType(HttpRequestPacket request) {
    String type = request.getHeader("Content-Type");
    return type == null
        || (type.chars().noneMatch(c -> c < ' ' && c != '\t')
            && MEDIA_TYPE.matcher(type.strip()).matches());
  }

  /** Grizzly forgets the header itself, once it has seen the other one. */
  private static int lengths(HttpRequestPacket request) {
    return request instanceof HttpPacketParsing parsing
        ? parsing.getHeaderParsingState().contentLengthHeadersCount
        : count(request, "Content-Length");
  }

  private static int uriLength(HttpRequestPacket request) {
    int query = request.getQueryStringDC().getLength();
    return request.getRequestURIRef().getOriginalRequestURIBC().getLength()
        + (query == 0 ? 0 : query + 1);
  }

  private static int count(HttpRequestPacket request, String name) {
    int count = 0;
    for (Iterator<String> values = request.getHeaders().values(name).iterator();
        values.hasNext();
        values.next()) {
      count++;
    }
    return count;
  }
}
