package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a running gateway says at {@code /metrics}, beside the page that lists it, and the alerts
 * and the dashboard that are made of it. Needs promtool and prometheus, which {@code scripts/test}
 * fetches.
 */
class MetricsIT extends RunningSystem {
  private static final Path MONITOR = Path.of("..", "..", "docs", "how-to", "monitor");
  private static final Path PAGE = Path.of("..", "..", "docs", "reference", "metrics.md");
  private static final Pattern ROW =
      Pattern.compile("\\| `([a-z_0-9]+)` \\| (\\w+) \\| ((?:`\\w+`(?:, )?)*) ?\\| (.+) \\|");
  private static final Pattern METRIC =
      Pattern.compile("\\b(?:patchcord|jvm|process|hikaricp|logback)_[a-z_0-9]+");
  private static final int TOOL_SECONDS = 60;

  @TempDir private Path directory;

  /** A call that is talked on, held, and hung up; one that fails; and requests that are refused. */
  private String metricsAfterWork() {
    try (EventStream stream = alice().events()) {
      stream.awaitSnapshot();
      String id = talk(alice(), "4155551212");
      alice().post("/api/v1/calls/" + id + "/hold", "").expect(202);
      awaitState(alice(), id, "HELD");
      alice().hangUp(id).expect(202);
      awaitState(alice(), id, "ENDED");
      control().simulate("unregister", "1002");
      String failed = bob().dial("4155551212");
      awaitState(bob(), failed, "ENDED");
    }
    gateway().anybody().get("/api/v1/no/such/path/4155551212").expect(404);
    gateway().anybody().get("/api/v1/me").expect(401);
    return Eventually.get(
        "the hang-up is counted",
        () ->
            Optional.of(gateway().anybody().get("/metrics").expect(200).body())
                .filter(
                    text -> text.contains("patchcord_commands_seconds_count{command=\"hangup\""))
                .filter(text -> text.contains("patchcord_commands_failed_total{")),
        () -> gateway().anybody().get("/metrics").body());
  }

