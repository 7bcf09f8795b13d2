package io.patchcord.gateway.switching;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.esl.EslEvent;
import io.patchcord.esl.EslReply;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** The addresses and answers are those of the recording {@code registrations-two-phones}. */
class PhoneWatchTest {
  private static final String SECOND = "\"\" <sip:1001@127.0.0.1:15140>";
  private static final SwitchEvent.DeviceChanged LEFT =
      new SwitchEvent.DeviceChanged(
          Instant.EPOCH, "1001", false, new Phone(Phone.Kind.SIP_PHONE, null), SECOND);

  private static boolean hasAnother(String answer) {
    return PhoneWatch.hasAnother(LEFT, line -> reply(answer)).toCompletableFuture().join();
  }

  private static CompletionStage<EslReply> reply(String text) {
    return CompletableFuture.completedFuture(new EslReply(text));
  }

  @Test
  void aLineHasAPhoneAsLongAsAnotherOneIsThere() {
    assertThat(hasAnother("sofia/internal/sip:1001@127.0.0.1:15110")).isTrue();
    assertThat(
            hasAnother(
                "sofia/internal/sip:1001@127.0.0.1:15110,sofia/internal/sip:1001@127.0.0.1:15140"))
        .isTrue();
    // The one that left may still be listed: the switch deletes it later.
    assertThat(hasAnother("sofia/internal/sip:1001@127.0.0.1:15140")).isFalse();
    assertThat(hasAnother("error/user_not_registered")).isFalse();
    assertThat(hasAnother("-ERR no reply")).isFalse();
    assertThat(hasAnother("")).isFalse();
  }

  @Test
  void whereTheSwitchDoesNotAnswerThePhoneIsTakenForGone() {
    assertThat(
            PhoneWatch.hasAnother(
                    LEFT, line -> CompletableFuture.failedFuture(new IllegalStateException()))
                .toCompletableFuture()
                .join())
        .isFalse();
    assertThat(
            PhoneWatch.hasAnother(
                    LEFT,
                    line -> {
                      throw new IllegalArgumentException("refused");
                    })
                .toCompletableFuture()
                .join())
        .isFalse();
  }

  @Test
  void thePhoneIsKnownByItsConnectionAndItsName() {
    assertThat(Phone.at("<sip:1001@10.0.0.7:5060;transport=udp>", " Yealink\nSIP-T46S "))
        .isEqualTo(new Phone(Phone.Kind.SIP_PHONE, "Yealink SIP-T46S"));
    assertThat(Phone.at("sofia/internal/sip:k4@df7jal23ls0d.invalid;transport=WSS", "").kind())
        .isEqualTo(Phone.Kind.BROWSER);
    assertThat(Phone.at(null, "x".repeat(200)).userAgent()).hasSize(80);
  }

  @Test
  void aPhoneThatAllowsNoNotifyCannotBeAskedToAnswer() {
    for (String allowed : List.of("INVITE, ACK, NOTIFY", "invite, notify", "INVITE, ACK, BYE")) {
      EslEvent progress =
          EslEvent.parseJson(
              """
              {"Event-Name":"CHANNEL_PROGRESS","Event-Date-Timestamp":"1795356017910612",
               "Unique-ID":"11111111-1111-4111-8111-111111111111","variable_sip_allow":"%s"}
              """
                  .formatted(allowed));
      assertThat(SwitchEvents.of(progress, Set.of()))
          .get()
          .extracting(event -> ((SwitchEvent.LegRinging) event).notifiable())
          .isEqualTo(!allowed.endsWith("BYE"));
    }
  }
}
