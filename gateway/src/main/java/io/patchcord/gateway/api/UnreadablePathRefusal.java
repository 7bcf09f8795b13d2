package io.patchcord.gateway.api;

import java.io.CharConversionException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.WriteResult;
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
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.memory.MemoryManager;

/**
 * Answers 400 to a path that cannot be decoded, that hides a slash or a NUL, or that climbs out of
 * the tree. Grizzly answers an empty 500 to it, before any handler or error page has a say.
 */
final class UnreadablePathRefusal extends BaseFilter implements AddOn {
  private static final Pattern SUSPECT =
      Pattern.compile("%(?![0-9A-Fa-f]{2})|%00|%2[fF]|%5[cC]|[\\x00-\\x1f\\x7f]");

  private static final Pattern DOT = Pattern.compile("%2[eE]");

  private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");

  @Override
  public void setup(NetworkListener listener, FilterChainBuilder builder) {
    builder.add(builder.indexOfType(HttpServerFilter.class), this);
  }

  @Override
  @SuppressWarnings("rawtypes") // so Grizzly's own signature has it
  public NextAction handleRead(FilterChainContext context) {
    HttpContent content = context.getMessage();
    if (!(content.getHttpHeader() instanceof HttpRequestPacket request)
        || (isReadable(request.getRequestURIRef().getOriginalRequestURIBC().toString())
            && isReadableToGrizzly(request))) {
      return context.getInvokeAction();
    }
    byte[] problem =
        Json.write(
                Problem.of(ProblemCode.PARAMETER_INVALID, "The request's path cannot be read.")
                    .withRequestId(request.getHeader(RequestId.HEADER)))
            .getBytes(StandardCharsets.UTF_8);
    HttpResponsePacket response = request.getResponse();
    response.setStatus(ProblemCode.PARAMETER_INVALID.status());
    response.setContentType(Problem.MEDIA_TYPE);
    response.setContentLength(problem.length);
    response.getHeaders().setValue("Connection").setString("close");
    HttpContent answer =
        response
            .httpContentBuilder()
            .content(Buffers.wrap(MemoryManager.DEFAULT_MEMORY_MANAGER, problem))
            .last(true)
            .build();
    // Whatever body follows is not read.
    context.write(
        answer,
        new EmptyCompletionHandler<WriteResult>() {
          @Override
          public void completed(WriteResult written) {
            written.getConnection().closeSilently();
          }
        });
    return context.getStopAction();
  }

  /** It takes a segment of three dots or more for a way upwards, too. */
  private static boolean isReadableToGrizzly(HttpRequestPacket request) {
    try {
      request.getRequestURIRef().getDecodedRequestURIBC(true);
      return true;
    } catch (CharConversionException unreadable) {
      return false;
    }
  }

  static boolean isReadable(String uri) {
    String path = uri.split("\\?", 2)[0];
    if (SUSPECT.matcher(path).find()) {
      return false;
    }
    if (climbsOut(path)) {
      return false;
    }
    if (!ESCAPE.matcher(path).find()) {
      return true;
    }
    byte[] bytes = new byte[path.length()];
    int length = 0;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '%') {
        bytes[length++] = (byte) Integer.parseInt(path.substring(i + 1, i + 3), 16);
        i += 2;
      } else {
        bytes[length++] = (byte) c;
      }
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** Whether it goes up more often than it has gone down. */
  private static boolean climbsOut(String path) {
    int depth = 0;
    for (String segment : DOT.matcher(path).replaceAll(".").split("/")) {
      String name = segment.split(";", 2)[0];
      if (name.equals("..")) {
        depth--;
      } else if (!name.isEmpty() && !name.equals(".")) {
        depth++;
      }
      if (depth < 0) {
        return true;
      }
    }
    return false;
  }
}
