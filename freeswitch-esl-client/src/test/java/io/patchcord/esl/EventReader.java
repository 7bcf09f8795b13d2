package io.patchcord.esl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Reads all that there is, as a user of the library may. */
final class EventReader {

  private EventReader() {}

  static void readAll(EslFrame frame, EslLimits limits) {
    assertThat(frame.toString()).contains(frame.contentType());
    assertThat(frame.bodyText()).isEqualTo(new String(frame.body(), UTF_8));
    readAll(EslEvent.ofChannelData(frame));
    if (frame.isEvent()) {
      try {
        readAll(EslEvent.of(frame, limits));
      } catch (EslProtocolException expected) {
        assertThat(expected.getMessage()).isNotEmpty();
      }
    }
    if (frame.contentType().equals(EslFrame.LOG_DATA)) {
      assertThat(EslLogLine.of(frame).levelName()).isNotEmpty();
    }
    if (frame.contentType().equals(EslFrame.DISCONNECT_NOTICE)) {
      assertThat(EslDisconnectNotice.of(frame).lingerSeconds()).isGreaterThanOrEqualTo(-1);
    }
  }

  /** Reads all that an event has; what {@code headers} lists, {@code header} finds. */
  static void readAll(EslEvent event) {
    event
        .headers()
        .forEach(
            (name, value) -> {
              assertThat(event.header(name)).as(name).isEqualTo(value);
              assertThat(event.list(name)).as(name).isNotNull();
              event.time(name);
              event.integer(name, 0);
            });
    assertThat(event.sequence()).isGreaterThanOrEqualTo(Long.MIN_VALUE);
    assertThat(event.timestamp()).isNotNull();
    assertThat(event.body()).isNotNull();
    assertThat(event.header("no such header: \n")).isNull();
    assertThat(event.toString()).startsWith("EslEvent[");
  }
}
