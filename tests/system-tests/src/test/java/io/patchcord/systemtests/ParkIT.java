package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParkIT extends RunningSystem {
  private static final String CUSTOMER = "+14155551212";

  @Test
  void whoParksCanPickUpAndGoesOnWithTheSameCall() {
    String call = parked();
    assertThat(control().channels()).as("the customer waits").hasSize(1);
    assertThat(alice().get("/api/v1/parked").expect(200).text("/items/0/id")).isEqualTo(call);
    ask(alice(), call, "pick-up").expect(202);
    awaitState(alice(), call, "ACTIVE");
    alice().hangUp(call).expect(202);
    awaitState(alice(), call, "ENDED");
    assertThat(awaitRecord(alice(), call).at("/durations/parked").asLong()).isPositive();
    Eventually.holds("nobody is left", () -> control().channels().isEmpty());
  }

  @Test
  void aColleagueWhoPicksUpHasACallThatIsLinked() {
    String call = parked();
    assertThat(bob().get("/api/v1/parked").expect(200).text("/items/0/id")).isEqualTo(call);
    String bobs = ask(bob(), call, "pick-up").expect(202).text("/id");
    assertThat(bobs).isNotEqualTo(call);
    awaitState(bob(), bobs, "ACTIVE");
    JsonNode ended = awaitState(alice(), call, "ENDED");
    assertThat(ended.at("/cause/code").asText()).isEqualTo("PICKED_UP");
    assertThat(ended.at("/links/0/callId").asText()).isEqualTo(bobs);
    JsonNode goesOn = bob().call(bobs);
    assertThat(goesOn.at("/links/0/kind").asText()).isEqualTo("PICK_UP");
    assertThat(goesOn.at("/otherParty/number").asText()).isEqualTo(CUSTOMER);
    assertThat(ask(alice(), call, "pick-up").expect(409).text("/code"))
        .isEqualTo("action-not-possible");
  }

  @Test
  void aWaitingCustomerWhoHangsUpEndsTheCall() {
    String call = parked();
    control().channels().forEach(leg -> control().api("uuid_kill", leg.path("uuid").asText()));
    JsonNode ended = awaitState(alice(), call, "ENDED");
    assertThat(ended.at("/cause/code").asText()).isEqualTo("OTHER_HUNG_UP");
  }

  @Test
  void oneMoreCanBeTakenInAndDropped() {
    String call = talk(alice(), CUSTOMER);
    alice().post("/api/v1/calls/" + call + "/participants", "{\"to\": \"bob\"}").expect(202);
    Eventually.holds("bob's phone rings", () -> control().trySimulate("answer", "1002"));
    JsonNode participant =
        Eventually.get(
            "bob is in",
            () ->
                Optional.of(alice().call(call).at("/participants/2"))
                    .filter(p -> p.path("connected").asBoolean()),
            () -> alice().call(call).toString());
    alice()
        .send(
            "DELETE",
            "/api/v1/calls/" + call + "/participants/" + participant.path("id").asText(),
            "application/json",
            Api.noBody())
        .expect(202);
    Eventually.holds("two are left", () -> control().channels().size() == 2);
    assertThat(alice().call(call).path("state").asText()).isEqualTo("ACTIVE");
    alice().hangUp(call).expect(202);
    awaitState(alice(), call, "ENDED");
    Eventually.holds("nobody sits alone", () -> control().channels().isEmpty());
  }

  @Test
  void whatIsDialledOnThePhoneIsACall() {
    control().simulate("phone-dial", "1001", CUSTOMER);
    String call =
        Eventually.get(
            "alice has a call",
            () -> Optional.ofNullable(alice().calls().get(0)).map(c -> c.path("id").asText()),
            () -> "none");
    awaitState(alice(), call, "ACTIVE");
    control().simulate("phone-hold", "1001");
    awaitState(alice(), call, "HELD");
    control().simulate("phone-unhold", "1001");
    awaitState(alice(), call, "ACTIVE");
    control().simulate("phone-transfer", "1001", "1002");
    JsonNode ended = awaitState(alice(), call, "ENDED");
    assertThat(ended.at("/cause/code").asText()).isEqualTo("TRANSFERRED");
    assertThat(ended.at("/transferredTo/number").asText()).isEqualTo("1002");
  }

  private String parked() {
    String call = talk(alice(), CUSTOMER);
    ask(alice(), call, "park").expect(202);
    awaitState(alice(), call, "PARKED");
    return call;
  }

  private static Api.Answer ask(Api agent, String call, String action) {
    return agent.send(
        "POST", "/api/v1/calls/" + call + "/" + action, "application/json", Api.noBody());
  }
}
