package io.patchcord.systemtests;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every operation that the gateway describes, asked for by everybody, does what the table in {@code
 * docs/reference/access.md} says.
 */
class AccessIT extends RunningSystem {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String KEYS = "/api/v1/api-keys";
  private static final String DEMO = "PatchcordDemo";
  private static final String NEIGHBOURS = "Neighbours";
  private static final String ON_BEHALF = "Patchcord-Agent";

  /** Of what there is in these, somebody else may have one. */
  private static final Map<String, String> OWNED =
      Map.of(
          "/api/v1/calls/{id}", "call-not-found",
          "/api/v1/transfers/{id}", "transfer-not-found",
          "/api/v1/monitorings/{id}", "monitoring-not-found",
          "/api/v1/history/{id}", "call-not-found",
          "/api/v1/agents/{username}/presence", "agent-not-found");

  private final AccessTable table = AccessTable.read();
  private final List<String> made = new ArrayList<>();
  private List<DescribedOperation> operations = List.of();

  @BeforeEach
  void readDescription() {
    operations = DescribedOperation.all(gateway().anybody());
  }

  @AfterEach
  void withdrawKeys() {
    made.forEach(prefix -> admin().send(admin().request(KEYS + "/" + prefix).DELETE()).expect(204));
  }

  private Api admin() {
    return gateway().admin();
  }

