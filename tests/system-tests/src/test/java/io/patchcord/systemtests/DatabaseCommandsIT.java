package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is done on the gateway's machine without the gateway: keys, and the schema. */
@ExtendWith(FailureLogs.class)
class DatabaseCommandsIT {
  private static final String PASSWORD = "a-secret-of-the-switch";

  @TempDir private Path directory;

  @Test
  void aFreshInstallationGetsItsFirstKeyOnTheHost() throws IOException {
    Path data = directory.resolve("data");
    assertThat(Commands.text(Commands.run(0, "migrate", "--dry-run", "--data", data)))
        .contains("A new database would be made.");
    assertThat(data).doesNotExist();
    Commands.run(0, "migrate", "--data", data);
    assertThat(Commands.text(Commands.run(0, "migrate", "--data", data))).contains("nothing to do");

    ChildProcess made = Commands.run(0, "key", "make", "--name", "first", "--data", data);
    assertThat(made.stdout()).singleElement().asString().startsWith("pck_");
    String secret = made.stdout().get(0);
    Path file = directory.resolve("second-key");
    ChildProcess second =
        Commands.run(
            0, "key", "make", "--name", "second", "--role", "admin", "--data", data, "--to", file);
    assertThat(second.stdout()).isEmpty();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file)).startsWith("pck_");
    assertThat(
            Commands.refused(
                "key", "make", "--name", "third", "--data", data, "--to", file.toString()))
        .contains("is there already");
    assertThat(Commands.refused("key", "make", "--name", "x", "--role", "agent", "--data", data))
        .contains("Say as whom the key acts");
    assertThat(Commands.refused("key", "make", "--name", "x", "--expires", "soon", "--data", data))
        .contains("--expires takes a time")
        .endsWith("see patchcord key make --help");
    assertThat(Commands.text(Commands.run(0, "key", "list", "--data", data)))
        .contains("first", "second")
        .doesNotContain(secret);

    Path password = Files.writeString(directory.resolve("password"), PASSWORD);
    try (GatewayProcess gateway = GatewayProcess.start(data, password, 1)) {
      Api first = gateway.api(secret);
      assertThat(first.get("/api/v1/api-keys").expect(200).body()).contains("\"name\":\"second\"");
      assertThat(first.get("/api/v1/audit?action=key.add").expect(200).body())
          .contains("\"kind\":\"HOST\"")
          .contains(System.getProperty("user.name"));
      assertThat(Commands.refused("key", "list", "--data", data))
          .contains("in use by another process");
      assertThat(Commands.refused("migrate", "--data", data)).contains("in use by another process");
    }
    String prefix = secret.substring(0, secret.indexOf('_', 4));
    Commands.run(0, "key", "revoke", prefix, "--data", data);
    assertThat(Commands.text(Commands.run(0, "key", "list", "--data", data)))
        .containsPattern(prefix + " +ADMIN +revoked ");
    assertThat(Commands.text(Commands.run(0, "key", "list", "--active", "--data", data)))
        .doesNotContain(prefix);
    assertThat(Commands.refused("key", "revoke", "pck_nothing", "--data", data))
        .contains("There is no key with this prefix");
  }

  @Test
  void whatIsPendingIsSaidAndANewerSchemaIsRefused() throws IOException, SQLException {
    try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
      String url = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres?user=postgres";
      String planned =
          Commands.text(Commands.run(0, "migrate", "--dry-run", "--database-url", url));
      assertThat(planned)
          .contains("1  call centers agents lines keys")
          .contains("it was a dry run");
      assertThat(Commands.text(Commands.run(0, "migrate", "--dry-run", "--database-url", url)))
          .isEqualTo(planned);
      assertThat(Commands.text(Commands.run(0, "migrate", "--database-url", url)))
          .contains("The schema is of version ");
      try (Connection connection = server.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(
            "insert into flyway_schema_history select max(installed_rank) + 1, '9999', 'future',"
                + " 'SQL', 'V9999__future.sql', 1, 'x', now(), 1, true from flyway_schema_history");
      }
      assertThat(Commands.refused("migrate", "--database-url", url))
          .contains("was made by a newer Patchcord")
          .contains("version 9999");
      assertThat(
              Commands.text(
                  Commands.run(1, "doctor", "--url", "http://127.0.0.1:1", "--database-url", url)))
          .contains("was made by a newer Patchcord")
          .contains("run the newer one");
    }
  }
}
