package io.patchcord.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** People sign in with what their org has signed, and nobody else does. */
class SessionsIT extends RunningSystem {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SESSIONS = "/api/v1/sessions";
  private static final String ORG = "/api/v1/organizations/" + SalesforceOrg.ID;
  private static final String USER = "0055g00000ABCDEAA5";
  private static final String PAGE = "https://example.my.salesforce.com";

  @SuppressWarnings("NullAway.Init") // before the first test
  private static SalesforceOrg org;

  @SuppressWarnings("NullAway.Init")
  private static SalesforceOrg other;

  @TempDir private static Path folder;

  @BeforeAll
  static void makeCertificates() {
    org = SalesforceOrg.create(folder);
    other = SalesforceOrg.create(folder);
  }

  @BeforeEach
  void trust() {
    admin().post("/api/v1/organizations", organization(SalesforceOrg.ID, org.pem())).expect(201);
    editAlice(Map.of("salesforceUserId", USER));
  }

  @AfterEach
  void distrust() {
    if (admin().get(ORG).status() == 200) {
      delete(ORG).expect(204);
    }
    Map<String, Object> nothing = new HashMap<>();
    nothing.put("roles", null);
    nothing.put("salesforceUserId", null);
    editAlice(nothing);
  }

  private Api admin() {
    return gateway().admin();
  }

  private Api.Answer delete(String path) {
    return admin().send(admin().request(path).header("If-Match", "*").DELETE());
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static String organization(String id, String certificates) {
    return json(
        Map.of(
            "salesforceOrgId",
            id,
            "displayName",
            "Example",
            "allowedOrigins",
            List.of(PAGE),
            "certificates",
            certificates));
  }

  private Api.Answer patch(String path, Map<String, ?> change) {
    return admin()
        .send(
            admin()
                .request(path)
                .header("If-Match", "*")
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(json(change))));
  }

  private void editAlice(Map<String, ?> change) {
    patch("/api/v1/agents/alice", change).expect(200);
  }

  private Map<String, Object> claims() {
    return SalesforceOrg.claims(USER, GatewayProcess.PUBLIC_URL);
  }

  private Api.Answer signIn(String token, String... more) {
    StringBuilder body = new StringBuilder("{\"token\": \"" + token + "\"");
    for (int i = 0; i < more.length; i += 2) {
      body.append(", \"%s\": \"%s\"".formatted(more[i], more[i + 1]));
    }
    return gateway().anybody().post(SESSIONS, body + "}");
  }

  private Api session(String... more) {
    return gateway().api(signIn(org.sign(claims()), more).expect(201).text("/token"));
  }

  private void assertOver(Api session) {
    assertThat(session.get("/api/v1/me").expect(401).text("/code")).isEqualTo("unauthenticated");
  }

  private static void awaitSignedOut(EventStream events, String reason) {
    JsonNode told = events.await("the end", event -> event.type().equals("signed-out")).data();
    assertThat(told.path("reason").asText()).isEqualTo(reason);
    Eventually.holds("the stream ends", events::ended);
  }

  @Test
  void anAgentSignsInAndCallsAndSignsOut() {
    Api.Answer opened = signIn(org.sign(claims())).expect(201);
    assertThat(opened.text("/agent")).isEqualTo("alice");
    assertThat(opened.text("/role")).isEqualTo("AGENT");
    assertThat(opened.header("Cache-Control")).isEqualTo("no-store");
    assertThat(Instant.parse(opened.text("/expiresAt")))
        .isBetween(
            Instant.now().plus(Duration.ofMinutes(470)),
            Instant.now().plus(Duration.ofMinutes(490)));
    Api session = gateway().api(opened.text("/token"));
    assertThat(session.get("/api/v1/me").expect(200).text("/agent/username")).isEqualTo("alice");
    assertThat(session.get("/api/v1/agents").expect(403).text("/code")).isEqualTo("forbidden");
    try (EventStream events = session.events()) {
      events.awaitSnapshot();
      String call = talk(session, "+14155551212");
      events.awaitCall(call, "ACTIVE");
      session.send(session.request(SESSIONS + "/current").DELETE()).expect(204);
      awaitSignedOut(events, "SIGNED_OUT");
      // Who signs out does not hang up.
      assertThat(alice().call(call).path("state").asText()).isEqualTo("ACTIVE");
    }
    assertOver(session);
    String trail = admin().get("/api/v1/audit?limit=10").expect(200).body();
    assertThat(trail)
        .contains("session.open", "session.end", opened.text("/id"))
        .doesNotContain(opened.text("/token"));
  }

