package io.patchcord.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on PostgreSQL. */
class PostgresDatabaseIT extends DatabaseContract {
  private static EmbeddedPostgres server;
  private static int databases;

  @BeforeAll
  static void startServer(@TempDir Path directory) throws IOException, SQLException {
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
    administer("create role patchcord login password 'secret'");
  }

  @AfterAll
  static void stopServer() throws IOException {
    server.close();
  }

  @Override
  DatabaseSettings emptyDatabase() throws SQLException {
    String name = "patchcord" + ++databases;
    administer("create database " + name + " owner patchcord");
    return settings(server.getPort(), name);
  }

  @Test
  void aServerThatIsNotThereIsSaid() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertThatExceptionOfType(DatabaseException.class)
        .isThrownBy(() -> Database.open(settings(port, "patchcord")).close())
        .withMessage(
            "The database jdbc:postgresql://localhost:%d/patchcord cannot be reached:"
                + " start it, or correct the JDBC URL.",
            port);
  }

  @Test
  void aServerThatGoesAwayIsSaid() throws IOException {
    EmbeddedPostgres other = EmbeddedPostgres.builder().start();
    DatabaseSettings settings =
        new DatabaseSettings(
            other.getJdbcUrl("postgres", "postgres").split("\\?", 2)[0],
            "postgres",
            null,
            2,
            Duration.ofSeconds(1));
    try (Database database = Database.open(settings)) {
      database.check();
      other.close();
      assertThatExceptionOfType(DatabaseException.class).isThrownBy(database::check);
      assertThatExceptionOfType(DatabaseException.class)
          .isThrownBy(() -> database.read(repositories -> repositories.lines().all("", 1)))
          .withMessageContaining("cannot be reached");
    } finally {
      other.close();
    }
  }

  /** As an administrator ends them before a restart, in the midst of work. */
  @Test
  void aConnectionThatTheServerEndsIsSaid() throws SQLException {
    DatabaseSettings settings = emptyDatabase();
    String name = settings.jdbcUrl().substring(settings.jdbcUrl().lastIndexOf('/') + 1);
    try (Database database = Database.open(settings)) {
      assertThatExceptionOfType(DatabaseException.class)
          .isThrownBy(
              () ->
                  database.read(
                      db -> {
                        db.lines().all("", 1);
                        endConnections(name);
                        return db.lines().all("", 1);
                      }))
          .withMessageContaining("cannot be reached");
      assertThat(database.<Integer>read(db -> db.lines().all("", 1).size())).isZero();
    }
  }

  private static void endConnections(String name) {
    try {
      administer(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
    } catch (SQLException e) {
      throw new AssertionError("the server refuses", e);
    }
  }

  @Test
  void aDatabaseThatDoesNotExistIsSaid() {
    assertThatExceptionOfType(DatabaseException.class)
        .isThrownBy(() -> Database.open(settings(server.getPort(), "nowhere")).close())
        .withMessageEndingWith("/nowhere does not exist: create it, or correct the JDBC URL.");
  }

  @Test
  void everythingMovesFromAFileToTheServerAndNothingDiffers(@TempDir Path directory)
      throws SQLException {
    DatabaseSettings file =
        new DatabaseSettings(
            "jdbc:h2:file:" + directory.resolve("old"),
            "patchcord",
            new DatabasePassword("secret"),
            2,
            Duration.ofSeconds(5));
    try (Database old = Database.open(file)) {
      fill(old);
    }
    DatabaseSettings target = emptyDatabase();
    DatabaseMove move = new DatabaseMove(file, target);
    assertThat(move.run())
        .containsEntry("agent", 700L)
        .containsEntry("call_record", 20L)
        .containsEntry("api_key", 6L)
        .containsEntry("assignment_import", 1L)
        .containsEntry("presence_change", 0L);
    try (Database moved = Database.open(target)) {
      assertThat(moved.<Agent>read(db -> db.agents().find("agent699").orElseThrow()).displayName())
          .isEqualTo("Zoë 😀 \\ 699");
      // And it goes on: with ids from a sequence, and with ids of the table's own.
      moved.write(
          db -> {
            db.agents().insert(new Agent("new", "New"));
            db.apiKeys().insert(ApiKey.forAdmin("z" + KEY, "new", NOW));
            return null;
          });
    }
    assertThatExceptionOfType(DatabaseException.class)
        .isThrownBy(move::run)
        .withMessageContaining("is not empty");
  }

  private void fill(Database old) {
    old.write(
        db -> {
          db.callCenters().insert(new CallCenter("Support", "Support", "DE"));
          AssignmentImport made =
              new AssignmentImport(NOW, "somebody", new AssignmentImport.Rows(1, 0, 0, 0, 0));
          db.assignmentImports().insert(made);
          db.agents().insert(new Agent("ada", "Ada"));
          db.agents()
              .insertAll(
                  java.util.stream.IntStream.range(1, 700)
                      .mapToObj(i -> new Agent("agent" + i, "Zoë 😀 \\ " + i, made))
                      .toList());
          insertKeys(db);
          return null;
        });
    for (int i = 0; i < 20; i++) {
      old.write(
          db -> {
            db.callRecords().insert(over(UUID.randomUUID(), "ada", "+4930123", NOW));
            return null;
          });
    }
  }

  private static void administer(String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static DatabaseSettings settings(int port, String name) {
    return new DatabaseSettings(
        "jdbc:postgresql://localhost:" + port + "/" + name,
        "patchcord",
        new DatabasePassword("secret"),
        4,
        Duration.ofSeconds(5));
  }
}
