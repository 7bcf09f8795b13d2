package io.patchcord.esl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TranscriptTest {

  /** Every split within the first 4 KB; the frame that crosses that line has to end, too. */
  private static final int SPLITS = 4096;

  private static final int SPLIT_INPUT = 2 * SPLITS;

  static List<String> names() {
    return Transcripts.names();
  }

  @Test
  void everyScenarioIsHere() {
    assertThat(names()).hasSize(27);
  }

  @ParameterizedTest
  @MethodSource("names")
  void framesCoverEveryByte(String name) {
    byte[] bytes = Transcripts.bytes(name);
    List<EslFrame> frames = decode(bytes, bytes.length);
    int bodies = frames.stream().mapToInt(frame -> frame.sharedBody().length).sum();
    String headersOnly = frames.stream().map(TranscriptTest::outerBlock).reduce("", String::concat);
    assertThat(headersOnly.getBytes(UTF_8).length + bodies).isEqualTo(bytes.length);
    assertThat(frames.get(0).contentType()).isIn("auth/request", "text/rude-rejection");
  }

  @ParameterizedTest
  @MethodSource("names")
  void singleBytesGiveTheSameFrames(String name) {
    byte[] bytes = Transcripts.bytes(name);
    assertSame(decode(bytes, 1), decode(bytes, bytes.length));
  }

  @ParameterizedTest
  @MethodSource("names")
  void everySplitGivesTheSameFrames(String name) {
    byte[] all = Transcripts.bytes(name);
    byte[] bytes = Arrays.copyOf(all, Math.min(all.length, SPLIT_INPUT));
    List<EslFrame> whole = decode(bytes, bytes.length);
    for (int split = 1; split < Math.min(bytes.length, SPLITS); split++) {
      assertSame(decode(bytes, split, bytes.length - split), whole);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyEventIsRead(String name) {
    for (EslFrame frame : Transcripts.frames(name)) {
      if (frame.contentType().startsWith("text/event-")) {
        EslEvent event = EslEvent.of(frame);
        assertThat(event.name()).isNotEmpty();
        assertThat(event.timestamp().toString()).startsWith("2026-11-22T");
        assertThat(event.coreUuid()).hasSize(36);
        String nested = event.header("Content-Length");
        assertThat(event.body().getBytes(UTF_8))
            .hasSize(nested == null ? 0 : Integer.parseInt(nested));
      }
    }
  }

  /** Decodes in pieces of the given sizes, the last size repeated, and looks for leaks. */
  private static List<EslFrame> decode(byte[] bytes, int... sizes) {
    EmbeddedChannel channel = new EmbeddedChannel(new EslFrameDecoder());
    List<ByteBuf> pieces = new ArrayList<>();
    int from = 0;
    for (int piece = 0; from < bytes.length; piece++) {
      int to = Math.min(bytes.length, from + sizes[Math.min(piece, sizes.length - 1)]);
      pieces.add(Transcripts.buffer(bytes, from, to));
      channel.writeInbound(pieces.get(piece));
      from = to;
    }
    List<EslFrame> frames = Transcripts.drain(channel);
    assertThat(channel.finish()).isFalse();
    assertThat(pieces.stream().mapToInt(ByteBuf::refCnt).sum()).isZero();
    return frames;
  }

  private static void assertSame(List<EslFrame> actual, List<EslFrame> expected) {
    if (actual.size() != expected.size()) {
      assertThat(actual).hasSameSizeAs(expected);
    }
    for (int i = 0; i < actual.size(); i++) {
      EslFrame one = actual.get(i);
      EslFrame other = expected.get(i);
      // Assertions only for what differs: there are millions of comparisons.
      if (!one.headers().names().equals(other.headers().names())
          || !one.headers().toMap().equals(other.headers().toMap())
          || !Arrays.equals(one.sharedBody(), other.sharedBody())) {
        assertThat(one.headers().toMap()).isEqualTo(other.headers().toMap());
        assertThat(one.bodyText()).isEqualTo(other.bodyText());
      }
    }
  }

  private static String outerBlock(EslFrame frame) {
    StringBuilder block = new StringBuilder();
    for (String name : frame.headers().names()) {
      block.append(name).append(": ").append(frame.headers().get(name)).append('\n');
    }
    return block.append('\n').toString();
  }
}
