package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsultationIT extends RunningSystem {
  private static final String CUSTOMER = "+14155551212";

  @Test
  void aCompletedConsultationLeavesTheTwoAlone() {
    String call = talk(alice(), CUSTOMER);
    String transfer = consult(call, "bob");
    awaitState(alice(), call, "HELD");
    awaitTransfer(transfer, "phase", "RINGING");
    String bobs = callOf(bob());
    control().simulate("answer", "1002");
    awaitTransfer(transfer, "talkingTo", "CONSULTED");
    ask(transfer, "complete").expect(202);
    awaitTransfer(transfer, "state", "COMPLETED");
    JsonNode ended = awaitState(alice(), call, "ENDED");
    assertThat(ended.at("/cause/code").asText()).isEqualTo("TRANSFERRED");
    assertThat(ended.at("/transferredTo/number").asText()).isEqualTo("1002");
    assertThat(ended.at("/links/0/callId").asText()).isEqualTo(bobs);
    JsonNode goesOn = awaitOtherParty(bob(), bobs, CUSTOMER);
    assertThat(goesOn.path("state").asText()).isEqualTo("ACTIVE");
    assertThat(goesOn.at("/links/0/callId").asText()).isEqualTo(call);
    assertThat(goesOn.at("/links/0/kind").asText()).isEqualTo("TRANSFER");
    Eventually.holds("two legs are left", () -> control().channels().size() == 2);

    control().simulate("hangup", "1002");
    awaitState(bob(), bobs, "ENDED");
    JsonNode links = awaitRecord(alice(), call).path("links");
    assertThat(links)
        .extracting(link -> link.path("kind").asText() + " " + link.path("party").asText())
        .contains("CONSULTED 1002", "TRANSFERRED_TO 1002");
    assertThat(links).anyMatch(link -> link.path("otherCallId").asText().equals(bobs));
    assertThat(awaitRecord(bob(), bobs).at("/otherParty/number").asText()).isEqualTo(CUSTOMER);
    Eventually.holds("nobody is left", () -> control().channels().isEmpty());
  }

  @Test
  void aCancelledConsultationGivesTheCustomerBack() {
    String call = talk(alice(), CUSTOMER);
    String transfer = consulting(call);
    String bobs = callOf(bob());
    ask(transfer, "cancel").expect(202);
    awaitTransfer(transfer, "state", "CANCELLED");
    awaitState(alice(), call, "ACTIVE");
    awaitState(bob(), bobs, "ENDED");
    assertThat(transfer(transfer).at("/cause/code").asText()).isEqualTo("AGENT_CANCELLED");
    ask(transfer, "cancel").expect(202);
    assertThat(ask(transfer, "complete").expect(409).text("/code"))
        .isEqualTo("action-not-possible");
    alice().hangUp(call).expect(202);
    awaitState(alice(), call, "ENDED");
    Eventually.holds("nobody is left", () -> control().channels().isEmpty());
  }

  @Test
  void whoRingsCanBeCancelled() {
    String call = talk(alice(), CUSTOMER);
    String transfer = consult(call, "1002");
    awaitTransfer(transfer, "phase", "RINGING");
    ask(transfer, "cancel").expect(202);
    awaitTransfer(transfer, "state", "CANCELLED");
    awaitState(alice(), call, "ACTIVE");
    Eventually.holds("bob's phone is still", () -> bob().calls().isEmpty());
  }

  @Test
  void swappingTalksToTheOneWhoWaits() {
    String call = talk(alice(), CUSTOMER);
    String transfer = consulting(call);
    ask(transfer, "swap").expect(202);
    awaitTransfer(transfer, "talkingTo", "OTHER");
    awaitState(alice(), call, "ACTIVE");
    ask(transfer, "swap").expect(202);
    awaitTransfer(transfer, "talkingTo", "CONSULTED");
    awaitState(alice(), call, "HELD");
    ask(transfer, "swap").expect(202);
    awaitTransfer(transfer, "talkingTo", "OTHER");
    ask(transfer, "complete").expect(202);
    awaitState(alice(), call, "ENDED");
    assertThat(transfer(transfer).path("state").asText()).isEqualTo("COMPLETED");
    Eventually.holds("two legs are left", () -> control().channels().size() == 2);
  }

  @Test
  void whoDeclinesGivesTheCustomerBackByItself() {
    String call = talk(alice(), CUSTOMER);
    String transfer = consult(call, "bob");
    awaitTransfer(transfer, "phase", "RINGING");
    control().simulate("reject", "1002");
    awaitTransfer(transfer, "state", "CANCELLED");
    assertThat(transfer(transfer).at("/cause/code").asText()).isEqualTo("TARGET_BUSY");
    awaitState(alice(), call, "ACTIVE");
  }

  @Test
  void aLineWithoutAPhoneGivesTheCustomerBackByItself() {
    String call = talk(alice(), CUSTOMER);
    String transfer = consult(call, "1019");
    awaitTransfer(transfer, "state", "CANCELLED");
    assertThat(transfer(transfer).at("/cause/code").asText()).isEqualTo("TARGET_NOT_REGISTERED");
    awaitState(alice(), call, "ACTIVE");
  }

  @Test
  void whoHangsUpGivesTheCustomerBackByItself() {
    String call = talk(alice(), CUSTOMER);
    String transfer = consulting(call);
    control().simulate("hangup", "1002");
    awaitTransfer(transfer, "state", "CANCELLED");
    awaitState(alice(), call, "ACTIVE");
    control().simulate("hangup", "1001");
    awaitState(alice(), call, "ENDED");
    Eventually.holds("nobody is left", () -> control().channels().isEmpty());
  }

  @Test
  void anAgentWhoHangsThePhoneUpCompletes() {
    String call = talk(alice(), CUSTOMER);
    String transfer = consulting(call);
    control().simulate("hangup", "1001");
    awaitTransfer(transfer, "state", "COMPLETED");
    JsonNode ended = awaitState(alice(), call, "ENDED");
    assertThat(ended.at("/cause/code").asText()).isEqualTo("TRANSFERRED");
    assertThat(control().channels()).hasSize(2);
  }

  @Test
  void aCustomerWhoHangsUpLeavesAgentAndColleague() {
    String call = talk(alice(), CUSTOMER);
    String transfer = consulting(call);
    control()
        .channels()
        .forEach(
            leg -> {
              if (leg.path("name").asText().contains("14155551212")) {
                control().api("uuid_kill", leg.path("uuid").asText());
              }
            });
    awaitTransfer(transfer, "state", "CANCELLED");
    assertThat(transfer(transfer).at("/cause/code").asText()).isEqualTo("OTHER_HUNG_UP");
    assertThat(control().channels()).hasSize(2);
    awaitState(alice(), call, "ACTIVE");
    control().simulate("hangup", "1001");
    awaitState(alice(), call, "ENDED");
    Eventually.holds("nobody is left", () -> control().channels().isEmpty());
  }

  @Test
  void allThreeCanTalk() {
    String call = talk(alice(), CUSTOMER);
    String transfer = consulting(call);
    String bobs = callOf(bob());
    ask(transfer, "conference").expect(202);
    awaitTransfer(transfer, "state", "CONFERENCED");
    awaitState(alice(), call, "ACTIVE");
    control().simulate("hangup", "1001");
    JsonNode ended = awaitState(alice(), call, "ENDED");
    assertThat(ended.at("/cause/code").asText()).isEqualTo("AGENT_HUNG_UP");
    assertThat(control().channels()).as("the others go on").hasSize(2);
    assertThat(bob().call(bobs).path("state").asText()).isEqualTo("ACTIVE");
    control().simulate("hangup", "1002");
    awaitState(bob(), bobs, "ENDED");
    Eventually.holds("nobody sits alone", () -> control().channels().isEmpty());
  }

  @Test
  void othersAndStrangersAreRefused() {
    String call = talk(alice(), CUSTOMER);
    assertThat(
            bob()
                .post("/api/v1/calls/" + call + "/consultation", "{\"to\": \"1003\"}")
                .expect(404)
                .text("/code"))
        .isEqualTo("call-not-found");
    String transfer = consulting(call);
    assertThat(bob().get("/api/v1/transfers/" + transfer).expect(404).text("/code"))
        .isEqualTo("transfer-not-found");
    alice().post("/api/v1/calls/" + call + "/consultation", "{\"to\": \"1003\"}").expect(409);
    assertThat(
            alice()
                .post("/api/v1/calls/" + call + "/consultation", "{\"to\": \"1001\"}")
                .expect(400)
                .text("/code"))
        .isEqualTo("field-invalid");
    alice().hangUp(call).expect(202);
    awaitState(alice(), call, "ENDED");
    alice().post("/api/v1/calls/" + call + "/consultation", "{\"to\": \"1003\"}").expect(409);
  }

  @Test
  void aRestartedGatewayKnowsTheConsultation() {
    String call = talk(alice(), CUSTOMER);
    String transfer = consulting(call);
    gateway().process().kill();
    startGateway();
    awaitReady();
    awaitTransfer(transfer, "talkingTo", "CONSULTED");
    awaitState(alice(), call, "HELD");
    ask(transfer, "complete").expect(202);
    awaitTransfer(transfer, "state", "COMPLETED");
    awaitState(alice(), call, "ENDED");
    Eventually.holds("two legs are left", () -> control().channels().size() == 2);
  }

  /** Consults bob, who answers. */
  private String consulting(String call) {
    String transfer = consult(call, "bob");
    awaitTransfer(transfer, "phase", "RINGING");
    control().simulate("answer", "1002");
    awaitTransfer(transfer, "talkingTo", "CONSULTED");
    return transfer;
  }

  private String consult(String call, String to) {
    return alice()
        .post("/api/v1/calls/" + call + "/consultation", "{\"to\": \"" + to + "\"}")
        .expect(202)
        .text("/id");
  }

  private Api.Answer ask(String transfer, String action) {
    return alice()
        .send(
            "POST",
            "/api/v1/transfers/" + transfer + "/" + action,
            "application/json",
            Api.noBody());
  }

  private JsonNode transfer(String id) {
    return alice().get("/api/v1/transfers/" + id).expect(200).json();
  }

  private JsonNode awaitTransfer(String id, String member, String value) {
    return Eventually.get(
        "the transfer's " + member + " is " + value,
        () ->
            Optional.of(alice().get("/api/v1/transfers/" + id))
                .filter(answer -> answer.status() == 200)
                .map(Api.Answer::json)
                .filter(transfer -> transfer.path(member).asText().equals(value)),
        () -> alice().get("/api/v1/transfers/" + id).body() + "\n" + alice().calls());
  }
}