  @Test
  void aSignedTokenCountsOnceAlsoAfterARestart() {
    String token = org.sign(claims());
    Api session = gateway().api(signIn(token).expect(201).text("/token"));
    assertThat(signIn(token).expect(401).text("/detail")).contains("'jti' counts once");
    Api.Answer before = session.get("/api/v1/me").expect(200);
    gateway().process().kill();
    startGateway();
    assertThat(
            gateway()
                .api(String.valueOf(session.key()))
                .get("/api/v1/me")
                .expect(200)
                .text("/line/number"))
        .isEqualTo(before.text("/line/number"));
    assertThat(signIn(token).expect(401).text("/detail")).contains("'jti' counts once");
  }

  private static Stream<Arguments> wrongClaims() {
    long now = Instant.now().getEpochSecond();
    return Stream.of(
        Arguments.of("'aud'", change("aud", "https://elsewhere.example.com")),
        Arguments.of("'aud'", change("aud", List.of("https://elsewhere.example.com", "x"))),
        Arguments.of("'exp'", without("exp")),
        Arguments.of("expired", change("exp", now - 3600)),
        Arguments.of("5 minutes", change("exp", now + 3600)),
        Arguments.of("future", change("iat", now + 3600)),
        Arguments.of("future", change("nbf", now + 3600)),
        Arguments.of("'jti'", without("jti")),
        Arguments.of("'jti'", change("jti", "x".repeat(201))),
        Arguments.of("'sub'", without("sub")),
        Arguments.of("id of a user", change("sub", "alice")),
        Arguments.of("'iss'", without("iss")),
        Arguments.of("'iss'", change("iss", "Example")),
        Arguments.of("No certificate", change("iss", "00D5g000008abcE")));
  }

  private static Consumer<Map<String, Object>> change(String claim, Object value) {
    return claims -> claims.put(claim, value);
  }

  private static Consumer<Map<String, Object>> without(String claim) {
    return claims -> claims.remove(claim);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongClaims")
  void whatIsNotAsItHasToBeIsRefused(String words, Consumer<Map<String, Object>> spoil) {
    Map<String, Object> claims = claims();
    spoil.accept(claims);
    Api.Answer refused = signIn(org.sign(claims)).expect(401);
    assertThat(refused.text("/code")).isEqualTo("sign-in-refused");
    assertThat(refused.text("/detail")).contains(words);
  }

  @Test
  void onlyRs256OfTheOrgsOwnKeyCounts() throws Exception {
    assertThat(signIn(other.sign(claims())).expect(401).text("/detail")).contains("No certificate");
    String good = org.sign(claims());
    String unsigned = good.substring(0, good.lastIndexOf('.') + 1);
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    String body = base64.encodeToString(JSON.writeValueAsBytes(claims()));
    String none = base64.encodeToString("{\"alg\":\"none\"}".getBytes(UTF_8)) + "." + body + ".";
    // The old trick: the public key, which is no secret, taken for one.
    String text = base64.encodeToString("{\"alg\":\"HS256\"}".getBytes(UTF_8)) + "." + body;
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(org.pem().getBytes(UTF_8), "HmacSHA256"));
    String confused = text + "." + base64.encodeToString(mac.doFinal(text.getBytes(UTF_8)));
    String otherAlgorithm = org.sign("{\"alg\":\"RS512\"}", claims());
    String critical = org.sign("{\"alg\":\"RS256\",\"crit\":[\"x\"],\"x\":1}", claims());
    String changed =
        good.substring(0, good.indexOf('.') + 1) + body + good.substring(good.lastIndexOf('.'));
    for (String wrong :
        List.of(unsigned, none, confused, otherAlgorithm, critical, changed, "a.b.c", "abc", "")) {
      assertThat(signIn(wrong).expect(401).text("/code")).isEqualTo("sign-in-refused");
    }
    assertThat(signIn("x".repeat(8_001)).expect(400).text("/errors/0/field")).isEqualTo("token");
    assertThat(gateway().anybody().post(SESSIONS, "{}").expect(400).text("/errors/0/field"))
        .isEqualTo("token");
  }

