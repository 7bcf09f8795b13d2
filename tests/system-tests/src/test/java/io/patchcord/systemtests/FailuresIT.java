package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way in which a click can come to nothing has its own code and its sentence. */
class FailuresIT extends RunningSystem {
  private static final String CUSTOMER = "+14155551212";

  @Test
  void theLineHasNoPhone() {
    control().simulate("unregister", "1002");
    assertFails(bob().dial(CUSTOMER), "LINE_NOT_REGISTERED");
  }

  @Test
  void theAgentDoesNotAnswer() {
    control().simulate("phone", "1002", "never");
    assertFails(bob().dial(CUSTOMER), "AGENT_NO_ANSWER");
  }

  @Test
  void theAgentRejects() {
    control().simulate("phone", "1002", "reject");
    assertFails(bob().dial(CUSTOMER), "AGENT_REJECTED");
  }

  @ParameterizedTest
  @CsvSource({
    "+14155550486, CUSTOMER_BUSY",
    "+14155550480, CUSTOMER_NO_ANSWER",
    "+14155550404, NUMBER_UNKNOWN",
    "+14155550603, CUSTOMER_REJECTED",
    "+14155550503, CUSTOMER_UNREACHABLE",
    "7777, NUMBER_UNROUTABLE"
  })
  void theNumberCannotBeReached(String number, String code) {
    assertFails(bob().dial(number), code);
  }

  @Test
  void aSwitchThatIsAwayIsSaidAtOnce() {
    simulator().kill();
    awaitNotReady();
    Api.Answer answer = bob().post("/api/v1/calls", "{\"to\": \"" + CUSTOMER + "\"}").expect(503);
    assertThat(answer.text("/code")).isEqualTo("switch-unavailable");
    assertThat(answer.header("Retry-After")).matches("[0-9]+");
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(bob().calls()).isEmpty();
  }

  @Test
  void aSwitchThatDiesBeforeItTookTheCommandIsSaidWhenItComesBack() {
    control().simulate("stall", "on");
    String id = bob().dial(CUSTOMER);
    simulator().kill();
    awaitNotReady();
    assertThat(bob().call(id).path("state").asText()).isEqualTo("DIALING");
    startSwitchAgain();
    assertFails(id, "SWITCH_UNAVAILABLE");
  }

  @Test
  void aSwitchThatDiesWhileTheAgentsPhoneRingsIsSaidWhenItComesBack() {
    control().simulate("phone", "1002", "never");
    String id = bob().dial(CUSTOMER);
    Eventually.holds(
        "the phone rings", () -> bob().call(id).at("/participants/0/connected").asBoolean());
    simulator().kill();
    awaitNotReady();
    startSwitchAgain();
    assertFails(id, "UNKNOWN_DURING_OUTAGE");
  }

  @Test
  void aSwitchThatIsShutDownEndsTheCall() {
    String id = talk(bob(), CUSTOMER);
    simulator().shutDown();
    assertFails(id, "SWITCH_SHUTDOWN");
  }

  @Test
  void aCommandWithoutAnAnswerIsGivenUpAndNoPhoneRingsLater() {
    control().simulate("stall", "on");
    String id = bob().dial(CUSTOMER);
    JsonNode ended = assertFails(id, "COMMAND_TIMEOUT");
    int before = control().channelsCreated();
    control().simulate("stall", "off");
    Eventually.holds("the switch carries it out late", () -> control().channelsCreated() > before);
    Eventually.holds("the late leg is hung up", () -> control().channels().isEmpty());
    assertThat(bob().call(id)).isEqualTo(ended);
  }

  private JsonNode assertFails(String id, String code) {
    awaitState(bob(), id, "ENDED");
    JsonNode call = bob().call(id);
    assertThat(call.at("/cause/code").asText()).isEqualTo(code);
    assertThat(call.at("/cause/message").asText()).matches("[A-Z].{10,}\\.");
    assertThat(call.path("endedAt").isTextual()).isTrue();
    return call;
  }
}
