package io.patchcord.esl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.patchcord.esl.command.EventFormat;
import io.patchcord.esl.command.SocketCommand;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EslSettingsTest {

  private static EslSettings.Builder builder() {
    return EslSettings.builder("127.0.0.1", 8021, EslPassword.of("s3cret"));
  }

  @Test
  void theSubscriptionIsFiltersThenLogThenEvents() {
    EslSettings settings =
        builder()
            .format(EventFormat.JSON)
            .events("CHANNEL_ANSWER", "sofia::register")
            .filter("Unique-ID", "abc")
            .log(4)
            .build();
    assertThat(settings.subscription().commands().stream().map(SocketCommand::wire))
        .containsExactly(
            "filter Unique-ID abc\n\n",
            "filter Event-Name BACKGROUND_JOB\n\n",
            "filter Event-Name HEARTBEAT\n\n",
            "log 4\n\n",
            "event json CHANNEL_ANSWER BACKGROUND_JOB HEARTBEAT CUSTOM sofia::register\n\n");
  }

  @Test
  void filtersThatOnlyKeepAwayLetTheClientsOwnEventsThrough() {
    assertThat(
            builder()
                .events("ALL")
                .filter("Caller-Context", "-public")
                .build()
                .subscription()
                .commands()
                .stream()
                .map(SocketCommand::wire))
        .containsExactly("filter Caller-Context -public\n\n", "event plain ALL\n\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\rb", "a\nb", "a\0b", "\n", ""})
  void aPasswordIsOneLine(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> EslPassword.of(text));
  }

  @Test
  void whatIsOutOfRangeIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EslSettings.builder(" ", 1, EslPassword.of("x")).build())
        .withMessage("host is blank");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EslSettings.builder("x", 65536, EslPassword.of("x")).build())
        .withMessage("port: 65536 (expected: 1 to 65535)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().user("me:you").build())
        .withMessageStartingWith("user");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().maxPendingCommands(0).build())
        .withMessage("maxPendingCommands: 0 (expected: > 0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EslDelivery(0, 1, 1, 1))
        .withMessage("threads: 0 (expected: > 0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EslTimeouts.defaults().withReply(Duration.ZERO))
        .withMessageStartingWith("reply: ");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> EslTimeouts.defaults().withBackoff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
        .withMessageStartingWith("maxBackoff: ");
    assertThatIllegalArgumentException().isThrownBy(() -> builder().events("A B").build());
    assertThatIllegalArgumentException().isThrownBy(() -> builder().log(9).build());
  }

  @Test
  void thePasswordIsNeverShown() {
    assertThat(builder().build().toString()).doesNotContain("s3cret");
  }

  @Test
  void repliesTellSuccessFromFailure() {
    assertThat(new EslReply("+OK").ok()).isTrue();
    assertThat(new EslReply("UP 0 years").ok()).isTrue();
    assertThat(new EslReply("-ERR No such channel!").ok()).isFalse();
    assertThat(new EslReply("-ERROR").ok()).isFalse();
    assertThat(new EslReply("-USAGE: <uuid>").ok()).isFalse();
  }
}
