package io.patchcord.benchmarks.decode;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordingTest {

  @ParameterizedTest
  @EnumSource
  void readsCoverEveryByteOnce(Input input) {
    Recording recording = input.recording();

    assertThat(recording.readLengths()).allMatch(length -> length > 0 && length <= 64 * 1024);
    assertThat(recording.readLengths().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(recording.byteCount())
        .isEqualTo(recording.frames().stream().mapToInt(RecordedFrame::length).sum());
  }

  @Test
  void recordedPiecesAreThoseOfTheTimeline() {
    assertThat(Recording.plainAsRecorded().readLengths()).hasSize(40).startsWith(1285, 1878, 6433);
  }

  @Test
  void beginsBehindTheSubscription() {
    assertThat(Recording.plain().frames())
        .noneMatch(frame -> frame.headers().contains("event listener enabled"))
        .filteredOn(RecordedFrame::isEvent)
        .hasSize(Recording.plain().events())
        .first()
        .satisfies(frame -> assertThat(frame.body()).startsWith("Event-Name: API\n"));
  }

  @ParameterizedTest
  @EnumSource
  void oursFindsEveryEventOfEveryInput(Input input) {
    try (EventDecoder ours = Library.OURS.decoder()) {
      Recording recording = input.recording();

      int events = recording.feed(ours, (name, id, state, number, callId) -> {});

      assertThat(events).isEqualTo(recording.events()).isGreaterThan(50);
    }
  }

  @Test
  void aRecordingThatEndsWithinAFrameIsRefused() {
    assertThatThrownBy(() -> RecordedFrame.cut("Content-Type: auth/req".getBytes(US_ASCII)))
        .hasMessageContaining("within headers");
    assertThatThrownBy(() -> RecordedFrame.cut("Content-Length: 5\n\n1234".getBytes(US_ASCII)))
        .hasMessageContaining("within a body");
  }
}
