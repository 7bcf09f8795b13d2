package io.patchcord.benchmarks.socket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.patchcord.benchmarks.decode.RecordedFrame;
import io.patchcord.esl.EslEvent;
import io.patchcord.esl.EslFrame;
import io.patchcord.esl.EslFrameDecoder;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventTemplateTest {

  private final List<EventTemplate> templates = EventTemplate.recorded();

  @Test
  void everyTemplateIsAWholeEventOfTheGivenChannel() {
    Channels channels = new Channels(3);
    EmbeddedChannel channel = new EmbeddedChannel(new EslFrameDecoder());

    for (EventTemplate template : templates) {
      channel.writeInbound(
          Unpooled.copiedBuffer(template.fill(channels.id(2), 41, Long.MAX_VALUE)));

      EslFrame frame = channel.readInbound();
      EslEvent event = EslEvent.of(frame);
      assertThat(channels.number(event.uniqueId())).isEqualTo(2);
      assertThat(Long.parseLong(event.headers().get(EventTemplate.SEQUENCE))).isEqualTo(41);
      assertThat(Long.parseLong(event.headers().get(EventTemplate.SENT_NANOS)))
          .isEqualTo(Long.MAX_VALUE);
      assertThat(event.name()).isNotEmpty();
    }
    assertThat(channel.finish()).isFalse();
    assertThat(templates).hasSizeGreaterThan(30);
  }

  @Test
  void fillingAgainLeavesNothingOfTheEventBefore() {
    EventTemplate template = templates.get(0);
    byte[] id = "11111111-2222-4333-8444-555555555555".getBytes(US_ASCII);
    template.fill(id, 987_654_321, 123_456_789_012L);

    byte[] frame = template.fill(id, 5, 6);

    assertThat(RecordedFrame.cut(frame)).hasSize(1);
    assertThat(new String(frame, ISO_8859_1))
        .contains("\nBenchmark-Sequence: 0000000000000000005\n")
        .contains("\nBenchmark-Sent-Nanos: 0000000000000000006\n")
        .contains("\nUnique-ID: 11111111-2222-4333-8444-555555555555\n");
  }

  @Test
  void channelsKnowTheirOwnOnly() {
    Channels channels = new Channels(200);

    assertThat(channels.number(new String(channels.id(199), US_ASCII))).isEqualTo(199);
    assertThat(channels.number("11111111-2222-4333-8444-555555555555")).isEqualTo(-1);
    assertThat(channels.number(null)).isEqualTo(-1);
  }
}
