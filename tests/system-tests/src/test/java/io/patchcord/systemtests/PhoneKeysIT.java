package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a phone does by itself, without the softphone, and a phone that is not there any more. */
class PhoneKeysIT extends RunningSystem {
  private static final String CUSTOMER = "+14155551212";

  /** A registration has to run out, and a switch looks for such ones now and then. */
  private static final Duration LONG = Duration.ofMinutes(5);

  @Test
  void aPhoneConsultsAndJoinsTheTwoOthers() {
    String call = talk(alice(), CUSTOMER);
    control().simulate("phone-hold", "1001");
    awaitState(alice(), call, "HELD");
    control().simulate("phone-dial", "1001", "1002");
    String bobs = callOf(bob());
    control().simulate("answer", "1002");
    awaitState(bob(), bobs, "ACTIVE");
    Eventually.get(
        "alice has both calls",
        () -> Optional.of(alice().calls()).filter(calls -> calls.size() == 2),
        () -> alice().calls().toString());

    control().simulate("phone-attended-transfer", "1001");
    JsonNode ended = awaitState(alice(), call, "ENDED");
    assertThat(ended.at("/cause/code").asText()).isEqualTo("TRANSFERRED");
    Eventually.holds("alice has no call", () -> alice().calls().isEmpty());
    Eventually.holds("two legs are left", () -> control().channels().size() == 2);
    JsonNode goesOn = awaitOtherParty(bob(), bobs, CUSTOMER);
    assertThat(goesOn.path("state").asText()).isEqualTo("ACTIVE");
    bob().hangUp(bobs).expect(202);
    awaitState(bob(), bobs, "ENDED");
    Eventually.holds("nobody is left", () -> control().channels().isEmpty());
  }

  @Test
  void aPhoneThatIsUnpluggedIsMissedAndComesBack() {
    awaitDevice("REGISTERED");
    control().simulate("expire", "1002");
    awaitDevice("NOT_REGISTERED");
    control().simulate("register", "1002");
    awaitDevice("REGISTERED");
    control().simulate("incoming", CUSTOMER, "18005550102");
    String call = callOf(bob());
    control().simulate("answer", "1002");
    awaitState(bob(), call, "ACTIVE");
  }

  private void awaitDevice(String state) {
    Eventually.get(
        "bob's phone is " + state,
        LONG,
        () -> Optional.of(device()).filter(device -> device.path("state").asText().equals(state)),
        () -> device().toString());
  }

  private JsonNode device() {
    return bob().get("/api/v1/me").expect(200).json().at("/line/device");
  }
}
