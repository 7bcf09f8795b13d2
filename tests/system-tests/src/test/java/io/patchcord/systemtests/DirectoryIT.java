package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** Whom an agent finds, and what the API tells of the phone system. */
class DirectoryIT extends RunningSystem {
  @Test
  void colleaguesAreFoundByNameUsernameAndLineWithPresenceAndPhone() {
    for (String words : new String[] {"Bob%20Br", "BOB", "1002"}) {
      JsonNode found = search("q=" + words).path("items");
      assertThat(found).hasSize(1);
      assertThat(found.at("/0/kind").asText()).isEqualTo("AGENT");
      assertThat(found.at("/0/number").asText()).isEqualTo("1002");
      assertThat(found.at("/0/presence/state").asText()).isEqualTo("OFFLINE");
      assertThat(found.at("/0/phone").asText()).isEqualTo("REGISTERED");
    }
  }

  @Test
  void allButOneselfAreThereAndTheQueuesLast() {
    JsonNode found = search("").path("items");
    assertThat(found.findValuesAsText("name"))
        .containsExactly("Bob Brown", "Carol Clark", "support");
    assertThat(search("limit=1").path("items")).hasSize(1);
    assertThat(search("q=nobody").path("items")).isEmpty();
  }

  @Test
  void aNumberIsReadAsItWouldBeDialledAndRefusedWithTheReason() {
    JsonNode number = search("q=(415)%20555-1212").path("number");
    assertThat(number.path("dialled").asText()).isEqualTo("+14155551212");
    assertThat(number.path("shown").asText()).isEqualTo("+1 415-555-1212");
    JsonNode refused = search("q=5551212").path("number");
    assertThat(refused.path("dialled").isNull()).isTrue();
    assertThat(refused.path("code").asText()).isEqualTo("number-invalid");
    assertThat(refused.path("refusal").asText()).isEqualTo("The area code is missing.");
    assertThat(search("q=bob").path("number").isNull()).isTrue();
  }

  @Test
  void onlyAgentsSearchAndWhatIsWrongIsSaid() {
    gateway().supervisor().get("/api/v1/directory").expect(403);
    gateway().anybody().get("/api/v1/directory").expect(401);
    assertThat(alice().get("/api/v1/directory?limit=0").expect(400).text("/code"))
        .isEqualTo("parameter-invalid");
    assertThat(alice().get("/api/v1/directory?q=" + "x".repeat(300)).expect(400).text("/code"))
        .isEqualTo("parameter-invalid");
  }

  @Test
  void thatThePhoneSystemIsAwayIsToldToAllAndSoIsThatItIsBack() {
    try (EventStream events = bob().events()) {
      assertThat(events.awaitSnapshot().data().at("/phoneSystem/connected").asBoolean()).isTrue();
      simulator().kill();
      EventStream.Event away =
          events.await("diagnostics", event -> event.type().equals("diagnostics"));
      assertThat(away.data().path("layer").asText()).isEqualTo("PHONE_SYSTEM");
      assertThat(away.data().path("up").asBoolean()).isFalse();
      assertThat(
              bob().get("/api/v1/me").expect(200).json().at("/phoneSystem/connected").asBoolean())
          .isFalse();
      startSwitchAgain();
      events.await("resync", event -> event.type().equals("resync"));
      awaitReady();
      assertThat(
              bob().get("/api/v1/me").expect(200).json().at("/phoneSystem/connected").asBoolean())
          .isTrue();
    }
  }

  private JsonNode search(String query) {
    return alice().get("/api/v1/directory?" + query).expect(200).json();
  }
}
