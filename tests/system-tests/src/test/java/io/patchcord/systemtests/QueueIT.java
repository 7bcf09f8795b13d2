package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers of the queue, agents who take or miss them, and what the phone system makes of both. */
class QueueIT extends RunningSystem {
  private static final String CUSTOMER = "+14155551212";

  private EventStream events;

  @BeforeEach
  void begin() {
    alice().askFor("AVAILABLE", null).expect(200);
    alice().send("POST", "/api/v1/me/wrap-up/end", "application/json", Api.noBody());
    awaitOnSwitch("status", "Available");
    awaitOnSwitch("state", "Waiting");
    events = alice().events();
    events.awaitSnapshot();
  }

  @AfterEach
  void leave() {
    events.close();
    alice().askFor("OFFLINE", null).expect(200);
    alice().send("POST", "/api/v1/me/wrap-up/end", "application/json", Api.noBody());
    Eventually.holds(
        "nobody waits",
        () -> {
          control()
              .channels()
              .forEach(leg -> control().api("uuid_kill", leg.path("uuid").asText()));
          return control().channels().isEmpty();
        });
  }

  private void awaitOnSwitch(String what, String expected) {
    Eventually.get(
        "alice's " + what + " on the switch is " + expected,
        () -> Optional.of(onSwitch(what)).filter(expected::equals),
        () -> onSwitch(what) + " " + alice().get("/api/v1/me").body());
  }

  private String onSwitch(String what) {
    return control().api("callcenter_config", "agent get " + what + " alice").strip();
  }

  private JsonNode awaitPresence(String state) {
    return Eventually.get(
        "alice is " + state,
        () ->
            Optional.of(alice().presence())
                .filter(presence -> presence.path("state").asText().equals(state)),
        () -> alice().presence().toString());
  }

  private static String presenceTold(EventStream.Event event) {
    return event.data().at("/presence/state").asText();
  }

  private JsonNode queue() {
    return gateway().supervisor().get("/api/v1/queues").expect(200).json().at("/items/0");
  }

  private JsonNode offer() {
    control().simulate("queue-call", CUSTOMER, "Zoë Müller");
    return events.await("alice's phone rings", event -> event.state().equals("RINGING")).data();
  }

  @Test
  void aCallerOfTheQueueIsOfferedWithQueueNumberAndWait() {
    JsonNode offer = offer();
    assertThat(offer.path("direction").asText()).isEqualTo("INBOUND");
    assertThat(offer.at("/otherParty/number").asText()).isEqualTo(CUSTOMER);
    assertThat(offer.at("/otherParty/name").asText()).isEqualTo("Zoë Müller");
    assertThat(offer.path("dialledNumber").asText()).isEqualTo("18005550100");
    assertThat(offer.at("/queue/name").asText()).isEqualTo("support@default");
    assertThat(offer.at("/queue/number").asText()).isEqualTo("18005550100");
    assertThat(offer.at("/queue/waitedSeconds").isNumber()).isTrue();
    String id = offer.path("id").asText();
    control().simulate("answer", "1001");
    events.awaitCall(id, "ACTIVE");
    awaitOnSwitch("state", "In a queue call");
    assertThat(alice().presence().path("state").asText()).isEqualTo("BUSY");
    // Logged out of the queue, without losing the call.
    alice().askFor("OFFLINE", null).expect(200);
    awaitOnSwitch("status", "Logged Out");
    assertThat(alice().call(id).path("state").asText()).isEqualTo("ACTIVE");
    alice().askFor("AVAILABLE", null).expect(200);
    awaitOnSwitch("status", "Available");
    control().simulate("hangup-other", "1001");
    events.awaitCall(id, "ENDED");
    awaitPresence("WRAP_UP");
    awaitOnSwitch("status", "On Break");
    JsonNode record = awaitRecord(alice(), id);
    assertThat(record.path("queue").asText()).isEqualTo("support@default");
    assertThat(record.path("waitedSeconds").isIntegralNumber()).isTrue();
    JsonNode level = queue().path("serviceLevel");
    assertThat(level.path("answered").asInt()).isPositive();
    assertThat(level.path("answeredInTime").asInt()).isPositive();
  }

  @Test
  void missedOffersTakeTheAgentOffTheQueueAndTheAgentIsTold() {
    JsonNode first = offer();
    EventStream.Event missed = events.awaitCall(first.path("id").asText(), "ENDED");
    assertThat(missed.data().at("/cause/code").asText()).isEqualTo("AGENT_NO_ANSWER");
    JsonNode away = awaitPresence("AWAY");
    assertThat(away.at("/reason/code").asText()).isEqualTo("MISSED_CALLS");
    assertThat(away.at("/reason/label").asText())
        .isEqualTo("You missed 2 calls: the phone system set you to On Break.");
    assertThat(onSwitch("status")).isEqualTo("On Break");
    assertThat(queue().path("waiting").asInt()).isEqualTo(1);
    // Available again, and the caller who still waits is offered again.
    alice().askFor("AVAILABLE", null).expect(200);
    awaitPresence("BUSY");
  }