  @Test
  void thePageListsWhatAGatewayGives() throws IOException {
    String text = metricsAfterWork();
    MetricsText given = MetricsText.of(text);
    Map<String, String> listed = new TreeMap<>();
    Map<String, TreeSet<String>> listedLabels = new TreeMap<>();
    for (String line : Files.readAllLines(PAGE)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        listed.put(row.group(1), row.group(2));
        listedLabels.put(
            row.group(1),
            Stream.of(row.group(3).split("[`, ]+"))
                .filter(label -> !label.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new)));
      }
    }
    for (String name : given.names()) {
      assertThat(listed).as("the page lists all").containsKey(name);
      assertThat(listed.get(name)).as("type of %s", name).isEqualTo(given.type(name));
      assertThat(given.isExplained(name)).as("HELP of %s", name).isTrue();
      assertThat(listedLabels.get(name)).as("labels of %s", name).isEqualTo(given.labels(name));
    }
    assertThat(given.names())
        .as("what the page lists of the gateway's own is there")
        .containsAll(
            listed.keySet().stream()
                .filter(name -> name.startsWith("patchcord_"))
                .filter(name -> !name.startsWith("patchcord_tls_")) // there with TLS alone
                .toList());
    assertThat(text)
        .contains("patchcord_http_requests_seconds_count{method=\"GET\",operation=\"unmatched\"")
        .contains("operation=\"/api/v1/calls/{id}/{action}\"")
        .contains("patchcord_commands_seconds_count{command=\"hold\",outcome=\"confirmed\"}")
        .doesNotContain("4155551212", "alice", "bob")
        .doesNotContainPattern("\\{[^}]*1002"); // a value may well have these digits
  }

  @Test
  void promtoolFindsNothingToSay() throws IOException, InterruptedException {
    Path metrics = Files.writeString(directory.resolve("metrics"), metricsAfterWork());
    assertThat(run(MONITOR, metrics, "promtool", "check", "metrics")).isEmpty();
    run(MONITOR, null, "promtool", "check", "rules", "alerts.yml");
    run(MONITOR, null, "promtool", "check", "config", "prometheus.yml");
    run(MONITOR, null, "promtool", "test", "rules", "alerts.test.yml");
  }

  @Test
  void alertsAndDashboardAskForWhatThereIs() throws IOException {
    MetricsText given = MetricsText.of(metricsAfterWork());
    List<String> asked = new ArrayList<>(queries());
    asked.addAll(
        Files.readAllLines(MONITOR.resolve("alerts.yml")).stream()
            .filter(line -> line.contains("_"))
            .filter(line -> !line.contains("runbook:"))
            .toList());
    assertThat(asked).hasSizeGreaterThan(50);
    for (String query : asked) {
      for (String name : METRIC.matcher(query).results().map(found -> found.group()).toList()) {
        assertThat(given.family(name).or(() -> given.family(name.replaceFirst("_max$", ""))))
            .as("%s of %s", name, query)
            .isPresent();
      }
    }
  }

  @Test
  void eachAlertHasASectionThatSaysWhatToDo() throws IOException {
    List<String> sections =
        Files.readAllLines(MONITOR.resolve("README.md")).stream()
            .filter(line -> line.startsWith("### "))
            .map(line -> line.substring(4).toLowerCase(Locale.ROOT).replace(' ', '-'))
            .toList();
    String alerts = Files.readString(MONITOR.resolve("alerts.yml"));
    List<String> runbooks =
        Pattern.compile("runbook: docs/how-to/monitor/README.md#(\\S+)")
            .matcher(alerts)
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(runbooks).containsExactlyInAnyOrderElementsOf(sections);
    for (String part : List.of("- alert: ", "for: ", "severity: ", "summary: ", "description: ")) {
      assertThat(alerts.split(Pattern.quote(part), -1).length - 1)
          .as(part)
          .isEqualTo(runbooks.size());
    }
  }

  @Test
  void aPrometheusReadsItAndAnswersTheDashboard() throws IOException, InterruptedException {
    metricsAfterWork();
    String target = gateway().baseUrl().replace("http://", "");
    String configuration =
        Files.readString(MONITOR.resolve("prometheus.yml"))
            .replace("127.0.0.1:8080", target)
            .replace("15s", "1s")
            .replace(
                "alerts.yml",
                MONITOR.resolve("alerts.yml").toAbsolutePath().normalize().toString());
    Path file = Files.writeString(directory.resolve("prometheus.yml"), configuration);
    String address = "127.0.0.1:" + freePort();
    Process prometheus =
        new ProcessBuilder(
                "prometheus",
                "--config.file=" + file,
                "--storage.tsdb.path=" + directory.resolve("data"),
                "--web.listen-address=" + address,
                "--log.level=warn")
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    try {
      Eventually.holds("Prometheus reads the gateway", () -> answers(address, "up == 1"));
      Eventually.holds(
          "Prometheus knows the switch", () -> answers(address, "patchcord_switch_connected == 1"));
      assertThat(get(address, "/api/v1/rules").at("/data/groups/0/rules")).hasSize(19);
      for (String query : queries()) {
        JsonNode answer = ask(address, query);
        assertThat(answer.path("status").asText()).as(query + " " + answer).isEqualTo("success");
      }
    } finally {
      prometheus.destroy();
      prometheus.waitFor(TOOL_SECONDS, TimeUnit.SECONDS);
    }
  }

  /** Those of the dashboard, as Grafana would ask them. */
  private static List<String> queries() throws IOException {
    JsonNode dashboard = new ObjectMapper().readTree(MONITOR.resolve("dashboard.json").toFile());
    assertThat(dashboard.path("schemaVersion").isInt()).isTrue();
    assertThat(dashboard.path("uid").asText()).isEqualTo("patchcord");
    List<String> queries = new ArrayList<>();
    TreeSet<Integer> ids = new TreeSet<>();
    for (JsonNode panel : dashboard.path("panels")) {
      assertThat(ids.add(panel.path("id").asInt())).as("ids are unique: %s", panel).isTrue();
      assertThat(panel.path("title").asText()).isNotEmpty();
      JsonNode place = panel.path("gridPos");
      assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(24);
      assertThat(panel.path("type").asText()).isIn("row", "stat", "timeseries");
      for (JsonNode target : panel.path("targets")) {
        queries.add(
            target
                .path("expr")
                .asText()
                .replace("$__rate_interval", "1m")
                .replace("$instance", ".*"));
      }
    }
    assertThat(queries).hasSizeGreaterThan(30).allMatch(query -> !query.contains("$"));
    return queries;
  }

  private static boolean answers(String address, String query) {
    try {
      return !ask(address, query).at("/data/result").isEmpty();
    } catch (IOException notYet) {
      return false;
    }
  }

  private static JsonNode ask(String address, String query) throws IOException {
    return get(address, "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
  }

  private static JsonNode get(String address, String path) throws IOException {
    try {
      HttpResponse<String> answer =
          Api.CLIENT.send(
              HttpRequest.newBuilder(URI.create("http://" + address + path)).build(),
              BodyHandlers.ofString());
      return new ObjectMapper().readTree(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Runs a tool, which must be content; returns what it printed. */
  private String run(Path where, @Nullable Path input, String... command)
      throws IOException, InterruptedException {
    Path output = directory.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(where.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    if (input != null) {
      builder.redirectInput(input.toFile());
    }
    Process process = builder.start();
    assertThat(process.waitFor(TOOL_SECONDS, TimeUnit.SECONDS)).isTrue();
    String text = Files.readString(output);
    assertThat(process.exitValue()).as(text).isZero();
    return text;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
