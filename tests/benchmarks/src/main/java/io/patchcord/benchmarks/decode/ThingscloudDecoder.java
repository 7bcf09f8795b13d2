package io.patchcord.benchmarks.decode;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.Map;
import link.thingscloud.freeswitch.esl.transport.event.EslEvent;
import link.thingscloud.freeswitch.esl.transport.message.EslFrameDecoder;
import link.thingscloud.freeswitch.esl.transport.message.EslHeaders;
import link.thingscloud.freeswitch.esl.transport.message.EslMessage;

/**
 * Theirs: the decoder as their client's pipeline has it, and their event as their channel handler
 * makes it. Their idle and timeout handlers are left out, to their advantage. JSON events are
 * unknown to it.
 */
public final class ThingscloudDecoder implements EventDecoder {

  /** What their {@code AbstractNettyInboundClient} gives. */
  private static final int MAX_HEADER_SIZE = 8192;

  private final EmbeddedChannel channel = new EmbeddedChannel(new EslFrameDecoder(MAX_HEADER_SIZE));

  @Override
  public int decode(byte[] bytes, int offset, int length, FiveHeaders sink) {
    ByteBuf read = channel.alloc().ioBuffer(length);
    channel.writeInbound(read.writeBytes(bytes, offset, length));
    int events = 0;
    for (EslMessage message = channel.readInbound();
        message != null;
        message = channel.readInbound()) {
      if (EslHeaders.Value.TEXT_EVENT_PLAIN.equals(message.getContentType())) {
        Map<String, String> headers = new EslEvent(message).getEventHeaders();
        sink.read(
            headers.get(FiveHeaders.EVENT_NAME),
            headers.get(FiveHeaders.UNIQUE_ID),
            headers.get(FiveHeaders.CALL_STATE),
            headers.get(FiveHeaders.CALLER_NUMBER),
            headers.get(FiveHeaders.SIP_CALL_ID));
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
