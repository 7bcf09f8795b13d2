package io.patchcord.esl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** As {@link DecoderFuzzTarget}, for what stands in one frame, in any notation. */
public final class EventFuzzTarget {

  private static final EslLimits LIMITS = new EslLimits(512, 1024 * 1024, 32);

  private EventFuzzTarget() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    try {
      EventReader.readAll(EslEvent.parseJson(new String(input, UTF_8)));
    } catch (EslProtocolException expected) {
      assertThat(expected.getMessage()).containsPattern("^(Not a JSON event|JSON depth|headers): ");
    }
    for (String type : List.of(EslFrame.EVENT_PLAIN, EslFrame.EVENT_JSON, EslFrame.EVENT_XML)) {
      EventReader.readAll(Transcripts.frame(type, input), LIMITS);
    }
  }
}
