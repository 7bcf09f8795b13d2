package io.patchcord.systemtests;

import static java.util.Objects.requireNonNull;

import io.patchcord.persistence.CallCenter;
import io.patchcord.persistence.Database;
import io.patchcord.persistence.DatabaseSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gateways in a bad way: started when they are first needed, and kept. */
final class ProblemWorlds implements AutoCloseable {
  /** Where libphonenumber keeps what it knows of the numbers of Germany. */
  private static final String NUMBERS_OF_GERMANY =
      "com/google/i18n/phonenumbers/data/PhoneNumberMetadataProto_DE";

  private static final String SESSIONS = "/api/v1/sessions";
  private static final String USER = "0055g00000ABCDEAA5";

  private @Nullable SimulatorProcess simulator;
  private @Nullable Damaged damaged;
  private @Nullable EmbeddedPostgres postgres;
  private @Nullable GatewayProcess onPostgres;
  private @Nullable SalesforceOrg org;

  /** A gateway with a damaged library, and with room for one call and one session. */
  record Damaged(GatewayProcess gateway, ProblemWorlds worlds) {
    Api admin() {
      return gateway.admin();
    }

    /** Reads a number for which the damaged file is needed. */
    Api.Answer fault(String key) {
      return ProblemsIT.keyed(
          admin(),
          "/api/v1/call-centers/PatchcordDemo/dial-test",
          key,
          "{\"number\": \"+49 30 901820\"}");
    }

    Api.Answer oneCallTooMany() {
      String id = gateway.agent("alice").dial("+14155551212");
      Api.Answer refused = gateway.agent("bob").post("/api/v1/calls", "{\"to\": \"+14155551212\"}");
      gateway.agent("alice").hangUp(id);
      return refused;
    }

    Api.Answer oneSessionTooMany(Path folder) {
      worlds.signIn(gateway, folder, USER).expect(201);
      return worlds.signIn(gateway, folder, USER);
    }

    Api.Answer withdrawTheLastKey() {
      String prefix = String.valueOf(admin().key()).substring(0, 12);
      return admin().send(admin().request("/api/v1/api-keys/" + prefix).DELETE());
    }
  }

  Damaged damaged(Path folder) {
    if (damaged == null) {
      try {
        Path data = folder.resolve("damaged");
        GatewayProcess.start(data, password(folder), simulator(folder).port()).close();
        addCallCenterWithoutDefinition(data);
        Path library = folder.resolve("library");
        Path file = library.resolve(NUMBERS_OF_GERMANY);
        Files.createDirectories(requireNonNull(file.getParent()));
        Files.writeString(file, "damaged");
        damaged =
            new Damaged(
                GatewayProcess.start(
                    List.of("-Xbootclasspath/a:" + library),
                    data,
                    password(folder),
                    simulator(folder).port(),
                    Map.of("PATCHCORD_CALL_LIMIT", "1", "PATCHCORD_SESSION_LIMIT", "1")),
                this);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return damaged;
  }

  /** As those of before the definitions were kept. */
  private static void addCallCenterWithoutDefinition(Path data) {
    DatabaseSettings settings =
        new DatabaseSettings(
            "jdbc:h2:file:" + data.toAbsolutePath().resolve("patchcord"),
            null,
            null,
            1,
            Duration.ofSeconds(5));
    try (Database database = Database.open(settings)) {
      database.write(
          db -> {
            db.callCenters().insert(new CallCenter("Undefined", "Undefined", "US"));
            return null;
          });
    }
  }

  /** Asks for a session as a user of an org that the gateway trusts. */
  Api.Answer signIn(GatewayProcess gateway, Path folder, String user) {
    if (org == null) {
      org = SalesforceOrg.create(folder);
    }
    Api admin = gateway.admin();
    if (admin.get("/api/v1/organizations/" + SalesforceOrg.ID).status() != 200) {
      admin
          .post(
              "/api/v1/organizations",
              "{\"salesforceOrgId\": \"%s\", \"displayName\": \"Example\", \"certificates\": \"%s\"}"
                  .formatted(SalesforceOrg.ID, org.pem().replace("\n", "\\n")))
          .expect(201);
      admin
          .send(
              admin
                  .request("/api/v1/agents/carol")
                  .header("If-Match", "*")
                  .header("Content-Type", "application/json")
                  .method(
                      "PATCH", BodyPublishers.ofString("{\"salesforceUserId\": \"" + USER + "\"}")))
          .expect(200);
    }
    String token = org.sign(SalesforceOrg.claims(user, GatewayProcess.PUBLIC_URL));
    return gateway.anybody().post(SESSIONS, "{\"token\": \"" + token + "\"}");
  }

  GatewayProcess onPostgres(Path folder) {
    if (onPostgres == null) {
      try {
        postgres = EmbeddedPostgres.start();
        administer("create database patchcord");
        onPostgres =
            GatewayProcess.start(
                folder.resolve("on-postgres"),
                password(folder),
                simulator(folder).port(),
                "--database-url",
                "jdbc:postgresql://localhost:%d/patchcord?user=postgres"
                    .formatted(postgres.getPort()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return onPostgres;
  }

  /** What an admin is told while the database is away. */
  Api.Answer withoutDatabase(Path folder, String path) {
    Api admin = onPostgres(folder).admin();
    administer("alter database patchcord with allow_connections false");
    administer(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'patchcord'");
    try {
      return Eventually.get(
          "it is noticed",
          () -> Optional.of(admin.get(path)).filter(answer -> answer.status() != 200),
          () -> "it is answered");
    } finally {
      administer("alter database patchcord with allow_connections true");
      Eventually.holds("it is back", () -> admin.get(path).status() == 200);
    }
  }

  private void administer(String sql) {
    try (Connection connection =
            requireNonNull(postgres, "postgres is null").getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError("the database refuses " + sql, e);
    }
  }

  private SimulatorProcess simulator(Path folder) throws IOException {
    if (simulator == null) {
      simulator = SimulatorProcess.start(0, password(folder), SharedSystem.PASSWORD);
    }
    return simulator;
  }

  private static Path password(Path folder) throws IOException {
    return Files.writeString(folder.resolve("switch-password"), SharedSystem.PASSWORD);
  }

  @Override
  public void close() {
    if (damaged != null) {
      damaged.gateway().close();
    }
    if (onPostgres != null) {
      onPostgres.close();
    }
    if (simulator != null) {
      simulator.close();
    }
    if (postgres != null) {
      try {
        postgres.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
