package io.patchcord.esl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EslCommandTest {

  @Test
  void linesAreTheProtocolsOwn() {
    assertThat(EslCommand.api("uuid_hold", "off", "abc").line()).isEqualTo("api uuid_hold off abc");
    assertThat(EslCommand.filter("Unique-ID", "a b").line()).isEqualTo("filter Unique-ID a b");
    assertThat(EslCommand.raw("exit").line()).isEqualTo("exit");
  }

  @Test
  void subclassesStandBehindCustom() {
    assertThat(EslCommand.subscribe(List.of("sofia::register", "HEARTBEAT", "a::b")).line())
        .isEqualTo("event plain HEARTBEAT CUSTOM sofia::register a::b");
    assertThat(EslCommand.subscribe(List.of("CUSTOM", "DTMF")).line())
        .isEqualTo("event plain DTMF CUSTOM");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\rb", "a\nb", "a\0b", "\n", "trailing\n"})
  void lineBreaksAreRefusedEverywhere(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> EslCommand.api(text));
    assertThatIllegalArgumentException().isThrownBy(() -> EslCommand.api("x", "ok", text));
    assertThatIllegalArgumentException().isThrownBy(() -> EslCommand.subscribe(List.of(text)));
    assertThatIllegalArgumentException().isThrownBy(() -> EslCommand.filter(text, "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> EslCommand.filter("x", text));
    assertThatIllegalArgumentException().isThrownBy(() -> EslCommand.raw(text));
    assertThatIllegalArgumentException().isThrownBy(() -> EslPassword.of(text));
  }

  @Test
  void namesAreOneWord() {
    assertThatIllegalArgumentException().isThrownBy(() -> EslCommand.api("uuid_kill x"));
    assertThatIllegalArgumentException().isThrownBy(() -> EslCommand.subscribe(List.of("A B")));
    assertThatIllegalArgumentException().isThrownBy(() -> EslCommand.subscribe(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> EslCommand.raw(" "));
  }

  @Test
  void passwordsAreNeverShown() {
    EslPassword password = EslPassword.of("s3cret");
    assertThat(password.toString()).doesNotContain("s3cret");
    assertThat(EslCommand.auth(password).toString()).isEqualTo("auth ******");
    assertThat(EslCommand.auth(password).line()).isEqualTo("auth s3cret");
    assertThat(EslCommand.raw("userauth me:s3cret").toString()).isEqualTo("userauth ******");
    assertThat(EslNodeSettings.of("host", 8021, password, Set.of("DTMF")).toString())
        .doesNotContain("s3cret");
  }

  @Test
  void aJobCarriesItsIdInTheSameWrite() {
    UUID id = UUID.randomUUID();
    assertThat(EslCommand.api("originate", "x").wireAsJob(id))
        .isEqualTo("bgapi originate x\nJob-UUID: " + id + "\n\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EslCommand.raw("exit").wireAsJob(id))
        .withMessageContaining("exit");
  }

  @Test
  void labelsHoldNoArguments() {
    assertThat(EslCommand.api("originate", "secret").label()).isEqualTo("api originate");
    assertThat(EslCommand.auth(EslPassword.of("secret")).label()).isEqualTo("auth");
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
