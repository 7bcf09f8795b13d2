package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Who asks too often is refused for a while, and who fails too often is slowed down. */
class AccessLimitsIT extends RunningSystem {
  @RegisterExtension private static final SharedSystem STRICT = SharedSystem.strict();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ME = "/api/v1/me";
  private static final String SESSIONS = "/api/v1/sessions";
  private static final String USER = "0055g00000ABCDEAA5";
  private static final String UNKNOWN = "pck_Ab3dE6gH_a-key-that-nobody-has-and-nobody-may-see";

  @SuppressWarnings("NullAway.Init") // before the first test
  private static SalesforceOrg org;

  @Override
  SharedSystem system() {
    return STRICT;
  }

  private Api admin() {
    return gateway().admin();
  }

  private Api newKey(String agent) {
    return gateway()
        .api(
            admin()
                .post(
                    "/api/v1/api-keys",
                    "{\"name\": \"n\", \"role\": \"AGENT\", \"agent\": \"" + agent + "\"}")
                .expect(201)
                .text("/key"));
  }

  @Test
  void whoAsksTooOftenIsRefusedForAWhileAndNobodyElse() {
    Api bob = newKey("bob");
    Api.Answer first = bob.get(ME).expect(200);
    assertThat(first.header("RateLimit-Limit")).isEqualTo("300");
    int left = Integer.parseInt(first.header("RateLimit-Remaining"));
    assertThat(Integer.parseInt(first.header("RateLimit-Reset"))).isBetween(1, 3600);
    List<Api.Answer> answers = new ArrayList<>();
    // A few more come back meanwhile, one in twelve seconds.
    while (answers.size() < left + 50
        && (answers.isEmpty() || answers.get(answers.size() - 1).status() == 200)) {
      answers.add(bob.get(ME));
    }
    assertThat(answers).hasSizeGreaterThan(left);
    Api.Answer refused = answers.get(answers.size() - 1).expect(429);
    assertThat(refused.text("/code")).isEqualTo("rate-limited");
    assertThat(refused.header("RateLimit-Limit")).isEqualTo("300");
    assertThat(refused.header("RateLimit-Remaining")).isEqualTo("0");
    assertThat(refused.headers().allValues("Retry-After")).hasSize(1);
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 12);
    // With another key, and by the stream, it is the same agent.
    assertThat(newKey("bob").get("/api/v1/calls").status()).isEqualTo(429);
    Api.Answer stream = bob.get("/api/v1/events").expect(429);
    assertThat(stream.text("/code")).isEqualTo("rate-limited");
    assertThat(stream.header("RateLimit-Remaining")).isEqualTo("0");
    alice().get(ME).expect(200);
    try (EventStream events = alice().events()) {
      events.awaitSnapshot();
    }
    assertThat(gateway().anybody().metric("patchcord_access_limited_total"))
        .isGreaterThanOrEqualTo(3);
    assertThat(
            gateway().output().lines().filter(line -> line.contains("agent bob asks more often")))
        .hasSize(1);
  }

  @Test
  void whoFailsTooOftenIsSlowedDownAndWhoIsKnownIsNot() {
    Api stranger = gateway().api(UNKNOWN);
    List<Integer> statuses = new ArrayList<>();
    Api.Answer slowed =
        Eventually.get(
            "it is slowed down",
            () -> {
              Api.Answer answer = stranger.get(ME);
              statuses.add(answer.status());
              return Optional.of(answer).filter(it -> it.status() == 429);
            },
            statuses::toString);
    // Three cost nothing, and one more begins the first delay.
    assertThat(statuses.size()).isGreaterThanOrEqualTo(5);
    assertThat(statuses.subList(0, 4)).containsOnly(401);
    assertThat(slowed.text("/code")).isEqualTo("too-many-failures");
    assertThat(Integer.parseInt(slowed.header("Retry-After"))).isBetween(1, 60);
    awaitSlowed(() -> stranger.get("/api/v1/events"));
    awaitSlowed(() -> gateway().anybody().post(SESSIONS, "{\"token\": \"a.b.c\"}"));
    // Whoever is known, or shows nothing, comes from the same address, and has nothing to wait for.
    alice().get(ME).expect(200);
    assertThat(gateway().anybody().get(ME).expect(401).text("/code")).isEqualTo("unauthenticated");
    String token = signIn(USER).expect(201).text("/token");
    Api session = gateway().api(token);
    session.get(ME).expect(200);
    // Nor is an end that somebody has not noticed yet a guess.
    session.send(session.request(SESSIONS + "/current").DELETE()).expect(204);
    assertThat(session.get(ME).expect(401).text("/code")).isEqualTo("unauthenticated");
    assertThat(gateway().anybody().metric("patchcord_access_slowed_total")).isPositive();
    assertTrail();
  }

  @Test
  void whoComesThroughATrustedProxyIsSlowedDownAlone() {
    Eventually.holds("it is slowed down", () -> through("198.51.100.7, 10.1.2.3").status() == 429);
    through("198.51.100.8").expect(401);
    // What stands before the address that the proxy has seen is anybody's word.
    awaitSlowed(() -> through("198.51.100.9, 198.51.100.7"));
    JsonNode entries = refusals("key.refused", "pck_Pr0xiedX", 5);
    assertThat(entries.findValuesAsText("address")).contains("198.51.100.7", "198.51.100.8");
  }

  private Api.Answer through(String forwarded) {
    Api stranger = gateway().api("pck_Pr0xiedX_a-key-that-nobody-has-and-nobody-may-see");
    return stranger.send(stranger.request(ME).header("X-Forwarded-For", forwarded).GET());
  }

  /** A delay may just have ended; the next is longer. */
  private static void awaitSlowed(Supplier<Api.Answer> attempt) {
    Api.Answer slowed =
        Eventually.get(
            "it is slowed down, too",
            () -> Optional.of(attempt.get()).filter(answer -> answer.status() != 401),
            () -> "");
    assertThat(slowed.expect(429).text("/code")).isEqualTo("too-many-failures");
    assertThat(slowed.header("Retry-After")).isNotEmpty();
  }

  private void assertTrail() {
    JsonNode entries = refusals("key.refused", "pck_Ab3dE6gH", 4);
    assertThat(entries.at("/0/object/id").asText()).isEqualTo("pck_Ab3dE6gH");
    assertThat(entries.at("/0/actor/kind").asText()).isEqualTo("NOBODY");
    assertThat(entries.at("/0/actor/address").asText()).isEqualTo("127.0.0.1");
    assertThat(entries.toString()).doesNotContain("nobody-may-see");
    assertThat(gateway().output()).doesNotContain("nobody-may-see");
  }

  @BeforeAll
  static void makeCertificate(@TempDir Path folder) {
    org = SalesforceOrg.create(folder);
  }

  @BeforeEach
  void trust() {
    Map<String, String> fields =
        Map.of(
            "salesforceOrgId",
            SalesforceOrg.ID,
            "displayName",
            "Example",
            "certificates",
            org.pem());
    assertThat(admin().post("/api/v1/organizations", json(fields)).status()).isIn(201, 409);
    admin()
        .send(
            admin()
                .request("/api/v1/agents/alice")
                .header("If-Match", "*")
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(json(Map.of("salesforceUserId", USER)))))
        .expect(200);
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private Api.Answer signIn(String user) {
    return gateway()
        .anybody()
        .post(
            SESSIONS,
            json(Map.of("token", org.sign(SalesforceOrg.claims(user, GatewayProcess.PUBLIC_URL)))));
  }

  @Test
  void aUserOfWhomTheOrgSignsWhatOpensNothingIsSlowedDownAlone() {
    String stranger = "0055g00000ZZZZZ";
    List<Integer> statuses = new ArrayList<>();
    Api.Answer slowed =
        Eventually.get(
            "the stranger is slowed down",
            () -> {
              Api.Answer answer = signIn(stranger);
              statuses.add(answer.status());
              return Optional.of(answer).filter(it -> it.status() == 429);
            },
            statuses::toString);
    assertThat(statuses.subList(0, 11)).containsOnly(403);
    assertThat(slowed.text("/code")).isEqualTo("too-many-failures");
    assertThat(slowed.header("Retry-After")).isNotEmpty();
    signIn(USER).expect(201);
    JsonNode entries = refusals("session.refused", SalesforceOrg.ID, 11);
    assertThat(entries.at("/0/after/user").asText()).isEqualTo(stranger);
    assertThat(entries.at("/0/after/reason").asText()).contains("No agent");
  }

  /** What the audit has of it, the newest first, once it has that many. */
  private JsonNode refusals(String action, String objectId, int least) {
    return Eventually.get(
        "the refusals are audited",
        () ->
            Optional.of(
                    admin()
                        .get("/api/v1/audit?action=" + action + "&objectId=" + objectId)
                        .expect(200)
                        .json()
                        .path("items"))
                .filter(items -> items.size() >= least),
        () -> "");
  }
}
