package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClickToDialIT extends RunningSystem {
  private static final String CUSTOMER = "+14155551212";

  @Test
  void aClickBecomesACallAndEndsWithTheAgentsHangup() {
    try (EventStream events = alice().events()) {
      events.awaitSnapshot();
      Api.Answer answer =
          alice()
              .post(
                  "/api/v1/calls",
                  """
                  {"to": "(415) 555-1212",
                   "subject": {"recordId": "0035g00000ABCDEAA4", "objectType": "Contact",
                               "name": "Ada Lovelace"}}
                  """)
              .expect(202);
      String id = answer.text("/id");
      assertThat(answer.text("/state")).isEqualTo("DIALING");
      assertThat(answer.text("/otherParty/number")).isEqualTo(CUSTOMER);
      assertThat(answer.text("/otherParty/name")).isEqualTo("Ada Lovelace");
      String location =
          URI.create(gateway().baseUrl()).resolve(answer.header("Location")).toString();
      assertThat(location).isEqualTo(gateway().baseUrl() + "/api/v1/calls/" + id);
      alice().get(location).expect(200);

      events.awaitCall(id, "ACTIVE");
      assertThat(events.statesOf(id)).containsExactly("DIALING", "CONNECTING", "ACTIVE");
      alice().hangUp(id).expect(202);
      EventStream.Event ended = events.awaitCall(id, "ENDED");
      assertThat(ended.type()).isEqualTo("call-ended");
      assertThat(ended.data().at("/cause/code").asText()).isEqualTo("AGENT_HUNG_UP");
      assertThat(ended.data().at("/cause/endedBy").asText()).isEqualTo("AGENT");
      assertThat(ended.data().at("/cause/message").asText()).isEqualTo("The agent hung up.");
      assertThat(ended.data().at("/subject/recordId").asText()).isEqualTo("0035g00000ABCDEAA4");
      assertThat(alice().call(id)).isEqualTo(ended.data());
      assertThat(timesOf(ended.data())).hasSize(5).isSorted();
      assertThat(control().channels()).isEmpty();
    }
  }

  @Test
  void theAgentsPhoneShowsTheCustomerAndTheCustomersShowsTheCompany() {
    talk(alice(), "(415) 555-1212");
    List<Map<String, String>> legs = control().channels().stream().map(control()::dump).toList();
    assertThat(legs).hasSize(2);
    Map<String, String> agents =
        legs.stream()
            .filter(leg -> is(leg, "variable_dialed_user", "1001"))
            .findFirst()
            .orElseThrow();
    Map<String, String> customers =
        legs.stream().filter(leg -> !leg.equals(agents)).findFirst().orElseThrow();
    assertThat(agents).containsEntry("variable_origination_caller_id_number", CUSTOMER);
    assertThat(customers)
        .containsEntry("Caller-Caller-ID-Number", "+18005550100")
        .containsEntry("Caller-Caller-ID-Name", "Patchcord Demo")
        .containsEntry("Caller-Destination-Number", CUSTOMER.substring(1))
        .doesNotContainKey("variable_sip_h_Call-Info");
  }

  @Test
  void theCustomerHangsUp() {
    String id = talk(alice(), CUSTOMER);
    control().simulate("hangup-other", "1001");
    assertEnds(id, "OTHER_HUNG_UP", "OTHER");
  }

  @Test
  void theAgentHangsUpOnThePhone() {
    String id = talk(alice(), CUSTOMER);
    control().simulate("hangup", "1001");
    assertEnds(id, "AGENT_HUNG_UP", "AGENT");
  }

  @Test
  void hangupOnAnEndedCallDoesNothing() {
    String id = talk(alice(), CUSTOMER);
    alice().hangUp(id).expect(202);
    awaitState(alice(), id, "ENDED");
    JsonNode ended = alice().call(id);
    assertThat(alice().hangUp(id).expect(202).json()).isEqualTo(ended);
    assertThat(alice().call(id)).isEqualTo(ended);
  }

  @Test
  void hangupWhileTheAgentsPhoneRingsCancels() {
    control().simulate("phone", "1001", "never");
    String id = alice().dial(CUSTOMER);
    Eventually.holds("the phone rings", () -> control().channels().size() == 1);
    alice().hangUp(id).expect(202);
    assertEnds(id, "CANCELLED", "AGENT");
    assertThat(control().channels()).isEmpty();
  }

  @Test
  void hangupRightAfterTheClickCancels() {
    String id = alice().dial(CUSTOMER);
    alice().hangUp(id).expect(202);
    assertEnds(id, "CANCELLED", "AGENT");
    Eventually.holds("no phone rings", () -> control().channels().isEmpty());
  }

  @Test
  void hangupWhileTheCustomersPhoneRingsCancels() {
    String id = alice().dial("+14155550480");
    awaitState(alice(), id, "CONNECTING");
    alice().hangUp(id).expect(202);
    assertEnds(id, "CANCELLED", "AGENT");
    Eventually.holds("no phone rings", () -> control().channels().isEmpty());
  }

  @Test
  void aClientMayChooseTheIdAndARetryDialsOnce() {
    String id = UUID.randomUUID().toString();
    String body = "{\"to\": \"" + CUSTOMER + "\", \"id\": \"" + id + "\"}";
    alice().post("/api/v1/calls", body).expect(202);
    Api.Answer again = alice().post("/api/v1/calls", body).expect(409);
    assertThat(again.text("/code")).isEqualTo("call-exists");
    assertThat(again.text("/call/id")).isEqualTo(id);
    awaitState(alice(), id, "ACTIVE");
    assertThat(control().channels()).hasSize(2);
  }

  @Test
  void aQueueNumberAndAnExtensionPassAsTheyAre() {
    assertThat(
            alice().post("/api/v1/calls", "{\"to\": \"18005550100\"}").text("/otherParty/number"))
        .isEqualTo("18005550100");
    assertThat(bob().post("/api/v1/calls", "{\"to\": \"1003\"}").text("/otherParty/number"))
        .isEqualTo("1003");
  }

  private void assertEnds(String id, String code, String endedBy) {
    awaitState(alice(), id, "ENDED");
    JsonNode call = alice().call(id);
    assertThat(call.at("/cause/code").asText()).isEqualTo(code);
    assertThat(call.at("/cause/endedBy").asText()).isEqualTo(endedBy);
  }

  private static boolean is(Map<String, String> leg, String header, String value) {
    return value.equals(leg.get(header));
  }

  private static List<Instant> timesOf(JsonNode call) {
    return Stream.of("createdAt", "answeredAt", "ringingAt", "connectedAt", "endedAt")
        .map(time -> Instant.parse(call.path(time).asText()))
        .toList();
  }
}
