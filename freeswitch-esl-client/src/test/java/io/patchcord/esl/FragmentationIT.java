package io.patchcord.esl;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** TCP cuts anywhere, and the frames are the same. */
class FragmentationIT {

  private static final int SPLITS = 4096;

  /** Counts what is in use, which is quicker than to track millions of buffers one by one. */
  private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false, true);

  private final EmbeddedChannel channel = new EmbeddedChannel();

  @BeforeEach
  void decodeWithCountedBuffers() {
    channel.config().setAllocator(allocator);
    channel.pipeline().addLast(new EslFrameDecoder());
  }

  static List<String> names() {
    return Transcripts.names();
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(channel.finish()).isFalse();
    assertThat(allocator.metric().usedHeapMemory()).isZero();
    assertThat(allocator.metric().usedDirectMemory()).isZero();
  }

  @ParameterizedTest
  @MethodSource("names")
  void singleBytesGiveTheSameFrames(String name) {
    byte[] bytes = Transcripts.bytes(name);
    assertSame(decode(bytes, 1), Transcripts.frames(name));
  }

  /** At every place in the first 4 KB, and in the rest of the frame that crosses that line. */
  @ParameterizedTest
  @MethodSource("names")
  void everySplitGivesTheSameFrames(String name) {
    List<EslFrame> whole = new ArrayList<>();
    int length = 0;
    for (EslFrame frame : Transcripts.frames(name)) {
      if (length < SPLITS) {
        whole.add(frame);
        length += Transcripts.length(frame);
      }
    }
    byte[] bytes = Arrays.copyOf(Transcripts.bytes(name), length);
    for (int split = 1; split < length; split++) {
      assertSame(decode(bytes, split, length - split), whole);
    }
  }

  /** Decodes in pieces of the given sizes, the last size repeated; no piece may leak. */
  private List<EslFrame> decode(byte[] bytes, int... sizes) {
    List<ByteBuf> pieces = new ArrayList<>();
    int from = 0;
    for (int piece = 0; from < bytes.length; piece++) {
      int to = Math.min(bytes.length, from + sizes[Math.min(piece, sizes.length - 1)]);
      int length = to - from;
      pieces.add(allocator.buffer(length).writeBytes(bytes, from, length));
      channel.writeInbound(pieces.get(piece));
      from = to;
    }
    assertThat(pieces.stream().mapToInt(ByteBuf::refCnt).sum()).isZero();
    return Transcripts.drain(channel);
  }

  private static void assertSame(List<EslFrame> actual, List<EslFrame> expected) {
    if (actual.size() != expected.size()) {
      assertThat(actual).hasSameSizeAs(expected);
    }
    for (int i = 0; i < actual.size(); i++) {
      EslFrame one = actual.get(i);
      EslFrame other = expected.get(i);
      // Assertions only for what differs: there are millions of comparisons.
      if (one.bodyStart() != other.bodyStart()
          || !Arrays.equals(one.sharedBytes(), other.sharedBytes())) {
        assertThat(one.headers().toMap()).isEqualTo(other.headers().toMap());
        assertThat(one.bodyText()).isEqualTo(other.bodyText());
      }
    }
  }
}
