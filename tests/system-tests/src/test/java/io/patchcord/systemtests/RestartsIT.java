package io.patchcord.systemtests;

import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The switch and the gateway die and come back, together and one by one. */
class RestartsIT extends RunningSystem {
  private static final String CUSTOMER = "+14155551212";

  @Test
  void aSwitchThatDiesInMidCallEndsItAndTheNextCallWorks() {
    String id = talk(alice(), CUSTOMER);
    simulator().kill();
    awaitNotReady();
    JsonNode health = gateway().anybody().get("/health/ready").expect(503).json();
    assertThat(health.path("status").asText()).isEqualTo("DOWN");
    assertThat(health.at("/checks/0/status").asText()).isEqualTo("DOWN");
    assertThat(health.at("/checks/0/detail").asText()).contains("127.0.0.1:" + simulator().port());
    assertThat(health.at("/checks/1/status").asText()).isEqualTo("UP");
    // Nobody knows yet what became of it.
    assertThat(alice().call(id).path("state").asText()).isEqualTo("ACTIVE");

    startSwitchAgain();
    awaitReady();
    awaitState(alice(), id, "ENDED");
    assertThat(alice().call(id).at("/cause/code").asText()).isEqualTo("UNKNOWN_DURING_OUTAGE");
    talk(alice(), CUSTOMER);
  }

  @Test
  void aGatewayThatDiesInMidCallFindsTheCallAgain() {
    String id =
        alice()
            .post(
                "/api/v1/calls",
                """
                {"to": "(415) 555-1212",
                 "subject": {"recordId": "0035g00000ABCDEAA4", "objectType": "Contact",
                             "name": "Ada Lovelace"}}
                """)
            .expect(202)
            .text("/id");
    awaitState(alice(), id, "ACTIVE");
    JsonNode before = alice().call(id);
    JsonNode keys = gateway().demo().path("agents");

    gateway().process().kill();
    startGateway();
    awaitReady();
    assertThat(gateway().demo().path("agents")).isEqualTo(keys);
    awaitState(alice(), id, "ACTIVE");
    JsonNode after = alice().call(id);
    for (String member :
        new String[] {
          "direction", "agent", "line", "callCenter", "otherParty", "subject", "participants"
        }) {
      assertThat(after.path(member)).as(member).isEqualTo(before.path(member));
    }
    assertThat(time(after, "createdAt")).isEqualTo(time(before, "createdAt"));
    // Told by an event first, by the leg itself later: the switch writes them apart.
    for (String name : new String[] {"answeredAt", "connectedAt"}) {
      assertThat(time(after, name)).as(name).isCloseTo(time(before, name), within(50, MILLIS));
    }
    assertThat(alice().calls()).hasSize(1);

    alice().hangUp(id).expect(202);
    awaitState(alice(), id, "ENDED");
    assertThat(alice().call(id).at("/cause/code").asText()).isEqualTo("AGENT_HUNG_UP");
    assertThat(control().channels()).isEmpty();
  }

  @Test
  void aGatewayThatStartsBeforeItsSwitchConnectsWhenThatComes() {
    gateway().close();
    simulator().kill();
    startGateway();
    gateway().anybody().get("/health/live").expect(200);
    Api.Answer answer = gateway().anybody().get("/health/ready").expect(503);
    assertThat(answer.text("/checks/0/detail"))
        .contains("127.0.0.1:" + simulator().port())
        .doesNotContain("Exception");
    assertThat(gateway().output()).contains("SIMULATED FreeSWITCH NOT REACHED");
    startSwitchAgain();
    awaitReady();
    talk(alice(), CUSTOMER);
  }

  @Test
  void aGatewayThatStartsSeesThePhoneThatIsLeftOfTwo() {
    control().simulate("forget", "1001");
    Eventually.holds(
        "the switch's table does not name the line",
        () -> !control().api("show", "registrations", "as", "json").contains("\"1001\""));
    gateway().process().kill();
    startGateway();
    awaitReady();
    assertThat(alice().get("/api/v1/me").json().at("/line/device/state").asText())
        .isEqualTo("REGISTERED");
  }

  @Test
  void aGatewayThatIsStoppedLeavesTheCallUp() {
    talk(alice(), CUSTOMER);
    try (EventStream events = alice().events()) {
      events.awaitSnapshot();
      gateway().process().terminate();
      gateway().process().awaitExit(Duration.ofSeconds(10));
      Eventually.holds("the stream ends", events::ended);
    }
    assertThat(control().channels()).hasSize(2);
  }

  private static Instant time(JsonNode call, String name) {
    return Instant.parse(call.path(name).asText()).truncatedTo(MILLIS);
  }
}