  private Api key(String role, String callCenter, @Nullable Set<String> scopes) {
    Map<String, Object> wish = new HashMap<>(Map.of("name", "walk " + role, "role", role));
    if (role.equals("AGENT")) {
      wish.put("agent", "carol");
    } else if (!role.equals("ADMIN")) {
      wish.put("callCenters", List.of(callCenter));
    }
    if (role.equals("SUPERVISOR") && callCenter.equals(DEMO)) {
      wish.put("agent", "carol"); // or there is no line to sit down at
    }
    if (scopes != null) {
      wish.put("scopes", scopes);
    }
    Api.Answer answer = admin().post(KEYS, json(wish)).expect(201);
    made.add(answer.text("/prefix"));
    return gateway().api(answer.text("/key"));
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private void addNeighbours() {
    String demo =
        admin().get("/api/v1/call-centers/" + DEMO + "/export?form=definition").expect(200).body();
    admin()
        .send(
            "POST",
            "/api/v1/call-centers/import",
            "application/xml",
            BodyPublishers.ofString(demo.replace(DEMO, NEIGHBOURS)))
        .expect(200);
  }

  @Test
  void theTableHasEveryOperationAndItsScopesAndNoOther() {
    Map<String, List<String>> described = new TreeMap<>();
    operations.forEach(operation -> described.put(operation.name(), operation.scopes()));
    Map<String, List<String>> written = new TreeMap<>();
    table
        .operations()
        .forEach(
            (name, row) ->
                written.put(name, row.scope().isEmpty() ? List.of() : List.of(row.scope())));
    assertThat(described).isEqualTo(written).hasSizeGreaterThan(60);
    for (DescribedOperation operation : operations) {
      assertThat(operation.isSecured())
          .as(operation.name())
          .isNotEqualTo(table.operation(operation.name()).anybody());
    }
  }

  @Test
  void everyOperationLetsInWhomTheTableNamesAndNobodyElse() {
    Map<String, Api> keys = new TreeMap<>();
    AccessTable.ROLES.forEach(role -> keys.put(role, key(role, DEMO, null)));
    SoftAssertions all = new SoftAssertions();
    for (DescribedOperation operation : operations) {
      AccessTable.Row row = table.operation(operation.name());
      DescribedOperation.Outcome nobodys = operation.send(gateway().anybody());
      all.assertThat(nobodys.code().equals("unauthenticated") && nobodys.status() == 401)
          .as("%s without a key: %s", operation.name(), nobodys)
          .isNotEqualTo(row.anybody());
      keys.forEach(
          (role, key) -> {
            DescribedOperation.Outcome outcome = operation.send(key);
            all.assertThat(isLetIn(outcome))
                .as("%s as %s: %s", operation.name(), role, outcome)
                .isEqualTo(row.anybody() || row.roles().contains(role));
            all.assertThat(outcome.status())
                .as("%s as %s: %s", operation.name(), role, outcome)
                .isLessThan(500);
            all.assertThat(outcome.headers().containsKey("ratelimit-remaining"))
                .as("%s as %s says how many are left", operation.name(), role)
                .isNotEqualTo(row.anybody());
          });
      // Whoever acts for an agent may do what an agent may, and nothing else.
      DescribedOperation.Outcome acting =
          operation.send(requireNonNull(keys.get("INTEGRATION")), ON_BEHALF, "carol");
      all.assertThat(isLetIn(acting))
          .as("%s for an agent: %s", operation.name(), acting)
          .isEqualTo(row.anybody() || row.roles().contains("AGENT"));
    }
    all.assertAll();
  }

  private static boolean isLetIn(DescribedOperation.Outcome outcome) {
    return outcome.status() != 401
        && !Set.of("forbidden", "scope-missing").contains(outcome.code());
  }

  @Test
  void aKeyOpensWhatItsScopesNameAndNothingElse() {
    SoftAssertions all = new SoftAssertions();
    for (String role : AccessTable.ROLES) {
      for (String scope : table.scopesOf(role)) {
        Set<String> others = new TreeSet<>(table.scopesOf(role));
        others.remove(scope);
        Api only = key(role, DEMO, Set.of(scope));
        Api without = key(role, DEMO, others);
        for (DescribedOperation operation : operations) {
          AccessTable.Row row = table.operation(operation.name());
          if (!row.roles().contains(role)) {
            continue;
          }
          boolean needsNone = row.scope().isEmpty();
          boolean needsIt = row.scope().equals(scope);
          DescribedOperation.Outcome narrow = operation.send(only);
          all.assertThat(narrow.code().equals("scope-missing"))
              .as("%s as %s with %s: %s", operation.name(), role, scope, narrow)
              .isEqualTo(!needsNone && !needsIt);
          if (needsIt) {
            DescribedOperation.Outcome refused = operation.send(without);
            all.assertThat(refused.status() + " " + refused.code())
                .as("%s as %s without %s", operation.name(), role, scope)
                .isEqualTo("403 scope-missing");
          }
        }
      }
    }
    all.assertAll();
  }

  @Test
  void whatIsNotYoursIsNotThere() {
    addNeighbours();
    String ended = talk(alice(), "+14155551212");
    alice().hangUp(ended).expect(202);
    awaitRecord(alice(), ended);
    String call = talk(alice(), "+14155551212");
    String transfer =
        alice()
            .post("/api/v1/calls/" + call + "/consultation", "{\"to\": \"1002\"}")
            .expect(202)
            .text("/id");
    String monitoring =
        gateway()
            .supervisor()
            .post("/api/v1/calls/" + call + "/monitor", "{\"line\": \"1003\"}")
            .expect(202)
            .text("/id");
    Map<String, String> real =
        Map.of(
            "/api/v1/calls/{id}", call,
            "/api/v1/transfers/{id}", transfer,
            "/api/v1/monitorings/{id}", monitoring,
            "/api/v1/history/{id}", ended,
            "/api/v1/agents/{username}/presence", "alice");
    Map<String, Api> strangers = new TreeMap<>();
    strangers.put("AGENT", gateway().agent("carol"));
    strangers.put("SUPERVISOR", key("SUPERVISOR", NEIGHBOURS, null));
    strangers.put("INTEGRATION", key("INTEGRATION", NEIGHBOURS, null));
    SoftAssertions all = new SoftAssertions();
    int walked = 0;
    for (DescribedOperation operation : operations) {
      for (Map.Entry<String, String> owned : OWNED.entrySet()) {
        if (!operation.path().startsWith(owned.getKey())) {
          continue;
        }
        for (Map.Entry<String, Api> stranger : strangers.entrySet()) {
          if (table.operation(operation.name()).roles().contains(stranger.getKey())) {
            walked++;
            String path = operation.harmlessPath();
            String prefix = owned.getKey().substring(0, owned.getKey().indexOf('{'));
            String realPath =
                prefix + real.get(owned.getKey()) + path.substring(prefix.length() + 36);
            String body = body(operation.path());
            DescribedOperation.Outcome outcome =
                operation.sendTo(stranger.getValue(), realPath, body);
            DescribedOperation.Outcome nothing = operation.sendTo(stranger.getValue(), path, body);
            all.assertThat(outcome.status() + " " + outcome.code())
                .as("%s of %s: %s", operation.name(), stranger.getKey(), outcome)
                .isEqualTo("404 " + owned.getValue());
            all.assertThat(detail(outcome))
                .as("%s does not tell whether there is one", operation.name())
                .isEqualTo(detail(nothing));
          }
        }
      }
    }
    // Also a program may act for nobody of another call center.
    Api neighbours = strangers.get("INTEGRATION");
    Api.Answer acting =
        neighbours.send(neighbours.request("/api/v1/me").header(ON_BEHALF, "alice").GET());
    assertThat(acting.expect(404).text("/code")).isEqualTo("agent-not-found");
    assertThat(neighbours.calls()).isEmpty();
    assertThat(strangers.get("SUPERVISOR").calls()).isEmpty();
    all.assertAll();
    assertThat(walked).isGreaterThan(20);
    assertThat(alice().call(call).path("state").asText()).isNotEqualTo("ENDED");
    alice().hangUp(call).expect(202);
  }

  private static String detail(DescribedOperation.Outcome outcome) {
    return outcome.text().replaceAll("\"requestId\":\"[^\"]*\"", "");
  }

  private static String body(String path) {
    if (path.endsWith("/dtmf")) {
      return "{\"digits\": \"1\"}";
    }
    if (path.endsWith("/transfer") || path.endsWith("/consultation") || path.endsWith("ipants")) {
      return "{\"to\": \"1003\"}";
    }
    if (path.endsWith("/presence")) {
      return "{\"state\": \"AVAILABLE\"}";
    }
    return path.endsWith("{id}") ? "{\"notes\": \"not mine\"}" : "{}";
  }

  @Test
  void aProgramActsForTheAgentsOfItsCallCenters() {
    Api program = key("INTEGRATION", DEMO, Set.of("calls:read", "calls:write"));
    Api.Answer placed =
        program.send(
            program
                .request("/api/v1/calls")
                .header("Content-Type", "application/json")
                .header(ON_BEHALF, "alice")
                .POST(BodyPublishers.ofString("{\"to\": \"+14155551212\"}")));
    String call = placed.expect(202).text("/id");
    awaitState(alice(), call, "ACTIVE");
    assertThat(program.call(call).path("agent").asText()).isEqualTo("alice");
    String hold = "/api/v1/calls/" + call + "/hold";
    assertThat(program.post(hold, "").expect(403).text("/code")).isEqualTo("forbidden");
    program.send(program.request(hold).header(ON_BEHALF, "alice").POST(Api.noBody())).expect(202);
    awaitState(alice(), call, "HELD");
    program.send(program.request(hold).header(ON_BEHALF, "bob").POST(Api.noBody())).expect(404);
    // What it may not do itself, it may not do for somebody.
    Api.Answer presence =
        program.send(
            program
                .request("/api/v1/me/presence")
                .header("Content-Type", "application/json")
                .header(ON_BEHALF, "alice")
                .PUT(BodyPublishers.ofString("{\"state\": \"AVAILABLE\"}")));
    assertThat(presence.expect(403).text("/code")).isEqualTo("scope-missing");
    assertThat(alice().send(alice().request("/api/v1/me").header(ON_BEHALF, "bob").GET()).status())
        .isEqualTo(403);
    alice().hangUp(call).expect(202);
  }

  @Test
  void theStreamTellsAKeyWhatItsScopesOpen() {
    Api calls = key("SUPERVISOR", DEMO, Set.of("calls:read"));
    Api agents = key("SUPERVISOR", DEMO, Set.of("agents:read"));
    try (EventStream ofCalls = calls.events();
        EventStream ofAgents = agents.events()) {
      assertThat(ofCalls.awaitSnapshot().data().path("queues")).isEmpty();
      assertThat(ofAgents.awaitSnapshot().data().path("queues")).isNotEmpty();
      String call = talk(alice(), "+14155551212");
      ofCalls.awaitCall(call, "ACTIVE");
      ofAgents.await("alice is in a call", event -> event.type().equals("presence"));
      assertThat(agents.get("/api/v1/me").expect(200).json().path("calls")).isEmpty();
      alice().hangUp(call).expect(202);
      ofCalls.awaitCall(call, "ENDED");
      ofAgents.await("alice is free", event -> event.type().equals("presence"));
      assertThat(ofCalls.events())
          .noneMatch(event -> event.type().matches("presence|queue|device"));
      assertThat(ofAgents.events()).noneMatch(event -> event.isOfCall(call));
    }
  }

  @Test
  void aKeyTellsWhatItOpensAndWhenItWasUsed() {
    Api key = key("INTEGRATION", DEMO, Set.of("history:read"));
    String path = KEYS + "/" + String.valueOf(key.key()).substring(0, 12);
    Api.Answer before = admin().get(path).expect(200);
    assertThat(before.json().path("scopes").toString()).isEqualTo("[\"history:read\"]");
    assertThat(before.json().path("callCenters").toString()).isEqualTo("[\"" + DEMO + "\"]");
    assertThat(before.json().path("lastUsedAt").isNull()).isTrue();
    assertThat(before.body()).doesNotContain(String.valueOf(key.key()));
    for (String wrong :
        List.of(
            "{\"name\": \"x\", \"role\": \"AGENT\", \"agent\": \"bob\", \"scopes\": [\"monitor\"]}",
            "{\"name\": \"x\", \"role\": \"AGENT\", \"agent\": \"bob\", \"scopes\": [\"all\"]}",
            "{\"name\": \"x\", \"role\": \"AGENT\", \"agent\": \"bob\", \"scopes\": []}")) {
      assertThat(admin().post(KEYS, wrong).expect(400).text("/errors/0/field")).isEqualTo("scopes");
    }
    assertThat(
            admin()
                .post(KEYS, "{\"name\": \"x\", \"role\": \"INTEGRATION\"}")
                .expect(400)
                .text("/errors/0/field"))
        .isEqualTo("callCenters");
  }
}
