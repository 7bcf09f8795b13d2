package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Backed up while it runs, restored, and moved to PostgreSQL: the keys and the map are the same.
 */
@ExtendWith(FailureLogs.class)
class BackupIT {
  private static final String SWITCH_PASSWORD = "a-secret-of-the-switch";
  private static final String EXPORT = "/api/v1/assignments/export";
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  @TempDir private Path directory;

  @Test
  void whatIsBackedUpIsRestoredAndMoved() throws IOException {
    Path password = Files.writeString(directory.resolve("switch-password"), SWITCH_PASSWORD);
    Path data = directory.resolve("data");
    Path zip = directory.resolve("backup.zip");
    Path keyFile = directory.resolve("key");
    String map;
    try (SimulatorProcess simulator = SimulatorProcess.start(0, password, SWITCH_PASSWORD)) {
      try (GatewayProcess gateway = GatewayProcess.start(data, password, simulator.port())) {
        Api admin = gateway.admin();
        map = admin.get(EXPORT).expect(200).body();
        Files.writeString(keyFile, admin.key() + "\n");
        String url = admin.baseUrl();
        backUp(0, "--to", zip, "--key-file", keyFile, "--url", url);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(zip)))
            .isEqualTo("rw-------");
        backUp(2, "--to", zip, "--key-file", keyFile, "--url", url);
        gateway.supervisor().send("POST", "/api/v1/backup", "text/plain", Api.noBody()).expect(403);
        // What comes later is not in it.
        admin
            .send(admin.request("/api/v1/agents/carol").header("If-Match", "*").DELETE())
            .expect(204);
        assertThat(admin.get("/api/v1/audit?action=database.backup").expect(200).body())
            .contains("\"action\":\"database.backup\"");
        assertThat(files(data)).noneMatch(name -> name.startsWith("backup-"));
      }
      backUp(2, "--restore", zip, "--data", data);
      Files.delete(data.resolve("patchcord.mv.db"));
      backUp(0, "--restore", zip, "--data", data);
      try (GatewayProcess gateway = GatewayProcess.start(data, password, simulator.port())) {
        assertThat(gateway.admin().get(EXPORT).expect(200).body()).isEqualTo(map);
        gateway.agent("carol").get("/api/v1/me").expect(200);
      }
      try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
        String to = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres?user=postgres";
        List<String> told = move(0, "--data", data, "--to", to);
        assertThat(told).last().asString().endsWith("nothing differs.");
        assertThat(told).contains("3 assignment");
        move(2, "--data", data, "--to", to);
        try (GatewayProcess gateway =
            GatewayProcess.start(data, password, simulator.port(), "--database-url", to)) {
          assertThat(gateway.admin().get(EXPORT).expect(200).body()).isEqualTo(map);
          assertThat(
                  gateway
                      .admin()
                      .send("POST", "/api/v1/backup", "text/plain", Api.noBody())
                      .expect(409)
                      .text("/code"))
              .isEqualTo("backup-elsewhere");
          gateway
              .admin()
              .post("/api/v1/agents", "{\"username\": \"new\", \"displayName\": \"New\"}")
              .expect(201);
        }
      }
    }
  }

  private static List<String> files(Path data) throws IOException {
    try (var files = Files.list(data)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static void backUp(int exit, Object... arguments) {
    script(exit, "scripts/backup", arguments);
  }

  private static List<String> move(int exit, Object... arguments) {
    return script(exit, "scripts/move-database", arguments);
  }

  private static List<String> script(int exit, String script, Object... arguments) {
    List<String> words = Arrays.stream(arguments).map(Object::toString).toList();
    try (ChildProcess process = ChildProcess.script(script, Map.of(), words)) {
      assertThat(process.awaitExit(DEADLINE)).as("%s", process.stderr()).isEqualTo(exit);
      // One line that says what is wrong, or none.
      assertThat(process.stderr().stream().filter(line -> line.startsWith("patchcord:")))
          .hasSize(exit == 0 ? 0 : 1);
      return process.stdout();
    }
  }
}
