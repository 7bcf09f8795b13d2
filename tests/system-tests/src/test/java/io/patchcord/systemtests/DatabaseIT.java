package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The gateway on PostgreSQL. */
@ExtendWith(FailureLogs.class)
class DatabaseIT {
  private static final String SWITCH_PASSWORD = "a-secret-of-the-switch";

  /** Has what would break a URL. */
  private static final String DATABASE_PASSWORD = "s3cret/of the+database&=%?";

  private static EmbeddedPostgres server;
  private static SimulatorProcess simulator;
  private static Path passwordFile;

  @BeforeAll
  static void start(@TempDir Path directory) throws IOException, SQLException {
    passwordFile = Files.writeString(directory.resolve("switch-password"), SWITCH_PASSWORD);
    // As the library starts it, the server asks nobody for a password.
    Path rules =
        Files.writeString(
            directory.resolve("pg_hba.conf"),
            """
            host all patchcord all scram-sha-256
            host all all all trust
            """);
    // It runs as another user when the tests run as root.
    assertThat(directory.toFile().setExecutable(true, false)).isTrue();
    assertThat(rules.toFile().setReadable(true, false)).isTrue();
    server = EmbeddedPostgres.builder().setServerConfig("hba_file", rules.toString()).start();
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create role patchcord login password '" + DATABASE_PASSWORD + "'");
      statement.execute("create database patchcord owner patchcord");
    }
    simulator = SimulatorProcess.start(0, passwordFile, SWITCH_PASSWORD);
  }

  @AfterAll
  static void stop() throws IOException {
    try {
      if (simulator != null) {
        simulator.close();
      }
    } finally {
      if (server != null) {
        server.close();
      }
    }
  }

  @Test
  void theGatewayRunsOnPostgresFindsItsKeysAgainAndOutlivesIt(@TempDir Path data)
      throws IOException {
    String key;
    try (GatewayProcess gateway = startGateway(data)) {
      key = String.valueOf(gateway.agent("alice").key());
      Api alice = gateway.agent("alice");
      String id = alice.dial("+14155551212");
      awaitState(alice, id, "ACTIVE");
      alice.hangUp(id).expect(202);
      awaitState(alice, id, "ENDED");
      assertThat(data.resolve("patchcord.mv.db")).doesNotExist();
      assertHidden(gateway);
    }
    try (GatewayProcess gateway = startGateway(data)) {
      assertThat(gateway.agent("alice").key()).isEqualTo(key);
      gateway.api(key).get("/api/v1/me").expect(200);
      assertHidden(gateway);
      takeTheDatabaseAway();
      assertThatCallsGoOnWithoutTheDatabase(gateway, gateway.api(key));
      giveTheDatabaseBack();
    }
  }

  @Test
  void recordsWaitForTheDatabaseAlsoWhenTheGatewayDiesMeanwhile(@TempDir Path data)
      throws IOException {
    String before;
    String after;
    try (GatewayProcess gateway = startGateway(data)) {
      Api alice = gateway.agent("alice");
      before = alice.dial("+14155551212");
      awaitState(alice, before, "ACTIVE");
      takeTheDatabaseAway();
      note(alice, before, "said without a database");
      alice.hangUp(before).expect(202);
      awaitState(alice, before, "ENDED");
      note(alice, before, "said after it");
      Eventually.holds(
          "the history says that it is away", () -> alice.get("/api/v1/history").status() == 503);
      after = alice.dial("+14155551212");
      awaitState(alice, after, "ACTIVE");
      note(alice, after, "the gateway dies now");
      gateway.process().kill();
    }
    giveTheDatabaseBack();
    try (GatewayProcess gateway = startGateway(data)) {
      Api alice = gateway.agent("alice");
      awaitState(alice, after, "ACTIVE");
      assertThat(awaitRecord(alice, before).text("/notes")).isEqualTo("said after it");
      alice.hangUp(after).expect(202);
      assertThat(awaitRecord(alice, after).text("/notes")).isEqualTo("the gateway dies now");
      // And once it is back under a gateway that lives, what waited comes by itself.
      takeTheDatabaseAway();
      String waiting = alice.dial("+14155551212");
      awaitState(alice, waiting, "ACTIVE");
      alice.hangUp(waiting).expect(202);
      awaitState(alice, waiting, "ENDED");
      giveTheDatabaseBack();
      Eventually.get(
          "the record is in the list",
          Duration.ofSeconds(60),
          () ->
              Optional.of(alice.get("/api/v1/history"))
                  .filter(page -> page.status() == 200 && page.body().contains(waiting)),
          gateway::output);
    }
  }

  @Test
  void aCallWithAKeyIsPlacedOnceWithoutTheDatabaseWhichLearnsOfItLater(@TempDir Path data)
      throws IOException {
    Api.Answer first;
    try (GatewayProcess gateway = startGateway(data)) {
      Api alice = gateway.agent("alice");
      takeTheDatabaseAway();
      Instant before = Instant.now();
      first = dialWithAKey(alice).expect(202);
      assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
      Api.Answer again = dialWithAKey(alice).expect(202);
      assertThat(again.body()).isEqualTo(first.body());
      assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
      assertThat(alice.calls()).hasSize(1);
      giveTheDatabaseBack();
      Eventually.get(
          "the database has the answer",
          Duration.ofSeconds(60),
          () ->
              Optional.of(gateway.anybody().get("/metrics").body())
                  .filter(
                      metrics -> metrics.contains("patchcord_idempotency_unprotected_total 1.0"))
                  .filter(metrics -> metrics.contains("patchcord_idempotency_waiting 0.0")),
          gateway::output);
      gateway.process().kill();
    }
    try (GatewayProcess gateway = startGateway(data)) {
      Api alice = gateway.agent("alice");
      String id = first.text("/id");
      awaitState(alice, id, "ACTIVE");
      assertThat(dialWithAKey(alice).expect(202).body()).isEqualTo(first.body());
      assertThat(alice.calls()).hasSize(1);
      alice.hangUp(id).expect(202);
      awaitState(alice, id, "ENDED");
    }
  }

  @Test
  void whoWaitsForTheDatabaseLongerThanAnAnswerMayTakeIsToldSo(@TempDir Path data)
      throws SQLException {
    try (GatewayProcess gateway = startGateway(data, Map.of("PATCHCORD_HTTP_ANSWER_TIME", "2s"));
        Connection other = server.getDatabase("postgres", "patchcord").getConnection();
        Statement statement = other.createStatement()) {
      Api admin = gateway.admin();
      other.setAutoCommit(false);
      statement.execute("lock table audit_entry in access exclusive mode");
      Api.Answer late = admin.get("/api/v1/audit").expect(503);
      assertThat(late.text("/code")).isEqualTo("answer-late");
      assertThat(late.header("Retry-After")).isNotEmpty();
      assertThat(late.text("/requestId")).isEqualTo(late.header("X-Request-Id"));
      assertThat(gateway.anybody().get("/metrics").body())
          .contains("patchcord_http_limits_reached_total{limit=\"request-time\"} 1.0");
      other.rollback();
      admin.get("/api/v1/audit").expect(200);
    }
  }

  private static Api.Answer dialWithAKey(Api agent) {
    return agent.send(
        agent
            .request("/api/v1/calls")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "one-call")
            .POST(BodyPublishers.ofString("{\"to\": \"+14155551212\"}")));
  }

  private static void note(Api agent, String id, String notes) {
    agent
        .send(
            "PATCH",
            "/api/v1/calls/" + id,
            "application/json",
            BodyPublishers.ofString("{\"notes\": \"" + notes + "\"}"))
        .expect(200);
  }

  private static Api.Answer awaitRecord(Api agent, String id) {
    return Eventually.get(
        "the record is there",
        () ->
            Optional.of(agent.get("/api/v1/history/" + id))
                .filter(answer -> answer.status() == 200),
        () -> agent.get("/api/v1/history/" + id).body());
  }

  /** Nobody is let in, and who is in is put out: to a client, as if the server were not there. */
  private static void takeTheDatabaseAway() {
    administer("alter database patchcord with allow_connections false");
    administer(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'patchcord'");
  }

  private static void giveTheDatabaseBack() {
    administer("alter database patchcord with allow_connections true");
  }

  private static void administer(String sql) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError("the database refuses " + sql, e);
    }
  }

  private static void assertThatCallsGoOnWithoutTheDatabase(GatewayProcess gateway, Api alice) {
    Eventually.get(
        "the gateway says that the database is away",
        Duration.ofSeconds(60),
        () ->
            Optional.of(gateway.anybody().get("/health/ready"))
                .filter(ready -> ready.status() == 503 && ready.body().contains("database")),
        gateway::output);
    String id = alice.dial("+14155551212");
    awaitState(alice, id, "ACTIVE");
    alice.hangUp(id).expect(202);
    awaitState(alice, id, "ENDED");
  }

  private static GatewayProcess startGateway(Path data) {
    return startGateway(data, Map.of());
  }

  private static GatewayProcess startGateway(Path data, Map<String, String> settings) {
    return GatewayProcess.start(
        data,
        passwordFile,
        simulator.port(),
        settings,
        "--database-url",
        "jdbc:postgresql://localhost:%d/patchcord?user=patchcord&password=%s"
            .formatted(
                server.getPort(), URLEncoder.encode(DATABASE_PASSWORD, StandardCharsets.UTF_8)));
  }

  private static void awaitState(Api api, String id, String state) {
    Eventually.get(
        "the call is " + state,
        () -> Optional.of(api.call(id)).filter(call -> call.path("state").asText().equals(state)),
        () -> api.call(id).toString());
  }

  private static void assertHidden(GatewayProcess gateway) {
    assertThat(gateway.output())
        .contains("jdbc:postgresql://localhost:" + server.getPort() + "/patchcord")
        .doesNotContain(DATABASE_PASSWORD)
        .doesNotContain(URLEncoder.encode(DATABASE_PASSWORD, StandardCharsets.UTF_8))
        .doesNotContain("s3cret")
        .doesNotContain(SWITCH_PASSWORD);
  }
}
