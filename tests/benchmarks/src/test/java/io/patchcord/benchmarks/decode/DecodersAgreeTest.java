package io.patchcord.benchmarks.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecodersAgreeTest {

  @ParameterizedTest
  @EnumSource(
      value = Input.class,
      names = {"PLAIN", "PLAIN_AS_RECORDED"})
  void bothReadTheSameOfARealCall(Input input) {
    Recording recording = input.recording();
    try (EventDecoder ours = Library.OURS.decoder();
        EventDecoder theirs = Library.THEIRS.decoder()) {
      assertThat(DecodersAgree.check(recording, ours, theirs)).isEqualTo(recording.events());
    }
  }

  @Test
  void oneDifferentHeaderIsRefused() {
    refused(
        (sink) ->
            (name, id, state, number, callId) ->
                sink.read(name, id, state, number, callId == null ? null : callId + "x"),
        "variable_sip_call_id");
  }

  @Test
  void aHeaderThatOneDoesNotFindIsRefused() {
    refused(
        (sink) -> (name, id, state, number, callId) -> sink.read(name, id, null, number, callId),
        "differs in");
  }

  @Test
  void aMissedEventIsRefused() {
    refused(
        (sink) ->
            (name, id, state, number, callId) -> {
              if (!"CHANNEL_ANSWER".equals(name)) {
                sink.read(name, id, state, number, callId);
              }
            },
        "theirs found");
  }

  @Test
  void aHeaderThatNeitherFindsIsRefused() {
    Distortion without =
        (sink) -> (name, id, state, number, callId) -> sink.read(name, id, state, null, callId);
    try (EventDecoder ours = new Distorted(Library.OURS.decoder(), without);
        EventDecoder theirs = new Distorted(Library.THEIRS.decoder(), without)) {
      assertThatThrownBy(() -> DecodersAgree.check(Recording.plain(), ours, theirs))
          .hasMessageContaining("No event of the recording has Caller-Caller-ID-Number");
    }
  }

  private static void refused(Distortion distortion, String message) {
    try (EventDecoder ours = Library.OURS.decoder();
        EventDecoder theirs = new Distorted(Library.THEIRS.decoder(), distortion)) {
      assertThatThrownBy(() -> DecodersAgree.check(Recording.plain(), ours, theirs))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(message);
    }
  }

  /** What a wrong decoder does to what it read. */
  @FunctionalInterface
  private interface Distortion {
    FiveHeaders of(FiveHeaders sink);
  }

  private record Distorted(EventDecoder decoder, Distortion distortion) implements EventDecoder {

    @Override
    public int decode(byte[] bytes, int offset, int length, FiveHeaders sink) {
      return decoder.decode(bytes, offset, length, distortion.of(sink));
    }

    @Override
    public void close() {
      decoder.close();
    }
  }
}
