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

  @Test
  void aDatabaseThatDoesNotExistIsSaid() {
    assertThatExceptionOfType(DatabaseException.class)
        .isThrownBy(() -> Database.open(settings(server.getPort(), "nowhere")).close())
        .withMessageEndingWith("/nowhere does not exist: create it, or correct the JDBC URL.");
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
