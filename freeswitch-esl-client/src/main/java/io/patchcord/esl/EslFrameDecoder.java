package io.patchcord.esl;

import static java.util.Objects.requireNonNull;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the byte stream of a switch into {@link EslFrame}s: header lines, a blank line, then as many
 * bytes (never characters) of body as {@code Content-Length} says. TCP may cut the stream anywhere.
 *
 * <p>What is malformed or over a limit is reported once, as an {@link EslProtocolException} through
 * {@code exceptionCaught}; from then on everything is discarded, since no later frame boundary can
 * be trusted. The limits hold before a body is buffered. Blank lines between frames are skipped.
 */
public final class EslFrameDecoder extends ByteToMessageDecoder {

  private enum State {
    HEADERS,
    BODY,
    FAILED
  }

  private final EslLimits limits;

  private State state = State.HEADERS;

  /** How far the unfinished header block has been searched, from the reader index. */
  private int searched;

  private int lines;
  private @Nullable EslHeaders headers;
  private int bodyLength;

  /** Decodes within the default limits. */
  public EslFrameDecoder() {
    this(EslLimits.defaults());
  }

  /** Decodes within the given limits. */
  public EslFrameDecoder(EslLimits limits) {
    this.limits = requireNonNull(limits, "limits is null");
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    try {
      boolean progress = true;
      while (progress && out.isEmpty()) {
        progress =
            switch (state) {
              case HEADERS -> decodeHeaders(in);
              case BODY -> decodeBody(in, out);
              case FAILED -> discard(in);
            };
      }
    } catch (EslProtocolException problem) {
      state = State.FAILED;
      headers = null;
      discard(in);
      context.fireExceptionCaught(problem);
    }
  }

  private boolean decodeHeaders(ByteBuf in) {
    while (true) {
      int lineStart = in.readerIndex() + searched;
      int lineFeed = in.indexOf(lineStart, in.writerIndex(), (byte) '\n');
      if (lineFeed < 0) {
        checkLimit("headerBytes", in.readableBytes(), limits.maxHeaderBytes());
        return false;
      }
      int lineLength = lineFeed - lineStart;
      boolean blank = lineLength == 0 || (lineLength == 1 && in.getByte(lineStart) == '\r');
      if (blank && searched == 0) {
        in.readerIndex(lineFeed + 1);
        continue;
      }
      searched += lineLength + 1;
      checkLimit("headerBytes", searched, limits.maxHeaderBytes());
      if (blank) {
        byte[] block = new byte[searched];
        in.readBytes(block);
        searched = 0;
        lines = 0;
        beginBody(EslHeaders.parse(block, false, limits.maxHeaders()));
        return true;
      }
      checkLimit("headers", ++lines, limits.maxHeaders());
    }
  }

  private void beginBody(EslHeaders parsed) {
    long length = contentLength(parsed);
    checkLimit("bodyBytes", length, limits.maxBodyBytes());
    headers = parsed;
    bodyLength = (int) length;
    state = State.BODY;
  }

  private boolean decodeBody(ByteBuf in, List<Object> out) {
    if (in.readableBytes() < bodyLength) {
      return false;
    }
    byte[] body = new byte[bodyLength];
    in.readBytes(body);
    out.add(new EslFrame(requireNonNull(headers, "headers is null"), body));
    headers = null;
    state = State.HEADERS;
    return true;
  }

  private static boolean discard(ByteBuf in) {
    in.skipBytes(in.readableBytes());
    return false;
  }

  private static long contentLength(EslHeaders headers) {
    String text = headers.get(EslFrame.CONTENT_LENGTH);
    if (text == null) {
      return 0;
    }
    // Eighteen digits are more than any limit and never overflow a long.
    if (!text.matches("[0-9]{1,18}")) {
      throw new EslProtocolException(
          "Content-Length: " + printable(text) + " (expected: a number)");
    }
    return Long.parseLong(text);
  }

  private static String printable(String text) {
    return text.substring(0, Math.min(text.length(), 40)).replaceAll("[^ -~]", "?");
  }

  private static void checkLimit(String name, long value, int limit) {
    if (value > limit) {
      throw new EslProtocolException(name + ": " + value + " (expected: <= " + limit + ")");
    }
  }
}
