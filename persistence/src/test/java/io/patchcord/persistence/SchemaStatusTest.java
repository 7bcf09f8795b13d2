package io.patchcord.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody learns of a database who only looks, and that looking leaves no trace. */
class SchemaStatusTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  @SuppressWarnings("NullAway.Init")
  private DatabaseSettings settings;

  @BeforeEach
  void name() {
    settings =
        new DatabaseSettings(
            "jdbc:h2:file:" + directory.resolve("looked-at"), null, null, 2, Duration.ofSeconds(1));
  }

  @Test
  void whatIsNotThereIsNotMade() {
    assertThatExceptionOfType(DatabaseException.class)
        .isThrownBy(() -> Database.look(settings))
        .withMessageContaining("does not exist yet");
    assertThatExceptionOfType(DatabaseException.class)
        .isThrownBy(() -> Database.openToRead(settings));
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aCurrentSchemaIsReadWithoutAWrite() throws Exception {
    Database.open(settings).close();
    Path file = directory.resolve("looked-at.mv.db");
    byte[] before = Files.readAllBytes(file);
    SchemaStatus status = Database.look(settings);
    assertThat(status.isCurrent()).isTrue();
    assertThat(status.version()).isEqualTo(status.known());
    try (Database database = Database.openToRead(settings)) {
      assertThat(database.<Integer>read(db -> db.lines().all("", 1).size())).isZero();
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void whatIsPendingIsSaidAndNotDone() throws Exception {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute("create schema unrelated");
    }
    SchemaStatus status = Database.look(settings);
    assertThat(status.version()).isNull();
    assertThat(status.pending()).isNotEmpty();
    assertThat(status.pending().get(0).version()).isEqualTo("1");
    assertThat(status.pending().get(0).description()).isEqualTo("call centers agents lines keys");
    assertThatExceptionOfType(DatabaseException.class)
        .isThrownBy(() -> Database.openToRead(settings))
        .withMessageContaining("it has none, this program needs " + status.known())
        .withMessageContaining("patchcord migrate");
    assertThat(Database.look(settings)).isEqualTo(status);
  }

  @Test
  void aNewerSchemaIsSaid() throws Exception {
    Database.open(settings).close();
    history(
        "insert into \"flyway_schema_history\" select max(\"installed_rank\") + 1, '9999',"
            + " 'from the future', 'SQL', 'V9999__from_the_future.sql', 1, 'x', now(), 1, true"
            + " from \"flyway_schema_history\"");
    assertThatExceptionOfType(DatabaseException.class)
        .isThrownBy(() -> Database.look(settings))
        .withMessageContaining("was made by a newer Patchcord")
        .withMessageContaining("version 9999");
  }

  @Test
  void aChangedSchemaIsSaid() throws Exception {
    Database.open(settings).close();
    history("update \"flyway_schema_history\" set \"checksum\" = 1 where \"version\" = '2'");
    assertThatExceptionOfType(DatabaseException.class)
        .isThrownBy(() -> Database.look(settings))
        .withMessageContaining("does not have the schema that Patchcord gave it");
  }

  private void history(String sql) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection connection() throws SQLException {
    return DriverManager.getConnection(settings.jdbcUrl(), settings.driverProperties());
  }
}
