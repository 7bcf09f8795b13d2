package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PresenceIT extends RunningSystem {
  private static final String CUSTOMER = "+14155551212";

  @BeforeEach
  void begin() {
    alice().askFor("AVAILABLE", null).expect(200);
    endWrapUp();
    assertThat(alice().presence().path("state").asText()).isEqualTo("AVAILABLE");
  }

  @AfterEach
  void leave() {
    alice().askFor("OFFLINE", null).expect(200);
    endWrapUp();
  }

  private void endWrapUp() {
    // Refused when there is none.
    alice().send("POST", "/api/v1/me/wrap-up/end", "application/json", Api.noBody());
  }

  private Api.Answer wrapUp(String what) {
    return alice().send("POST", "/api/v1/me/wrap-up/" + what, "application/json", Api.noBody());
  }

  private JsonNode awaitPresence(String state) {
    return Eventually.get(
        "alice is " + state,
        () ->
            Optional.of(alice().presence())
                .filter(presence -> presence.path("state").asText().equals(state)),
        () -> alice().presence().toString());
  }

  private void inWrapUp() {
    String id = talk(alice(), CUSTOMER);
    alice().hangUp(id).expect(202);
    assertThat(awaitPresence("WRAP_UP").path("wrapUpCall").asText()).isEqualTo(id);
  }

  @Test
  void aStateIsAskedForAndToldToTheAgentAndItsSupervisor() {
    try (EventStream own = alice().events();
        EventStream supervisors = gateway().supervisor().events();
        EventStream bobs = bob().events()) {
      own.awaitSnapshot();
      supervisors.awaitSnapshot();
      bobs.awaitSnapshot();
      JsonNode answer = alice().askFor("AWAY", "LUNCH").expect(200).json();
      assertThat(answer.at("/reason/label").asText()).isEqualTo("Lunch");
      for (EventStream stream : new EventStream[] {own, supervisors}) {
        JsonNode told =
            stream
                .await(
                    "alice is away",
                    event ->
                        event.type().equals("presence")
                            && event.data().at("/presence/state").asText().equals("AWAY"))
                .data();
        assertThat(told.path("agent").asText()).isEqualTo("alice");
        assertThat(told.path("presence")).isEqualTo(answer);
      }
      assertThat(bobs.events()).noneMatch(event -> event.type().equals("presence"));
    }
    JsonNode me = alice().get("/api/v1/me").expect(200).json();
    assertThat(me.path("awayReasons")).hasSize(3);
    assertThat(me.at("/presence/reason/code").asText()).isEqualTo("LUNCH");
  }

  @Test
  void whatIsAskedForDuringACallFollowsItsWrapUp() {
    String id = talk(alice(), CUSTOMER);
    JsonNode asked = alice().askFor("AWAY", "MEETING").expect(200).json();
    assertThat(asked.path("state").asText()).isEqualTo("BUSY");
    assertThat(asked.at("/pending/reason/code").asText()).isEqualTo("MEETING");
    alice().hangUp(id).expect(202);
    JsonNode wrapUp = awaitPresence("WRAP_UP");
    Instant ends = Instant.parse(wrapUp.path("wrapUpEndsAt").asText());
    JsonNode extended = wrapUp("extend").expect(200).json();
    assertThat(Instant.parse(extended.path("wrapUpEndsAt").asText()))
        .isEqualTo(ends.plus(Duration.ofSeconds(30)));
    assertThat(extended.path("extensionsLeft").asInt()).isEqualTo(1);
    JsonNode after = wrapUp("end").expect(200).json();
    assertThat(after.path("state").asText()).isEqualTo("AWAY");
    assertThat(after.at("/reason/code").asText()).isEqualTo("MEETING");
    assertThat(wrapUp("end").expect(409).text("/code")).isEqualTo("not-in-wrap-up");
  }

  @Test
  void aWrapUpCanBeExtendedOnlySoOften() {
    inWrapUp();
    wrapUp("extend").expect(200);
    wrapUp("extend").expect(200);
    assertThat(wrapUp("extend").expect(409).text("/code")).isEqualTo("no-extension-left");
  }

  @Test
  void aWrapUpAndWhatFollowsItSurviveTheGateway() {
    inWrapUp();
    wrapUp("extend").expect(200); // a busy machine may take long to start it
    wrapUp("extend").expect(200);
    JsonNode before = alice().askFor("AWAY", "TRAINING").expect(200).json();
    gateway().process().terminate();
    gateway().process().awaitExit(Eventually.DEADLINE);
    startGateway();
    awaitReady();
    assertThat(alice().presence()).isEqualTo(before);
    assertThat(wrapUp("end").expect(200).json().at("/reason/code").asText()).isEqualTo("TRAINING");
  }

  @Test
  void aGatewayThatDiesInMidCallKnowsThatTheAgentIsBusy() {
    String id = talk(alice(), CUSTOMER);
    gateway().process().kill();
    startGateway();
    awaitReady();
    assertThat(awaitPresence("BUSY").path("pending").isNull()).isTrue();
    alice().hangUp(id).expect(202);
    awaitPresence("WRAP_UP");
  }

  @Test
  void aSupervisorSeesTheAgentsAndSetsOne() {
    JsonNode agents = gateway().supervisor().get("/api/v1/agents?limit=2").expect(200).json();
    assertThat(agents.path("items")).hasSize(2);
    JsonNode first = agents.at("/items/0");
    assertThat(first.path("username").asText()).isEqualTo("alice");
    assertThat(first.at("/presence/state").asText()).isEqualTo("AVAILABLE");
    assertThat(first.at("/line/number").asText()).isEqualTo("1001");
    JsonNode rest =
        gateway()
            .supervisor()
            .get("/api/v1/agents?cursor=" + agents.path("next").asText())
            .expect(200)
            .json();
    assertThat(rest.at("/items/0/username").asText()).isEqualTo("carol");
    assertThat(rest.path("next").isNull()).isTrue();
    gateway()
        .supervisor()
        .put("/api/v1/agents/alice/presence", "{\"state\": \"AWAY\", \"reason\": \"TRAINING\"}")
        .expect(200);
    assertThat(alice().presence().at("/reason/code").asText()).isEqualTo("TRAINING");
    JsonNode audited = Eventually.get("it is audited", this::audited, () -> "nothing is audited");
    assertThat(audited.at("/actor/kind").asText()).isEqualTo("SUPERVISOR");
    assertThat(audited.at("/before/state").asText()).isEqualTo("AVAILABLE");
    assertThat(audited.at("/after/state").asText()).isEqualTo("AWAY");
    assertThat(
            gateway()
                .supervisor()
                .put("/api/v1/agents/nobody/presence", "{\"state\": \"OFFLINE\"}")
                .expect(404)
                .text("/code"))
        .isEqualTo("agent-not-found");
  }

  private Optional<JsonNode> audited() {
    JsonNode latest =
        gateway()
            .admin()
            .get("/api/v1/audit?action=agent.presence&objectId=alice&limit=1")
            .expect(200)
            .json()
            .path("items");
    return latest.isEmpty() ? Optional.empty() : Optional.of(latest.get(0));
  }

  @Test
  void whatCannotBeAskedForIsRefused() {
    assertThat(alice().askFor("BUSY", null).expect(400).text("/errors/0/field")).isEqualTo("state");
    assertThat(alice().askFor("AWAY", null).expect(400).text("/errors/0/field"))
        .isEqualTo("reason");
    assertThat(alice().askFor("AWAY", "SLEEP").expect(400).text("/errors/0/message"))
        .contains("LUNCH, MEETING, TRAINING");
    assertThat(alice().askFor("OFFLINE", "LUNCH").expect(400).text("/errors/0/field"))
        .isEqualTo("reason");
    alice().get("/api/v1/agents").expect(403);
    alice().get("/api/v1/queues").expect(403);
    gateway().supervisor().askFor("AVAILABLE", null).expect(403);
    assertThat(alice().presence().path("state").asText()).isEqualTo("AVAILABLE");
  }
}
