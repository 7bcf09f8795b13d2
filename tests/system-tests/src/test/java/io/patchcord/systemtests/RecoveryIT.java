package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The gateway is killed in the middle of things and starts again: it shows the same as before, and
 * goes on from there.
 */
class RecoveryIT extends CallStories {

  @Test
  void anIncomingCallThatRings() {
    String call = incoming();
    restart();
    control().simulate("answer", "1001");
    awaitState(alice(), call, "ACTIVE");
  }

  @Test
  void anIncomingCallOnHoldAndMuted() {
    String call = answered();
    ask(alice(), call, "mute").expect(202);
    ask(alice(), call, "hold").expect(202);
    awaitState(alice(), call, "HELD");
    restart();
    ask(alice(), call, "retrieve").expect(202);
    ask(alice(), call, "unmute").expect(202);
    awaitState(alice(), call, "ACTIVE");
    Eventually.holds("alice is heard", () -> !alice().call(call).path("muted").asBoolean());
  }

  @Test
  void aCallThatIsDialledOnThePhone() {
    control().simulate("phone-dial", "1001", CUSTOMER);
    String call = onlyCallOf(alice());
    awaitState(alice(), call, "ACTIVE");
    restart();
  }

  @Test
  void aCallOfTheQueueWithItsWait() {
    alice().askFor("AVAILABLE", null).expect(200);
    alice().send("POST", "/api/v1/me/wrap-up/end", "application/json", Api.noBody());
    try {
      Eventually.holds(
          "alice waits for calls",
          () ->
              control()
                  .api("callcenter_config", "agent get state alice")
                  .strip()
                  .equals("Waiting"));
      control().simulate("queue-call", CUSTOMER, "Zoë");
      String call = onlyCallOf(alice());
      assertThat(alice().call(call).at("/queue/waitedSeconds").isNumber()).isTrue();
      restart();
      control().simulate("answer", "1001");
      awaitState(alice(), call, "ACTIVE");
      restart();
      ask(alice(), call, "park").expect(202);
      awaitState(alice(), call, "PARKED");
      restart();
      alice().hangUp(call).expect(202);
      awaitState(alice(), call, "ENDED");
    } finally {
      alice().askFor("OFFLINE", null).expect(200);
      alice().send("POST", "/api/v1/me/wrap-up/end", "application/json", Api.noBody());
    }
  }

  @Test
  void aRecordingThatRunsAndOneThatIsPaused() {
    String call = talk(alice(), CUSTOMER);
    ask(alice(), call, "record-start").expect(202);
    Eventually.holds("it is recorded", () -> alice().call(call).path("recording").isObject());
    restart();
    ask(alice(), call, "record-pause").expect(202);
    Eventually.holds("it is paused", () -> alice().call(call).at("/recording/paused").asBoolean());
    restart();
    ask(alice(), call, "record-resume").expect(202);
    Eventually.holds("it goes on", () -> !alice().call(call).at("/recording/paused").asBoolean());
    ask(alice(), call, "record-stop").expect(202);
    Eventually.holds("it is over", () -> alice().call(call).path("recording").isNull());
  }

  @Test
  void aConsultationWhileTheColleaguesPhoneRings() {
    String call = answered();
    String transfer = consult(call);
    restart();
    control().simulate("answer", "1002");
    awaitTransfer(transfer, "talkingTo", "CONSULTED");
  }

  @Test
  void aColleagueWhoDeclinesAfterwardsGivesTheCustomerBack() {
    String call = talk(alice(), CUSTOMER);
    String transfer = consult(call);
    restart();
    control().simulate("reject", "1002");
    awaitTransfer(transfer, "state", "CANCELLED");
    awaitState(alice(), call, "ACTIVE");
  }

  @Test
  void aConsultationUnderWay() {
    String call = answered();
    String transfer = consulting(call);
    restart();
    askOfTransfer(transfer, "swap").expect(202);
    awaitTransfer(transfer, "talkingTo", "OTHER");
    restart();
    askOfTransfer(transfer, "cancel").expect(202);
    awaitTransfer(transfer, "state", "CANCELLED");
    awaitState(alice(), call, "ACTIVE");
    restart();
    control().simulate("hangup", "1001");
    JsonNode ended = awaitState(alice(), call, "ENDED");
    assertThat(ended.at("/cause/code").asText()).isEqualTo("AGENT_HUNG_UP");
    Eventually.holds("nobody is left", () -> control().channels().isEmpty());
  }

  @Test
  void aConsultationThatIsCompletedAfterwards() {
    String call = talk(alice(), CUSTOMER);
    String transfer = consulting(call);
    String bobs = onlyCallOf(bob());
    restart();
    askOfTransfer(transfer, "complete").expect(202);
    JsonNode ended = awaitState(alice(), call, "ENDED");
    assertThat(ended.at("/cause/code").asText()).isEqualTo("TRANSFERRED");
    assertThat(ended.at("/transferredTo/number").asText()).isEqualTo("1002");
    Eventually.holds(
        "bob has the customer",
        () -> bob().call(bobs).at("/otherParty/number").asText().equals(CUSTOMER));
    restart();
    assertThat(picture()).containsOnlyKeys(bobs);
  }

