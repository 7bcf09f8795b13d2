package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each leg that a request causes says on the switch which request that was. */
class RequestIdIT extends RunningSystem {
  private static final String CUSTOMER = "+14155551212";

  @Test
  void theOtherPartysLegHasItAndTheCarrierDoesNot() {
    ask(alice(), "/api/v1/calls", "{\"to\": \"" + CUSTOMER + "\"}", "dial-1");
    List<JsonNode> legs =
        Eventually.get(
            "both legs are there",
            () -> Optional.of(control().channels()).filter(all -> all.size() == 2),
            () -> control().channels().toString());
    assertThat(legs).allSatisfy(leg -> assertThat(requestOf(uuid(leg))).isEqualTo("dial-1"));
    for (JsonNode leg : legs) {
      // Only such a variable becomes a header of SIP.
      assertThat(control().api("uuid_dump", uuid(leg)).lines())
          .filteredOn(line -> line.contains("dial-1"))
          .isNotEmpty()
          .noneMatch(line -> line.startsWith("variable_sip_"));
    }
  }

  @Test
  void soHasWhoIsConsulted() {
    String call = talk(alice(), CUSTOMER);
    String leg =
        newLegOf(
            () ->
                ask(
                    alice(),
                    "/api/v1/calls/" + call + "/consultation",
                    "{\"to\": \"1002\"}",
                    "consult-1"));
    assertThat(requestOf(leg)).isEqualTo("consult-1");
  }

  @Test
  void soHasWhoIsTakenIntoTheConference() {
    String call = talk(alice(), CUSTOMER);
    String leg =
        newLegOf(
            () ->
                ask(
                    alice(),
                    "/api/v1/calls/" + call + "/participants",
                    "{\"to\": \"1002\"}",
                    "invite-1"));
    assertThat(requestOf(leg)).isEqualTo("invite-1");
  }

  @Test
  void soHasASupervisorWhoListens() {
    String call = talk(alice(), CUSTOMER);
    String leg =
        newLegOf(
            () ->
                ask(
                    gateway().supervisor(),
                    "/api/v1/calls/" + call + "/monitor",
                    "{\"line\": \"1003\", \"mode\": \"LISTEN\"}",
                    "listen-1"));
    assertThat(requestOf(leg)).isEqualTo("listen-1");
  }

  @Test
  void soHasWhoPicksUp() {
    String call = talk(alice(), CUSTOMER);
    ask(alice(), "/api/v1/calls/" + call + "/park", "", "park-1");
    awaitState(alice(), call, "PARKED");
    String leg = newLegOf(() -> ask(bob(), "/api/v1/calls/" + call + "/pick-up", "", "pick-up-1"));
    assertThat(requestOf(leg)).isEqualTo("pick-up-1");
  }

  @Test
  void whatIsNoIdReachesNoChannel() {
    String odd = "x;sip_h_X-Evil=1";
    Api.Answer placed = ask(alice(), "/api/v1/calls", "{\"to\": \"" + CUSTOMER + "\"}", odd);
    assertThat(placed.header("X-Request-Id")).isNotEqualTo(odd);
    List<JsonNode> legs =
        Eventually.get(
            "both legs are there",
            () -> Optional.of(control().channels()).filter(all -> all.size() == 2),
            () -> control().channels().toString());
    assertThat(legs)
        .allSatisfy(
            leg -> {
              assertThat(requestOf(uuid(leg))).isEqualTo(placed.header("X-Request-Id"));
              assertThat(control().api("uuid_dump", uuid(leg))).doesNotContain("Evil");
            });
  }

  /** The leg that there is after this and was not before. */
  private String newLegOf(Runnable request) {
    Set<String> before = legs();
    request.run();
    return Eventually.get(
        "a new leg comes",
        () -> {
          Set<String> now = new HashSet<>(legs());
          now.removeAll(before);
          return now.stream().findFirst();
        },
        () -> control().channels().toString());
  }

  private Set<String> legs() {
    return control().channels().stream().map(RequestIdIT::uuid).collect(Collectors.toSet());
  }

  private static String uuid(JsonNode leg) {
    return leg.path("uuid").asText();
  }

  private String requestOf(String leg) {
    return control().api("uuid_getvar", leg + " patchcord_request_id").strip();
  }

  private static Api.Answer ask(Api who, String path, String body, String id) {
    return who.send(
            who.request(path)
                .header("X-Request-Id", id)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)))
        .expect(202);
  }
}
