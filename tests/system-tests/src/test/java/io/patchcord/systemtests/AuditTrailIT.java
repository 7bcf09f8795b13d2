package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever admins and others do is in the audit, and no secret and nothing of a call is. */
class AuditTrailIT extends RunningSystem {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CUSTOMER = "+14155551212";
  private static final String NOTES = "the customer's dog is called Rex";
  private static final String USER = "0055g00000AUDIT";
  private static final String ORG = "/api/v1/organizations/" + SalesforceOrg.ID;

  @TempDir private static Path folder;
  private final List<String> secrets = new ArrayList<>(List.of(NOTES, CUSTOMER));

  private Api admin() {
    return gateway().admin();
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private Api.Answer change(String method, String path, String body) {
    return admin()
        .send(
            admin()
                .request(path)
                .header("If-Match", "*")
                .header("X-Request-Id", "audited-request")
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
  }

  private String make(String path, Object body) {
    Api.Answer answer = change("POST", path, json(body));
    assertThat(answer.status()).as(answer.body()).isIn(200, 201, 202);
    return answer.body();
  }

  private void remove(String path) {
    assertThat(change("DELETE", path, "").status()).isIn(200, 202, 204);
  }

  private static String member(String body, String name) {
    try {
      return JSON.readTree(body).path(name).asText();
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** All entries after that one, whatever was done meanwhile. */
  private List<JsonNode> entriesAfter(long id) {
    List<JsonNode> all = new ArrayList<>();
    String cursor = "";
    while (true) {
      JsonNode page = admin().get("/api/v1/audit?limit=200" + cursor).expect(200).json();
      for (JsonNode entry : page.path("items")) {
        if (entry.path("id").asLong() <= id) {
          return all;
        }
        all.add(entry);
      }
      if (!page.hasNonNull("next")) {
        return all;
      }
      cursor = "&cursor=" + page.path("next").asText();
    }
  }

  private long lastId() {
    return admin().get("/api/v1/audit?limit=1").expect(200).json().at("/items/0/id").asLong();
  }

  private void administer() {
    make("/api/v1/lines", Map.of("number", "1088"));
    make(
        "/api/v1/agents",
        Map.of("username", "audra", "displayName", "Audra", "salesforceUserId", USER));
    make(
        "/api/v1/assignments",
        Map.of("agent", "audra", "line", "1088", "callCenter", "PatchcordDemo"));
    assertThat(change("PATCH", "/api/v1/lines/1088", "{\"description\": \"desk 4\"}").status())
        .isEqualTo(200);
    assertThat(
            change("PATCH", "/api/v1/agents/audra", "{\"roles\": [{\"role\": \"ADMIN\"}]}")
                .status())
        .isEqualTo(200);
    String key =
        make(
            "/api/v1/api-keys",
            Map.of(
                "name",
                "crm",
                "role",
                "INTEGRATION",
                "callCenters",
                List.of("PatchcordDemo"),
                "scopes",
                List.of("history:read")));
    secrets.add(member(key, "key"));
    remove("/api/v1/api-keys/" + member(key, "prefix"));
  }

  private void signIn() {
    SalesforceOrg org = SalesforceOrg.create(folder);
    make(
        "/api/v1/organizations",
        Map.of(
            "salesforceOrgId",
            SalesforceOrg.ID,
            "displayName",
            "Example",
            "certificates",
            org.pem()));
    Map<String, Object> claims = SalesforceOrg.claims(USER, GatewayProcess.PUBLIC_URL);
    String assertion = org.sign(claims);
    secrets.add(assertion);
    secrets.add(assertion.substring(assertion.lastIndexOf('.') + 1));
    Api.Answer opened =
        gateway().anybody().post("/api/v1/sessions", json(Map.of("token", assertion))).expect(201);
    secrets.add(opened.text("/token"));
    gateway().anybody().post("/api/v1/sessions", json(Map.of("token", assertion))).expect(401);
    String forged = "pck_Ab3dE6gH_a-forged-key-of-many-characters";
    secrets.add("a-forged-key");
    gateway().api(forged).get("/api/v1/me").expect(401);
    Api second =
        gateway()
            .api(
                gateway()
                    .anybody()
                    .post(
                        "/api/v1/sessions",
                        json(
                            Map.of(
                                "token",
                                org.sign(SalesforceOrg.claims(USER, GatewayProcess.PUBLIC_URL)),
                                "role",
                                "ADMIN")))
                    .expect(201)
                    .text("/token"));
    secrets.add(String.valueOf(second.key()));
    remove("/api/v1/sessions/" + opened.text("/id"));
    assertThat(change("PATCH", "/api/v1/agents/audra", "{\"roles\": []}").status()).isEqualTo(200);
    second.get("/api/v1/me").expect(401);
    assertThat(change("PATCH", ORG, "{\"displayName\": \"Example Ltd\"}").status()).isEqualTo(200);
    remove(ORG);
  }

  private void telephoneAndListen() {
    String call = talk(alice(), CUSTOMER);
    alice()
        .send(
            "PATCH",
            "/api/v1/calls/" + call,
            "application/json",
            BodyPublishers.ofString(json(Map.of("notes", NOTES))))
        .expect(200);
    Api supervisor = gateway().supervisor();
    String monitoring =
        supervisor
            .post("/api/v1/calls/" + call + "/monitor", "{\"line\": \"1003\"}")
            .expect(202)
            .text("/id");
    supervisor.send(supervisor.request("/api/v1/monitorings/" + monitoring).DELETE()).expect(202);
    supervisor.put("/api/v1/agents/bob/presence", "{\"state\": \"AVAILABLE\"}").expect(200);
    alice().hangUp(call).expect(202);
    awaitRecord(alice(), call);
    secrets.add(String.valueOf(alice().key()));
    secrets.add(String.valueOf(supervisor.key()));
  }

  @Test
  void everyChangeIsAuditedAndNoSecretIs() {
    long before = lastId();
    administer();
    signIn();
    telephoneAndListen();
    secrets.add("+14155550999");
    admin()
        .post("/api/v1/erasures", json(Map.of("number", "+14155550999", "expected", 0)))
        .expect(200);
    remove("/api/v1/agents/audra");
    remove("/api/v1/lines/1088");
    Set<String> wanted =
        new HashSet<>(
            List.of(
                "line.add",
                "line.change",
                "line.end",
                "agent.add",
                "agent.change",
                "agent.end",
                "assignment.begin",
                "key.add",
                "key.revoke",
                "key.refused",
                "organization.add",
                "organization.change",
                "organization.remove",
                "session.open",
                "session.end",
                "session.refused",
                "monitor.start",
                "monitor.stop",
                "agent.presence",
                "person.erase"));
    List<JsonNode> entries =
        Eventually.get(
            "all is audited",
            () -> Optional.of(entriesAfter(before)).filter(all -> actions(all).containsAll(wanted)),
            () -> actions(entriesAfter(before)).toString());
    String text = entries.toString();
    assertThat(secrets)
        .hasSizeGreaterThan(8)
        .allSatisfy(one -> assertThat(text).doesNotContain(one));
    secrets.add(String.valueOf(admin().key()));
    assertThat(text).doesNotContain(String.valueOf(admin().key()));
    for (JsonNode entry : entries) {
      String action = entry.path("action").asText();
      boolean byItself = entry.at("/actor/kind").asText().equals("SYSTEM");
      assertThat(entry.at("/actor/address").asText())
          .as(action)
          .isEqualTo(byItself ? "null" : "127.0.0.1");
      assertThat(entry.at("/actor/requestId").asText().equals("null"))
          .as(action)
          .isEqualTo(byItself);
      assertThat(entry.at("/object/id").asText()).as(action).isNotEmpty();
    }
    JsonNode changed = one(entries, "line.change");
    assertThat(changed.path("before").has("description")).isFalse();
    assertThat(changed.at("/after/description").asText()).isEqualTo("desk 4");
    assertThat(changed.at("/actor/requestId").asText()).isEqualTo("audited-request");
    assertThat(one(entries, "key.add").at("/after/scopes").asText()).isEqualTo("history:read");
    JsonNode left = one(entries, "agent.end");
    assertThat(left.at("/before/lines").asText()).isEqualTo("1088");
  }

  private static Set<String> actions(List<JsonNode> entries) {
    Set<String> actions = new HashSet<>();
    entries.forEach(entry -> actions.add(entry.path("action").asText()));
    return actions;
  }

  private static JsonNode one(List<JsonNode> entries, String action) {
    return entries.stream()
        .filter(entry -> entry.path("action").asText().equals(action))
        .findFirst()
        .orElseThrow();
  }
}
