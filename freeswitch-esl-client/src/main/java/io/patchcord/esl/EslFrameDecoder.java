package io.patchcord.esl;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the byte stream of a switch into {@link EslFrame}s: header lines, a blank line, then as many
 * bytes (never characters) of body as {@code Content-Length} says. TCP may cut the stream anywhere.
 * Blank lines between frames are skipped.
 *
 * <p>What is malformed or over a limit is reported once, as an {@link EslProtocolException} through
 * {@code exceptionCaught}, and closes the channel: no later frame boundary can be trusted. What
 * came before is delivered, what comes after is dropped, and nothing is kept.
 *
 * <p>Only an unfinished header block waits in Netty's cumulation buffer. A body goes straight into
 * the array of its frame, so that each of its bytes is copied once. That array is made at once
 * where the frame is small or already here; for a longer one it grows with what has come, to four
 * times of that at most, since a length is only the peer's word. One instance serves one channel.
 */
public final class EslFrameDecoder extends ByteToMessageDecoder {

  /** Reserved on a peer's word alone: more than any event, little enough for each connection. */
  private static final int FIRST_STEP = 64 * 1024;

  /** With 4 a body of 16 MiB is grown four times, and a third of it is copied again for that. */
  private static final int GROWTH = 4;

  private static final byte[] NOTHING = {};

  private enum State {
    HEADERS,
    BODY,
    FAILED
  }

  private final EslLimits limits;
  private final HeaderIndex lines = new HeaderIndex();

  private State state = State.HEADERS;

  /** Where the unfinished line begins, and how far it was searched, from the reader index. */
  private int lineStart;

  private int searched;
  private long contentLength;

  private @Nullable EslHeaders headers;
  private byte[] frame = NOTHING;
  private int bodyStart;
  private int filled;
  private int frameLength;

  /** Decodes within the default limits. */
  public EslFrameDecoder() {
    this(EslLimits.defaults());
  }

  /** Decodes within the given limits. */
  public EslFrameDecoder(EslLimits limits) {
    this.limits = requireNonNull(limits, "limits is null");
    beginHeaders();
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
      release();
      discard(in);
      context.fireExceptionCaught(problem);
      context.close();
    }
  }

  @Override
  protected void handlerRemoved0(ChannelHandlerContext context) {
    release();
  }

  private void beginHeaders() {
    state = State.HEADERS;
    lines.clear(limits.maxHeaders());
    lineStart = 0;
    searched = 0;
    contentLength = -1;
  }

  private boolean decodeHeaders(ByteBuf in) {
    int start = in.readerIndex();
    while (true) {
      int lineFeed = in.indexOf(start + searched, in.writerIndex(), (byte) '\n');
      if (lineFeed < 0) {
        searched = in.readableBytes();
        checkLimit("headerBytes", searched, limits.maxHeaderBytes());
        return false;
      }
      int lineEnd = lineFeed - start;
      boolean blank =
          lineEnd == lineStart
              || (lineEnd == lineStart + 1 && in.getByte(start + lineStart) == '\r');
      searched = lineEnd + 1;
      checkLimit("headerBytes", searched, limits.maxHeaderBytes());
      if (!blank) {
        lines.add(lineStart);
        readContentLength(in, start + lineStart, lineFeed);
        lineStart = searched;
      } else if (lineStart > 0) {
        beginBody(in);
        return true;
      } else {
        in.skipBytes(searched);
        searched = 0;
        start = in.readerIndex();
      }
    }
  }

  /** Looks at every line, since the array of the frame is made only when its length is known. */
  private void readContentLength(ByteBuf in, int from, int to) {
    String name = EslFrame.CONTENT_LENGTH;
    int colon = from + name.length();
    if (contentLength >= 0 || colon >= to || in.getByte(colon) != ':') {
      return;
    }
    for (int i = 0; i < name.length(); i++) {
      // Letters differ from their other case in this bit; a hyphen has it set already.
      if ((in.getByte(from + i) | 0x20) != (name.charAt(i) | 0x20)) {
        return;
      }
    }
    int digits = colon + 1;
    while (digits < to && in.getByte(digits) == ' ') {
      digits++;
    }
    int end = to > digits && in.getByte(to - 1) == '\r' ? to - 1 : to;
    contentLength = number(in, digits, end);
  }

  private static long number(ByteBuf in, int from, int to) {
    // Eighteen digits are more than any limit and never overflow a long.
    boolean number = to > from && to - from <= 18;
    long value = 0;
    for (int i = from; i < to && number; i++) {
      int digit = in.getByte(i) - '0';
      number = digit >= 0 && digit <= 9;
      value = value * 10 + digit;
    }
    if (!number) {
      String text = in.toString(from, Math.min(to - from, 40), ISO_8859_1);
      throw new EslProtocolException(
          "Content-Length: " + text.replaceAll("[^ -~]", "?") + " (expected: a number)");
    }
    return value;
  }

  private void beginBody(ByteBuf in) {
    bodyStart = searched;
    long bodyLength = Math.max(0, contentLength);
    checkLimit("bodyBytes", bodyLength, limits.maxBodyBytes());
    frameLength = bodyStart + (int) bodyLength;
    boolean atOnce = frameLength <= FIRST_STEP || frameLength <= in.readableBytes();
    frame = new byte[atOnce ? frameLength : Math.max(FIRST_STEP, bodyStart)];
    in.readBytes(frame, 0, bodyStart);
    filled = bodyStart;
    for (int i = 0; i < lines.size(); i++) {
      int end = i + 1 < lines.size() ? lines.start(i + 1) : lineStart;
      LineNotation.checkName(frame, lines.start(i), end - 1);
    }
    headers = new EslHeaders(frame, lineStart, lines, LineNotation.OUTER);
    EslFrame.requireContentType(headers);
    state = State.BODY;
  }

  private boolean decodeBody(ByteBuf in, List<Object> out) {
    int length = Math.min(in.readableBytes(), frameLength - filled);
    if (filled + length > frame.length) {
      long grown = Math.max((long) frame.length * GROWTH, filled + length);
      frame = Arrays.copyOf(frame, (int) Math.min(grown, frameLength));
    }
    in.readBytes(frame, filled, length);
    filled += length;
    if (filled < frameLength) {
      return false;
    }
    EslHeaders complete = requireNonNull(headers, "headers is null").in(frame);
    out.add(new EslFrame(complete, frame, bodyStart));
    release();
    beginHeaders();
    return true;
  }

  private void release() {
    headers = null;
    frame = NOTHING;
  }

  private static boolean discard(ByteBuf in) {
    in.skipBytes(in.readableBytes());
    return false;
  }

  private static void checkLimit(String name, long value, int limit) {
    if (value > limit) {
      throw new EslProtocolException(name + ": " + value + " (expected: <= " + limit + ")");
    }
  }
}
