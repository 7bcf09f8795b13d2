package io.patchcord.esl;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;

/** Whatever comes, only an {@link EslProtocolException} goes out, once, and no buffer is kept. */
public final class DecoderFuzzTarget {

  /** Small ones, so that the limits are met too. */
  private static final EslLimits LIMITS = new EslLimits(512, 2048, 32);

  private DecoderFuzzTarget() {}

  /** Called by Jazzer. The first byte says how large the pieces are in which the rest arrives. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    int size = 1 + (input[0] & 0xff);
    UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(false, true);
    EmbeddedChannel channel = new EmbeddedChannel();
    channel.config().setAllocator(allocator);
    channel.pipeline().addLast(new EslFrameDecoder(LIMITS));
    for (int from = 1; from < input.length && channel.isOpen(); from += size) {
      int length = Math.min(input.length - from, size);
      try {
        channel.writeInbound(allocator.buffer(length).writeBytes(input, from, length));
      } catch (EslProtocolException expected) {
        assertThat(channel.isOpen()).as("open after %s", expected).isFalse();
        assertThat(allocator.metric().usedHeapMemory()).isZero();
      }
    }
    for (EslFrame frame : Transcripts.drain(channel)) {
      EventReader.readAll(frame, LIMITS);
    }
    assertThat(channel.finish()).isFalse();
    assertThat(allocator.metric().usedHeapMemory()).isZero();
    assertThat(allocator.metric().usedDirectMemory()).isZero();
  }
}
