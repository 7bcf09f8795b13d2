package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TwoAgentsIT extends RunningSystem {
  @Test
  void anAgentSeesOnlyItsOwnCallsAndASupervisorSeesAll() {
    Api supervisor = gateway().supervisor();
    try (EventStream alices = alice().events();
        EventStream bobs = bob().events();
        EventStream all = supervisor.events()) {
      List.of(alices, bobs, all).forEach(EventStream::awaitSnapshot);
      String ofAlice = alice().dial("+14155551212");
      String ofBob = bob().dial("+14155551313");
      alices.awaitCall(ofAlice, "ACTIVE");
      bobs.awaitCall(ofBob, "ACTIVE");
      assertThat(control().channels()).hasSize(4);

      assertThat(idsOf(alice().calls())).containsExactly(ofAlice);
      assertThat(idsOf(bob().calls())).containsExactly(ofBob);
      assertThat(idsOf(supervisor.calls())).containsExactly(ofBob, ofAlice);
      assertThat(idsOf(alice().get("/api/v1/me").json().path("calls"))).containsExactly(ofAlice);
      supervisor.get("/api/v1/calls/" + ofBob).expect(200);
      assertThat(alice().get("/api/v1/calls/" + ofBob).expect(404).text("/code"))
          .isEqualTo("call-not-found");
      assertThat(alice().hangUp(ofBob).expect(404).text("/code")).isEqualTo("call-not-found");
      supervisor.hangUp(ofBob).expect(403);
      assertThat(bob().call(ofBob).path("state").asText()).isEqualTo("ACTIVE");

      alice().hangUp(ofAlice).expect(202);
      alices.awaitCall(ofAlice, "ENDED");
      assertThat(bob().call(ofBob).path("state").asText()).isEqualTo("ACTIVE");
      bob().hangUp(ofBob).expect(202);
      all.awaitCall(ofAlice, "ENDED");
      all.awaitCall(ofBob, "ENDED");
      bobs.awaitCall(ofBob, "ENDED");
      assertThat(alices.events()).noneMatch(event -> event.isOfCall(ofBob));
      assertThat(bobs.events()).noneMatch(event -> event.isOfCall(ofAlice));
      assertThat(all.statesOf(ofBob)).isEqualTo(bobs.statesOf(ofBob));
    }
  }

  @Test
  void whenOneAgentCallsTheOtherEachHasACall() {
    try (EventStream alices = alice().events();
        EventStream bobs = bob().events()) {
      alices.awaitSnapshot();
      bobs.awaitSnapshot();
      String ofAlice = alice().dial("1002");
      EventStream.Event rings =
          bobs.await("bob's phone rings", event -> event.state().equals("RINGING"));
      String ofBob = rings.data().path("id").asText();
      assertThat(ofBob).isNotEqualTo(ofAlice);
      assertThat(rings.data().path("direction").asText()).isEqualTo("INBOUND");
      control().simulate("answer", "1002");
      alices.awaitCall(ofAlice, "ACTIVE");
      bobs.awaitCall(ofBob, "ACTIVE");
      assertThat(idsOf(alice().calls())).containsExactly(ofAlice);
      assertThat(idsOf(bob().calls())).containsExactly(ofBob);

      control().simulate("hangup", "1002");
      JsonNode bobsEnd = bobs.awaitCall(ofBob, "ENDED").data();
      JsonNode alicesEnd = alices.awaitCall(ofAlice, "ENDED").data();
      assertThat(bobsEnd.at("/cause/code").asText()).isEqualTo("AGENT_HUNG_UP");
      assertThat(alicesEnd.at("/cause/code").asText()).isEqualTo("OTHER_HUNG_UP");
    }
  }

  @Test
  void whenOneAgentEndsTheCallWithTheApiItEndsForBoth() {
    String ofAlice = alice().dial("1002");
    Eventually.holds("bob's phone rings", () -> bob().calls().size() == 1);
    String ofBob = idsOf(bob().calls()).get(0);
    control().simulate("answer", "1002");
    awaitState(alice(), ofAlice, "ACTIVE");
    awaitState(bob(), ofBob, "ACTIVE");
    bob().hangUp(ofBob).expect(202);
    awaitState(bob(), ofBob, "ENDED");
    awaitState(alice(), ofAlice, "ENDED");
    assertThat(bob().call(ofBob).at("/cause/code").asText()).isEqualTo("AGENT_HUNG_UP");
    assertThat(alice().call(ofAlice).at("/cause/code").asText()).isEqualTo("OTHER_HUNG_UP");
  }

  private static List<String> idsOf(JsonNode calls) {
    List<String> ids = new ArrayList<>();
    calls.forEach(call -> ids.add(call.path("id").asText()));
    return ids;
  }
}
