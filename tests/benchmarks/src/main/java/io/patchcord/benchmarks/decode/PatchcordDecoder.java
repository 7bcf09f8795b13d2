package io.patchcord.benchmarks.decode;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import io.patchcord.esl.EslEvent;
import io.patchcord.esl.EslFrame;
import io.patchcord.esl.EslFrameDecoder;

/** Ours: {@link EslFrameDecoder} and {@link EslEvent}. */
public final class PatchcordDecoder implements EventDecoder {

  private final EmbeddedChannel channel = new EmbeddedChannel(new EslFrameDecoder());

  @Override
  public int decode(byte[] bytes, int offset, int length, FiveHeaders sink) {
    // A socket reads into a direct buffer of the channel's allocator: so does this.
    ByteBuf read = channel.alloc().ioBuffer(length);
    channel.writeInbound(read.writeBytes(bytes, offset, length));
    int events = 0;
    for (EslFrame frame = channel.readInbound(); frame != null; frame = channel.readInbound()) {
      if (frame.contentType().startsWith("text/event-")) {
        EslEvent event = EslEvent.of(frame);
        sink.read(
            event.header(FiveHeaders.EVENT_NAME),
            event.header(FiveHeaders.UNIQUE_ID),
            event.header(FiveHeaders.CALL_STATE),
            event.header(FiveHeaders.CALLER_NUMBER),
            event.header(FiveHeaders.SIP_CALL_ID));
        events++;
      }
    }
    return events;
  }

  @Override
  public void close() {
    channel.finishAndReleaseAll();
  }
}