  @Test
  void aConsultationThatTheAgentHasLeft() {
    String call = talk(alice(), CUSTOMER);
    String transfer = consult(call);
    control().simulate("hangup", "1001");
    Eventually.holds(
        "alice is gone", () -> !alice().call(call).at("/participants/0/connected").asBoolean());
    restart();
    control().simulate("answer", "1002");
    awaitTransfer(transfer, "state", "COMPLETED");
    awaitState(alice(), call, "ENDED");
  }

  @Test
  void aConference() {
    String call = answered();
    conference(call);
    restart();
    String bobs = onlyCallOf(bob());
    control().simulate("hangup", "1002");
    awaitState(bob(), bobs, "ENDED");
    Eventually.holds("two are left", () -> alice().call(call).path("participants").size() == 2);
    restart();
    alice().hangUp(call).expect(202);
    awaitState(alice(), call, "ENDED");
    Eventually.holds("nobody sits alone", () -> control().channels().isEmpty());
  }

  @Test
  void aConferenceThatOneMoreWasTakenInto() {
    String call = talk(alice(), CUSTOMER);
    alice().post("/api/v1/calls/" + call + "/participants", "{\"to\": \"bob\"}").expect(202);
    Eventually.holds("bob's phone rings", () -> control().trySimulate("answer", "1002"));
    Eventually.holds("three talk", () -> alice().call(call).path("participants").size() == 3);
    awaitState(bob(), onlyCallOf(bob()), "ACTIVE");
    restart();
  }

  @Test
  void aParkedCallThatIsPickedUp() {
    String call = answered();
    ask(alice(), call, "park").expect(202);
    awaitState(alice(), call, "PARKED");
    restart();
    assertThat(bob().get("/api/v1/parked").expect(200).text("/items/0/id")).isEqualTo(call);
    ask(alice(), call, "pick-up").expect(202);
    awaitState(alice(), call, "ACTIVE");
    restart();
    ask(alice(), call, "park").expect(202);
    awaitState(alice(), call, "PARKED");
    String bobs = ask(bob(), call, "pick-up").expect(202).text("/id");
    awaitState(bob(), bobs, "ACTIVE");
    awaitState(alice(), call, "ENDED");
    restart();
    assertThat(picture()).containsOnlyKeys(bobs);
    bob().hangUp(bobs).expect(202);
    awaitState(bob(), bobs, "ENDED");
    Eventually.holds("nobody is left", () -> control().channels().isEmpty());
  }

  @Test
  void whatHappenedWhileItWasDown() {
    String call = talk(alice(), CUSTOMER);
    String transfer = consulting(call);
    settled();
    gateway().process().kill();
    control().api("uuid_kill", customersLeg());
    startGateway();
    awaitReady();
    awaitTransfer(transfer, "state", "CANCELLED");
    assertThat(transfer(transfer).at("/cause/code").asText()).isEqualTo("OTHER_HUNG_UP");
    awaitState(alice(), call, "ACTIVE");
    control().simulate("hangup", "1001");
    awaitState(alice(), call, "ENDED");
    Eventually.holds("nobody is left", () -> control().channels().isEmpty());
  }

  /** Kills the gateway, starts it again, and compares. */
  private void restart() {
    Map<String, JsonNode> before = settled();
    gateway().process().kill();
    startGateway();
    awaitReady();
    Eventually.get(
        "the calls are as before",
        () -> Optional.of(true).filter(yes -> comparable(picture()).equals(comparable(before))),
        () -> String.join("\n", differences(comparable(before), comparable(picture()))));
  }

  private static List<String> differences(
      Map<String, JsonNode> before, Map<String, JsonNode> after) {
    Set<String> ids = new TreeSet<>(before.keySet());
    ids.addAll(after.keySet());
    List<String> found = new ArrayList<>();
    for (String id : ids) {
      JsonNode was = before.getOrDefault(id, MissingNode.getInstance());
      JsonNode is = after.getOrDefault(id, MissingNode.getInstance());
      if (was.isMissingNode() || is.isMissingNode()) {
        found.add((is.isMissingNode() ? "lost: " + was : "new: " + is));
      }
      was.fieldNames()
          .forEachRemaining(
              name -> {
                if (!was.path(name).equals(is.path(name))) {
                  found.add(id + " " + name + ": " + was.path(name) + " is now " + is.path(name));
                }
              });
    }
    return found;
  }

  /** The calls, when two looks at them in a row see the same, on the legs too. */
  private Map<String, JsonNode> settled() {
    Eventually.holds(
        "the legs know it all",
        () -> {
          Map<String, JsonNode> before = picture();
          String legs = control().channels().toString();
          return before.equals(picture()) && legs.equals(control().channels().toString());
        });
    return picture();
  }

  /** Without the version, which begins anew with each gateway. */
  private static Map<String, JsonNode> comparable(Map<String, JsonNode> calls) {
    Map<String, JsonNode> all = new TreeMap<>();
    calls.forEach((id, call) -> all.put(id, ((ObjectNode) call.deepCopy()).without("version")));
    return all;
  }
}