  @Test
  void certificatesAreRotated() {
    Api before = session();
    patch(ORG, Map.of("certificates", org.pem() + "and the new one\n" + other.pem())).expect(200);
    assertThat(admin().get(ORG).json().path("certificates")).hasSize(2);
    signIn(other.sign(claims())).expect(201);
    signIn(org.sign(claims())).expect(201);
    patch(ORG, Map.of("certificates", other.pem())).expect(200);
    signIn(org.sign(claims())).expect(401);
    signIn(other.sign(claims())).expect(201);
    before.get("/api/v1/me").expect(200);
    SalesforceOrg expired =
        SalesforceOrg.create(folder, "-keysize", "2048", "-startdate", "-10d", "-validity", "5");
    patch(ORG, Map.of("certificates", expired.pem())).expect(200);
    assertThat(signIn(expired.sign(claims())).expect(401).text("/detail")).contains("valid now");
    SalesforceOrg weak = SalesforceOrg.create(folder, "-keysize", "1024", "-validity", "5");
    for (String wrong :
        List.of(
            weak.pem(),
            "-----BEGIN PRIVATE KEY-----",
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")) {
      assertThat(patch(ORG, Map.of("certificates", wrong)).expect(400).text("/errors/0/field"))
          .isEqualTo("certificates");
    }
  }

  @Test
  void onlyAgentsGetInAndOnlyInTheirRoles() {
    Map<String, Object> stranger = claims();
    stranger.put("sub", "0055g00000ZZZZZ");
    assertThat(signIn(org.sign(stranger)).expect(403).text("/code"))
        .isEqualTo("sign-in-not-allowed");
    assertThat(signIn(org.sign(claims()), "role", "ADMIN").expect(403).text("/code"))
        .isEqualTo("sign-in-not-allowed");
    editAlice(
        Map.of(
            "roles",
            List.of(
                Map.of("role", "SUPERVISOR", "callCenter", "PatchcordDemo"),
                Map.of("role", "ADMIN"))));
    assertThat(admin().get("/api/v1/agents/alice").json().path("roles")).hasSize(2);
    Api admin = session("role", "ADMIN");
    admin.get("/api/v1/organizations").expect(200);
    Api supervisor = session("role", "SUPERVISOR");
    assertThat(supervisor.get("/api/v1/me").text("/callCenter")).isEqualTo("PatchcordDemo");
    supervisor.get("/api/v1/queues").expect(200);
    assertThat(
            signIn(org.sign(claims()), "role", "SUPERVISOR", "callCenter", "Elsewhere")
                .expect(403)
                .text("/code"))
        .isEqualTo("sign-in-not-allowed");
    Api agent = session();
    try (EventStream events = supervisor.events()) {
      events.awaitSnapshot();
      editAlice(Map.of("roles", List.of(Map.of("role", "ADMIN"))));
      awaitSignedOut(events, "SIGNED_OUT");
    }
    assertOver(supervisor);
    admin.get("/api/v1/organizations").expect(200);
    agent.get("/api/v1/me").expect(200);
    for (Map<String, ?> wrong :
        List.of(
            Map.of("role", "AGENT"),
            Map.of("role", "SUPERVISOR"),
            Map.of("role", "SUPERVISOR", "callCenter", "Elsewhere"),
            Map.of("role", "ADMIN", "callCenter", "PatchcordDemo"))) {
      assertThat(
              patch("/api/v1/agents/alice", Map.of("roles", List.of(wrong)))
                  .expect(400)
                  .text("/errors/0/field"))
          .isEqualTo("roles");
    }
  }

  private Api.Answer signInSaying(String role, String... roles) {
    Map<String, Object> claims = claims();
    claims.put("roles", List.of(roles));
    return signIn(org.sign(claims), "role", role);
  }

  @Test
  void anOrgSaysWhoSupervisesOnceAnAdminTrustsItWithThat() {
    assertThat(admin().get(ORG).json().path("rolesFromToken").asBoolean(true)).isFalse();
    assertThat(signInSaying("SUPERVISOR", "AGENT", "SUPERVISOR").expect(403).text("/code"))
        .isEqualTo("sign-in-not-allowed");
    patch(ORG, Map.of("rolesFromToken", true)).expect(200);
    Api.Answer opened = signInSaying("SUPERVISOR", "AGENT", "SUPERVISOR", "ADMIN").expect(201);
    assertThat(opened.json().path("callCenters").toString()).isEqualTo("[\"PatchcordDemo\"]");
    Api supervisor = gateway().api(opened.text("/token"));
    supervisor.get("/api/v1/queues").expect(200);
    supervisor.get("/api/v1/organizations").expect(403);
    // An org's admin makes nobody an admin of Patchcord.
    signInSaying("ADMIN", "AGENT", "SUPERVISOR", "ADMIN").expect(403);
    assertThat(signInSaying("SUPERVISOR", "AGENT").expect(403).text("/detail"))
        .contains("'roles' have no SUPERVISOR");
    // Whatever roles an admin gives or takes: this one is the org's.
    editAlice(Map.of("roles", List.of(Map.of("role", "ADMIN"))));
    supervisor.get("/api/v1/queues").expect(200);
    Api agent = session();
    try (EventStream events = supervisor.events()) {
      events.awaitSnapshot();
      patch(ORG, Map.of("rolesFromToken", false)).expect(200);
      awaitSignedOut(events, "SIGNED_OUT");
    }
    assertOver(supervisor);
    agent.get("/api/v1/me").expect(200);
    assertThat(admin().get("/api/v1/audit?limit=20").expect(200).body())
        .contains("organization.change", "\"rolesFromToken\":\"true\"", opened.text("/id"));
  }

  @Test
  void anAdminEndsASessionAndATwentyFirstEndsTheOldest() {
    List<Api> sessions = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      sessions.add(session());
    }
    try (EventStream events = sessions.get(0).events()) {
      events.awaitSnapshot();
      sessions.add(session());
      awaitSignedOut(events, "SIGNED_OUT");
    }
    assertOver(sessions.get(0));
    sessions.get(1).get("/api/v1/me").expect(200);
    JsonNode listed = admin().get(SESSIONS + "?limit=200").expect(200).json().path("items");
    assertThat(listed).hasSize(20);
    String id = String.valueOf(sessions.get(1).key()).substring(0, 12);
    assertThat(listed.findValuesAsText("id")).contains(id);
    assertThat(listed.toString()).doesNotContain("\"token\"");
    delete(SESSIONS + "/" + id).expect(204);
    delete(SESSIONS + "/" + id).expect(204);
    assertOver(sessions.get(1));
    sessions.get(2).get("/api/v1/me").expect(200);
  }

