package io.patchcord.esl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** What the switch sends that is neither a reply nor an event. */
class EslNoticeTest {

  @Test
  void aLineOfTheLogHasItsPlaceAndItsText() {
    EslFrame frame =
        Transcripts.frames("utf8-log").stream()
            .filter(each -> each.contentType().equals(EslFrame.LOG_DATA))
            .findFirst()
            .orElseThrow();
    EslLogLine line = EslLogLine.of(frame);
    assertThat(line.level()).isEqualTo(6);
    assertThat(line.levelName()).isEqualTo("INFO");
    assertThat(line.file()).isEqualTo("mod_commands.c");
    assertThat(line.function()).isEqualTo("log_function");
    assertThat(line.line()).isEqualTo(7200);
    assertThat(line.channelUuid()).isNull();
    assertThat(line.text()).endsWith("hello Zoë\n");
  }

  @Test
  void aLineWithoutHeadersIsStillALine() {
    EslLogLine line = EslLogLine.of(Transcripts.frame(EslFrame.LOG_DATA, "text"));
    assertThat(line).isEqualTo(new EslLogLine(-1, null, null, -1, null, "text"));
    assertThat(line.levelName()).isEqualTo("UNKNOWN");
    assertThat(new EslLogLine(110, null, null, -1, null, "").levelName()).isEqualTo("DEBUG10");
    assertThat(new EslLogLine(111, null, null, -1, null, "").levelName()).isEqualTo("UNKNOWN");
  }

  @Test
  void theSwitchSaysGoodbye() {
    EslFrame frame =
        Transcripts.frames("connect-status-exit").stream()
            .filter(each -> each.contentType().equals(EslFrame.DISCONNECT_NOTICE))
            .findFirst()
            .orElseThrow();
    EslDisconnectNotice notice = EslDisconnectNotice.of(frame);
    assertThat(notice.linger()).isFalse();
    assertThat(notice.lingerSeconds()).isEqualTo(-1);
    assertThat(notice.channelUuid()).isNull();
    assertThat(notice.text()).startsWith("Disconnected, goodbye.");
  }

  @Test
  void lingeringIsNoGoodbye() {
    EslFrame frame =
        Transcripts.decode(
                """
                Content-Type: text/disconnect-notice
                Controlled-Session-UUID: 5f7b3c1e-0000-4000-8000-000000000001
                Content-Disposition: linger
                Channel-Name: sofia/internal/1000@pbx.test
                Linger-Time: 600
                Content-Length: 0

                """
                    .getBytes(UTF_8))
            .get(0);
    assertThat(EslDisconnectNotice.of(frame))
        .isEqualTo(new EslDisconnectNotice(true, 600, "5f7b3c1e-0000-4000-8000-000000000001", ""));
  }

  @Test
  void aFrameIsNotTakenForAnother() {
    EslFrame frame = Transcripts.frame("text/html", "");
    assertThatIllegalArgumentException().isThrownBy(() -> EslLogLine.of(frame));
    assertThatIllegalArgumentException().isThrownBy(() -> EslDisconnectNotice.of(frame));
    assertThat(frame.isEvent()).isFalse();
    assertThat(frame.contentType()).isEqualTo("text/html");
  }
}
