package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IncomingIT extends RunningSystem {
  private EventStream events;

  @BeforeEach
  void follow() {
    events = alice().events();
    events.awaitSnapshot();
  }

  @AfterEach
  void unfollow() {
    events.close();
  }

  @Test
  void aCustomerCallsIsAnsweredAndHangsUp() {
    JsonNode ringing = ring();
    assertThat(ringing.path("direction").asText()).isEqualTo("INBOUND");
    assertThat(ringing.path("agent").asText()).isEqualTo("alice");
    assertThat(ringing.at("/otherParty/number").asText()).isEqualTo("+14155551212");
    assertThat(ringing.at("/otherParty/name").asText()).isEqualTo("Zoë Müller 100%");
    control().simulate("answer", "1001");
    String id = ringing.path("id").asText();
    assertThat(events.awaitCall(id, "ACTIVE").data().path("connectedAt").isTextual()).isTrue();
    control().simulate("hangup-other", "1001");
    assertEnds(id, "OTHER_HUNG_UP");
    assertThat(events.statesOf(id)).containsExactly("RINGING", "ACTIVE", "ENDED");
  }

  @Test
  void theAgentEndsAnAnsweredCall() {
    String id = ring().path("id").asText();
    control().simulate("answer", "1001");
    events.awaitCall(id, "ACTIVE");
    alice().hangUp(id).expect(202);
    assertEnds(id, "AGENT_HUNG_UP");
    Eventually.holds("the caller is gone", () -> control().channels().isEmpty());
  }

  @Test
  void theCallerGivesUp() {
    String id = ring().path("id").asText();
    control().simulate("hangup-other", "1001");
    assertEnds(id, "CALLER_GAVE_UP");
  }

  @Test
  void theAgentRejectsOnThePhone() {
    String id = ring().path("id").asText();
    control().simulate("reject", "1001");
    assertEnds(id, "AGENT_REJECTED");
  }

  @Test
  void theAgentRejectsWithTheApi() {
    String id = ring().path("id").asText();
    alice().hangUp(id).expect(202);
    assertEnds(id, "AGENT_REJECTED");
  }

  private JsonNode ring() {
    control().simulate("incoming", "+14155551212", "18005550101", "Zoë Müller 100%");
    return events.await("alice's phone rings", event -> event.state().equals("RINGING")).data();
  }

  private void assertEnds(String id, String code) {
    EventStream.Event ended = events.awaitCall(id, "ENDED");
    assertThat(ended.type()).isEqualTo("call-ended");
    assertThat(ended.data().at("/cause/code").asText()).isEqualTo(code);
  }
}
