package io.patchcord.esl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TranscriptTest {

  static List<String> names() {
    return Transcripts.names();
  }

  @Test
  void everyScenarioIsHere() {
    assertThat(names()).hasSize(74);
  }

  @ParameterizedTest
  @MethodSource("names")
  void framesCoverEveryByte(String name) {
    byte[] bytes = Transcripts.bytes(name);
    List<EslFrame> frames = Transcripts.frames(name);
    assertThat(frames.stream().mapToInt(Transcripts::length).sum()).isEqualTo(bytes.length);
    // Where the switch connects, it says nothing until asked.
    String first = name.startsWith("outbound-") ? "command/reply" : "auth/request";
    assertThat(frames.get(0).contentType()).isIn(first, "text/rude-rejection");
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyEventIsRead(String name) {
    for (EslFrame frame : Transcripts.frames(name)) {
      // The client asks for plain or JSON events, never for XML.
      if (frame.contentType().startsWith("text/event-")
          && !frame.contentType().equals("text/event-xml")) {
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
}