  @Test
  void aLeaversSessionsAreDeadAndThoseOfAnOrgThatIsTrustedNoMore() {
    admin()
        .post(
            "/api/v1/agents", "{\"username\": \"lena\", \"salesforceUserId\": \"0055g00000LENAA\"}")
        .expect(201);
    Map<String, Object> claims = claims();
    claims.put("sub", "0055g00000LENAA");
    Api lena = gateway().api(signIn(org.sign(claims)).expect(201).text("/token"));
    Api alice = session();
    try (EventStream events = lena.events()) {
      events.awaitSnapshot();
      delete("/api/v1/agents/lena").expect(204);
      awaitSignedOut(events, "AGENT_LEFT");
    }
    assertOver(lena);
    claims.put("jti", "another");
    assertThat(signIn(org.sign(claims)).expect(403).text("/code")).isEqualTo("sign-in-not-allowed");
    alice.get("/api/v1/me").expect(200);
    delete(ORG).expect(204);
    assertOver(alice);
    signIn(org.sign(claims())).expect(401);
  }

  @Test
  void organizationsAreEditedAsEverythingElse() {
    assertThat(
            admin()
                .post("/api/v1/organizations", organization("00D5g000008abcD", org.pem()))
                .expect(409)
                .text("/code"))
        .isEqualTo("already-exists");
    Api.Answer one = admin().get("/api/v1/organizations/00D5g000008abcD").expect(200);
    assertThat(one.text("/salesforceOrgId")).isEqualTo(SalesforceOrg.ID);
    assertThat(one.text("/certificates/0/subject")).isEqualTo("CN=Patchcord,O=Example");
    assertThat(one.text("/certificates/0/pem")).isEqualTo(org.pem());
    assertThat(
            patch(ORG, Map.of("allowedOrigins", List.of("https://example.com/path")))
                .expect(400)
                .text("/errors/0/field"))
        .isEqualTo("allowedOrigins");
    HttpRequest.Builder stale =
        admin()
            .request(ORG)
            .header("If-Match", "\"77\"")
            .header("Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofString("{\"displayName\": \"B\"}"));
    assertThat(admin().send(stale).expect(412).text("/code")).isEqualTo("record-changed");
    assertThat(admin().get("/api/v1/organizations/nonsense").expect(404).text("/code"))
        .isEqualTo("organization-not-found");
    assertThat(alice().get(ORG).expect(403).text("/code")).isEqualTo("forbidden");
    assertThat(admin().get("/api/v1/organizations").expect(200).json().path("items")).hasSize(1);
  }

