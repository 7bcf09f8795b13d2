package io.patchcord.systemtests;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Tests of the admin page in Chromium, on a real gateway. One browser for all classes; one window
 * for those tests of a class that need none of their own, loaded anew for each.
 */
abstract class AdminPageTests extends RunningSystem {
  static final String CENTER = "PatchcordDemo";

  private static final Map<String, String> LINES =
      Map.of("alice", "1001", "bob", "1002", "carol", "1003");

  @RegisterExtension private static final Browser BROWSER = new Browser();

  private static @Nullable AdminPage shared;

  private @Nullable AdminPage opened;

  private final Set<String> added = new TreeSet<>();

  @BeforeEach
  void take() {
    if (shared == null) {
      shared = fresh(1280, 800, "en-US");
    }
    opened = shared;
  }

  @AfterEach
  void nothingWentWrongInThePage() {
    List<String> faults = List.copyOf(admin().faults());
    if (opened == shared && faults.isEmpty()) {
      page().unrouteAll();
    } else {
      admin().close();
      shared = opened == shared ? null : shared;
    }
    assertThat(faults).isEmpty();
    putBack();
  }

  @AfterAll
  static void close() {
    if (shared != null) {
      shared.close();
      shared = null;
    }
  }

  /** Goes on in a window in which nobody was before. */
  AdminPage own(int width, int height, String locale) {
    opened = fresh(width, height, locale);
    return opened;
  }

  AdminPage own() {
    return own(1280, 800, "en-US");
  }

  private AdminPage fresh(int width, int height, String locale) {
    return new AdminPage(BROWSER.open(width, height, locale), gateway());
  }

  AdminPage admin() {
    return requireNonNull(opened, "opened is null");
  }

  Page page() {
    return admin().page();
  }

  Api api() {
    return gateway().admin();
  }

  /** Whoever was added leaves, the demo's agents have their lines, and no others are left. */
  private void putBack() {
    Set<String> right = new HashSet<>();
    for (JsonNode agent : api().get("/api/v1/agents?limit=200").expect(200).json().path("items")) {
      String username = agent.path("username").asText();
      if (!LINES.containsKey(username)) {
        endAgent(username);
      } else if (agent.at("/assignments/0/line").asText().equals(LINES.get(username))) {
        right.add(username);
      }
    }
    LINES.forEach(
        (username, line) -> {
          if (!right.contains(username)) {
            assign(username, line);
          }
        });
    added.forEach(
        line ->
            api()
                .send(api().request("/api/v1/lines/" + line).header("If-Match", "*").DELETE())
                .expect(204));
  }

  void endAgent(String username) {
    api()
        .send(api().request("/api/v1/agents/" + username).header("If-Match", "*").DELETE())
        .expect(204);
  }

  Api.Answer assign(String agent, String line) {
    api().post("/api/v1/agents", "{\"username\": \"" + agent + "\"}");
    return api()
        .post(
            "/api/v1/assignments",
            "{\"agent\": \"%s\", \"line\": \"%s\", \"callCenter\": \"%s\", \"move\": true}"
                .formatted(agent, line, CENTER));
  }

  void hire(String username, String name) {
    api()
        .post(
            "/api/v1/agents",
            "{\"username\": \"%s\", \"displayName\": \"%s\"}".formatted(username, name))
        .expect(201);
  }

  void line(String number) {
    added.add(number);
    api().post("/api/v1/lines", "{\"number\": \"" + number + "\"}");
  }

  String lineOf(String username) {
    return api().get("/api/v1/agents/" + username).expect(200).text("/assignments/0/line");
  }
}