  @Test
  void aRejectedOfferSaysSoAndTheCallerIsOfferedAgain() {
    String id = offer().path("id").asText();
    control().simulate("reject", "1001");
    EventStream.Event ended = events.awaitCall(id, "ENDED");
    assertThat(ended.data().at("/cause/code").asText()).isEqualTo("AGENT_REJECTED");
    events.await(
        "the caller is offered again",
        event -> event.state().equals("RINGING") && !event.isOfCall(id));
  }

  @Test
  void whatSomebodySetsOnTheSwitchComesBackAsPresence() {
    control().api("callcenter_config", "agent set status alice 'On Break'");
    assertThat(awaitPresence("AWAY").at("/reason/code").asText()).isEqualTo("PHONE_SYSTEM");
    control().api("callcenter_config", "agent set status alice 'Available'");
    awaitPresence("AVAILABLE");
    control().api("callcenter_config", "agent set status alice 'Logged Out'");
    awaitPresence("OFFLINE");
    assertThat(onSwitch("status")).isEqualTo("Logged Out");
    // Asked and told are two connections: the answer may be here before the event.
    events.await("alice's OFFLINE is told", event -> presenceTold(event).equals("OFFLINE"));
    assertThat(
            events.events().stream()
                .filter(event -> event.type().equals("presence"))
                .map(QueueIT::presenceTold))
        .containsExactly("AWAY", "AVAILABLE", "OFFLINE");
  }

  @Test
  void anAgentOnAnotherCallIsNotRung() {
    String id = talk(alice(), CUSTOMER);
    awaitOnSwitch("state", "Idle");
    assertThat(onSwitch("status")).isEqualTo("Available");
    control().simulate("queue-call", CUSTOMER);
    Eventually.holds("the caller waits", () -> queue().path("waiting").asInt() == 1);
    assertThat(queue().at("/agents/BUSY").asInt()).isEqualTo(1);
    alice().hangUp(id).expect(202);
    awaitPresence("WRAP_UP");
    assertThat(alice().calls()).isEmpty();
    alice().send("POST", "/api/v1/me/wrap-up/end", "application/json", Api.noBody()).expect(200);
    events.await("the caller is offered", event -> event.state().equals("RINGING"));
  }

  @Test
  void nobodyIsSentToAPhoneThatIsNotThere() {
    control().simulate("unregister", "1001");
    awaitOnSwitch("status", "On Break");
    assertThat(alice().presence().path("state").asText()).isEqualTo("AVAILABLE");
    control().simulate("register", "1001");
    awaitOnSwitch("status", "Available");
  }

  @Test
  void callersWhoGiveUpCountAndSupervisorsAreTold() {
    alice().askFor("AWAY", "LUNCH").expect(200);
    awaitOnSwitch("status", "On Break");
    int before = queue().at("/serviceLevel/abandoned").asInt();
    try (EventStream supervisors = gateway().supervisor().events()) {
      supervisors.awaitSnapshot();
      control().simulate("queue-call", CUSTOMER);
      supervisors.await(
          "a caller waits",
          event -> event.type().equals("queue") && event.data().path("waiting").asInt() == 1);
      assertThat(queue().path("oldestJoinedAt").isTextual()).isTrue();
      control().simulate("hangup", control().channels().get(0).path("uuid").asText());
      supervisors.await(
          "the caller is gone",
          event ->
              event.type().equals("queue")
                  && event.data().path("waiting").asInt() == 0
                  && event.data().at("/serviceLevel/abandoned").asInt() == before + 1);
    }
    assertThat(events.events()).noneMatch(event -> event.type().equals("queue"));
  }

  @Test
  void agentsOfOthersAreLeftAlone() {
    control().api("callcenter_config", "agent add 1001@pbx.test callback");
    control()
        .api(
            "callcenter_config",
            "agent set contact 1001@pbx.test [leg_timeout=9]user/1001@pbx.test");
    control().api("callcenter_config", "agent set status 1001@pbx.test 'On Break'");
    // Not killed: what alice asked for a moment ago shall be on the disk.
    gateway().process().terminate();
    gateway().process().awaitExit(Eventually.DEADLINE);
    startGateway();
    awaitReady();
    awaitOnSwitch("status", "Available");
    assertThat(control().api("callcenter_config", "agent list 1001@pbx.test"))
        .contains("[leg_timeout=9]user/1001@pbx.test|On Break|");
    control().api("callcenter_config", "agent del 1001@pbx.test");
  }
}