  private Api.Answer from(String origin, HttpRequest.Builder request) {
    return alice().send(request.header("Origin", origin));
  }

  private HttpRequest.Builder preflight() {
    return HttpRequest.newBuilder(URI.create(gateway().baseUrl() + "/api/v1/calls"))
        .header("Access-Control-Request-Method", "POST")
        .header("Access-Control-Request-Headers", "authorization,content-type")
        .method("OPTIONS", Api.noBody());
  }

  @Test
  void onlyPagesOfRegisteredOriginsMayCall() {
    Api.Answer asked = from(PAGE, preflight()).expect(204);
    assertThat(asked.header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
    assertThat(asked.header("Access-Control-Allow-Methods")).contains("POST", "PATCH");
    assertThat(asked.header("Access-Control-Allow-Headers")).contains("Authorization", "If-Match");
    Api.Answer answered = from(PAGE, alice().request("/api/v1/me").GET()).expect(200);
    assertThat(answered.header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
    assertThat(answered.header("Vary")).isEqualTo("Origin");
    Api.Answer problem = from(PAGE, alice().request("/api/v1/calls/none").GET()).expect(404);
    assertThat(problem.header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
    for (String stranger : List.of("https://evil.example.com", "null", PAGE + ".evil.com")) {
      assertThat(from(stranger, preflight()).header("Access-Control-Allow-Origin")).isEmpty();
      assertThat(
              from(stranger, alice().request("/api/v1/me").GET())
                  .header("Access-Control-Allow-Origin"))
          .isEmpty();
    }
    patch(ORG, Map.of("allowedOrigins", List.of())).expect(200);
    assertThat(from(PAGE, preflight()).header("Access-Control-Allow-Origin")).isEmpty();
  }
}
