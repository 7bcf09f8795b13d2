package io.patchcord.esl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EslFrameDecoderTest {

  private static final EslLimits LIMITS = new EslLimits(100, 10, 3);

  private final EmbeddedChannel channel = new EmbeddedChannel(new EslFrameDecoder(LIMITS));

  @AfterEach
  void nothingIsLeft() {
    assertThat(channel.finish()).isFalse();
  }

  @Test
  void theLengthCountsBytesNotCharacters() {
    write("Content-Type: api/response\nContent-Length: 5\n\nZoë\n");
    write("Content-Type: command/reply\nReply-Text: +OK\n\n");
    List<EslFrame> frames = Transcripts.drain(channel);
    assertThat(frames).hasSize(2);
    assertThat(frames.get(0).bodyText()).isEqualTo("Zoë\n");
    assertThat(frames.get(1).replyText()).isEqualTo("+OK");
  }

  @Test
  void headerNamesAreFoundInAnyCaseAndTheFirstCounts() {
    write("content-type: a/b\nX: 1\nx: 2\n\n");
    EslFrame frame = Transcripts.drain(channel).get(0);
    assertThat(frame.contentType()).isEqualTo("a/b");
    assertThat(frame.headers().get("X")).isEqualTo("1");
    assertThat(frame.headers().names()).containsExactly("content-type", "X", "x");
    assertThat(frame.headers().toMap()).containsOnlyKeys("content-type", "X");
    assertThat(frame.headers().size()).isEqualTo(3);
  }

  @Test
  void outerHeadersAreNotPercentDecoded() {
    write("Content-Type: command/reply\nReply-Text: 100%25\n\n");
    assertThat(Transcripts.drain(channel).get(0).replyText()).isEqualTo("100%25");
  }

  @Test
  void carriageReturnsAndBlankLinesBetweenFramesAreTolerated() {
    write("\r\n\nContent-Type: a/b\r\nContent-Length: 2\r\n\r\nhi\n\nContent-Type: c/d\n\n");
    assertThat(Transcripts.drain(channel))
        .extracting(EslFrame::contentType)
        .containsExactly("a/b", "c/d");
  }

  @Test
  void aBodyOverTheLimitIsRefusedBeforeItIsBuffered() {
    assertThatThrownBy(() -> write("Content-Type: a/b\nContent-Length: 11\n\n"))
        .isInstanceOf(EslProtocolException.class)
        .hasMessage("bodyBytes: 11 (expected: <= 10)");
  }

  @Test
  void aBodyAtTheLimitIsTaken() {
    write("Content-Type: a/b\nContent-Length: 10\n\n0123456789");
    assertThat(Transcripts.drain(channel)).hasSize(1);
  }

  @Test
  void anEndlessHeaderIsRefusedWhileItComes() {
    assertThatThrownBy(() -> write("Content-Type: " + "x".repeat(87)))
        .isInstanceOf(EslProtocolException.class)
        .hasMessage("headerBytes: 101 (expected: <= 100)");
  }

  @Test
  void aHeaderBlockOverTheLimitIsRefusedThoughItIsWhole() {
    assertThatThrownBy(() -> write("Content-Type: " + "x".repeat(100) + "\n\n"))
        .isInstanceOf(EslProtocolException.class)
        .hasMessageStartingWith("headerBytes: ")
        .hasMessageEndingWith(" (expected: <= 100)");
  }

  @Test
  void tooManyHeadersAreRefused() {
    assertThatThrownBy(() -> write("Content-Type: x\nA: 1\nB: 2\nC: 3\n"))
        .isInstanceOf(EslProtocolException.class)
        .hasMessage("headers: 4 (expected: <= 3)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "+1", "", "1 2", "0x10", "9999999999999999999", "१"})
  void aLengthThatIsNoNumberIsRefused(String length) {
    assertThatThrownBy(() -> write("Content-Type: x\nContent-Length: " + length + "\n\n"))
        .isInstanceOf(EslProtocolException.class)
        .hasMessageStartingWith("Content-Length: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 400 Bad Request\n\n", "X: 1\n\n", ": nameless\n\n"})
  void whatIsNoFrameIsRefused(String bytes) {
    assertThatThrownBy(() -> write(bytes)).isInstanceOf(EslProtocolException.class);
  }

  @Test
  void aFailureClosesTheChannel() {
    ByteBuf bad = buffer("Content-Type: a/b\n\nnonsense\n\nContent-Type: c/d\n\n");
    assertThatThrownBy(() -> channel.writeInbound(bad)).isInstanceOf(EslProtocolException.class);
    assertThat(channel.isOpen()).isFalse();
    assertThat(Transcripts.drain(channel)).extracting(EslFrame::contentType).containsExactly("a/b");
    assertThat(bad.refCnt()).isZero();
  }

  @Test
  void aFailureIsReportedOnceAndWhatFollowsIsDiscarded() {
    AtomicInteger closes = new AtomicInteger();
    ChannelHandler slowToClose =
        new ChannelOutboundHandlerAdapter() {
          @Override
          public void close(ChannelHandlerContext context, ChannelPromise promise) {
            closes.incrementAndGet();
          }
        };
    EmbeddedChannel closing = new EmbeddedChannel(slowToClose, new EslFrameDecoder(LIMITS));
    assertThatThrownBy(() -> closing.writeInbound(buffer("nonsense\n\n")))
        .isInstanceOf(EslProtocolException.class);
    ByteBuf more = buffer("Content-Type: a/b\n\nnonsense\n\n");
    closing.writeInbound(more);
    assertThat(Transcripts.drain(closing)).isEmpty();
    assertThat(more.refCnt()).isZero();
    assertThat(closes).hasValue(1);
    closing.pipeline().removeFirst();
    assertThat(closing.finishAndReleaseAll()).isFalse();
  }

  @Test
  void framesBeforeAFailureAreDelivered() {
    assertThatThrownBy(() -> write("Content-Type: a/b\n\nnonsense\n\n"))
        .isInstanceOf(EslProtocolException.class);
    assertThat(Transcripts.drain(channel)).hasSize(1);
  }

  @Test
  void halfAFrameIsReleasedWhenTheConnectionEnds() {
    ByteBuf half = buffer("Content-Type: a/b\nContent-Length: 9\n\nhalf");
    channel.writeInbound(half);
    assertThat(half.refCnt()).as("a body waits in the array of its frame").isZero();
    ByteBuf headers = buffer("0123456789Content-Ty").skipBytes(5);
    channel.writeInbound(headers);
    assertThat(Transcripts.drain(channel)).hasSize(1);
    assertThat(headers.refCnt()).as("a header block waits in the cumulation").isOne();
    channel.finish();
    assertThat(headers.refCnt()).isZero();
  }

  @Test
  void aLongBodyIsGatheredAsItComes() {
    byte[] body = new byte[1_000_000];
    new Random(1).nextBytes(body);
    EmbeddedChannel large = new EmbeddedChannel(new EslFrameDecoder());
    large.writeInbound(buffer("Content-Type: a/b\nContent-Length: 1000000\n\n"));
    for (int from = 0; from < body.length; from += 10_007) {
      int to = Math.min(body.length, from + 10_007);
      ByteBuf piece = Transcripts.buffer(body, from, to);
      large.writeInbound(piece);
      assertThat(piece.refCnt()).isZero();
    }
    EslFrame frame = Transcripts.drain(large).get(0);
    assertThat(frame.body()).isEqualTo(body);
    assertThat(frame.headers().get("content-length")).isEqualTo("1000000");
    assertThat(large.finish()).isFalse();
  }

  @Test
  void unknownHeadersDoNotHideTheLength() {
    EmbeddedChannel roomy = new EmbeddedChannel(new EslFrameDecoder());
    roomy.writeInbound(
        buffer("Content-Xength: 9\nContent-Type: a/b\nCONTENT-LENGTH:2\ncontent-length: 5\n\nhi"));
    assertThat(Transcripts.drain(roomy)).hasSize(1);
    assertThat(roomy.finish()).isFalse();
  }

  @Test
  void limitsFitIntoAnArray() {
    assertThatThrownBy(() -> new EslLimits(1, Integer.MAX_VALUE, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("maxHeaderBytes + maxBodyBytes: 2147483648 ");
  }

  @Test
  void limitsArePositive() {
    assertThatThrownBy(() -> new EslLimits(1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxBodyBytes: 0 (expected: > 0)");
  }

  private void write(String text) {
    channel.writeInbound(buffer(text));
  }

  private static ByteBuf buffer(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return Transcripts.buffer(bytes, 0, bytes.length);
  }
}
