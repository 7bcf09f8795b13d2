package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two hundred agents talk at once, each to a customer. */
class ManyCallsIT extends RunningSystem {
  private static final int AGENTS = 200;

  /** So many begin together: all at once would be a test of the machine, not of the calls. */
  private static final int STEP = 10;

  /** Four hundred legs are ended one by one. */
  private static final Duration LONG = Duration.ofMinutes(2);

  private static final String LINES = "/api/v1/lines/";

  private record Agent(String name, String line, Api api) {}

  private final List<Agent> agents = new ArrayList<>();

  private Api admin() {
    return gateway().admin();
  }

  /** Each has a line that is a phone of its own outside, so that nobody has to register. */
  @BeforeEach
  void hire() {
    StringBuilder csv = new StringBuilder("Username,Line\n");
    for (int i = 0; i < AGENTS; i++) {
      csv.append("many").append(i).append(",").append(6000 + i).append('\n');
    }
    admin()
        .send(
            "POST",
            "/api/v1/assignments/import",
            "text/csv",
            BodyPublishers.ofString(csv.toString()))
        .expect(200);
    for (int i = 0; i < AGENTS; i++) {
      String name = "many" + i;
      String line = Integer.toString(6000 + i);
      admin()
          .send(
              admin()
                  .request(LINES + line)
                  .header("If-Match", "*")
                  .header("Content-Type", "application/json")
                  .method(
                      "PATCH",
                      BodyPublishers.ofString(
                          "{\"dialString\": \"sofia/gateway/carrier/" + number(7000 + i) + "\"}")))
          .expect(200);
      String key =
          admin()
              .post(
                  "/api/v1/api-keys",
                  "{\"name\": \"many\", \"role\": \"AGENT\", \"agent\": \"" + name + "\"}")
              .expect(201)
              .text("/key");
      agents.add(new Agent(name, line, gateway().api(key)));
    }
  }

  @AfterEach
  void dismiss() {
    for (Agent agent : agents) {
      delete("/api/v1/agents/" + agent.name());
      delete(LINES + agent.line());
    }
  }

  private void delete(String path) {
    assertThat(admin().send(admin().request(path).header("If-Match", "*").DELETE()).status())
        .isIn(200, 204);
  }

  /** Nobody says a word there: {@link RealPeople#SILENT}. */
  private static String number(int last) {
    return RealPeople.SILENT + last;
  }

  @Test
  void twoHundredCallsAtOnceBeginTalkAndEnd() {
    List<String> calls = new ArrayList<>();
    for (int first = 0; first < AGENTS; first += STEP) {
      List<Agent> together = agents.subList(first, first + STEP);
      for (Agent agent : together) {
        calls.add(agent.api().dial("+" + number(8000 + calls.size())));
      }
      for (int i = 0; i < STEP; i++) {
        awaitState(together.get(i).api(), calls.get(first + i), "ACTIVE");
      }
    }
    assertThat(states()).hasSize(AGENTS).containsOnly("ACTIVE");
    assertThat(control().channels()).hasSize(2 * AGENTS);

    // One of them is held like any other.
    Api last = agents.get(AGENTS - 1).api();
    String call = calls.get(AGENTS - 1);
    last.post("/api/v1/calls/" + call + "/hold", "").expect(202);
    awaitState(last, call, "HELD");

    for (int i = 0; i < AGENTS; i++) {
      agents.get(i).api().hangUp(calls.get(i)).expect(202);
    }
    Eventually.get(
        "all are over",
        LONG,
        () -> Optional.of(states()).filter(List::isEmpty),
        () -> states().toString());
    Eventually.get(
        "nobody is left",
        LONG,
        () -> Optional.of(control().channels()).filter(List::isEmpty),
        () -> control().channels().toString());
    for (int i = 0; i < AGENTS; i++) {
      JsonNode ended = agents.get(i).api().call(calls.get(i));
      assertThat(ended.at("/cause/code").asText()).as(calls.get(i)).isEqualTo("AGENT_HUNG_UP");
    }
  }

  /** Of every live call. */
  private List<String> states() {
    JsonNode items =
        gateway().supervisor().get("/api/v1/calls?limit=200").expect(200).json().path("items");
    return StreamSupport.stream(items.spliterator(), false)
        .map(call -> call.path("state").asText())
        .toList();
  }
}
