package io.patchcord.gateway.demo;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.patchcord.gateway.callcenter.CallCenterSettings;
import io.patchcord.gateway.callcenter.definition.CallCenterDefinition;
import io.patchcord.gateway.callcenter.definition.DefinitionReader;
import io.patchcord.gateway.callcenter.store.CallCenterRows;
import io.patchcord.gateway.security.SecretFormat;
import io.patchcord.persistence.Agent;
import io.patchcord.persistence.ApiKey;
import io.patchcord.persistence.Assignment;
import io.patchcord.persistence.CallCenter;
import io.patchcord.persistence.CallQueue;
import io.patchcord.persistence.Database;
import io.patchcord.persistence.Line;
import io.patchcord.persistence.Repositories;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The demo: created once, found again at the next start. The keys are in {@code demo.json},
 * readable by its owner only; where that is lost, or its keys are not the database's, it gets new
 * ones.
 */
public final class DemoCallCenter {
  private static final String CALL_CENTER = "PatchcordDemo";
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Person(String username, String displayName, String line) {}

  private static final List<Person> AGENTS =
      List.of(
          new Person("alice", "Alice Arnold", "1001"),
          new Person("bob", "Bob Brown", "1002"),
          new Person("carol", "Carol Clark", "1003"));

  /**
   * What {@code demo.json} holds.
   *
   * @param baseUrl where the API is
   */
  public record Keys(
      String baseUrl, List<AgentKey> agents, String supervisorKey, String adminKey) {}

  /** An agent of the demo, with its key. */
  public record AgentKey(String username, String line, String apiKey) {}

  private final Database database;
  private final Path file;
  private final Clock clock;

  /**
   * @param directory where {@code demo.json} is kept
   */
  public DemoCallCenter(Database database, Path directory, Clock clock) {
    this.database = database;
    this.file = directory.resolve("demo.json");
    this.clock = clock;
  }

  /** Makes sure that the demo is there, with keys that this returns. */
  public Keys prepare() {
    database.write(this::createIfMissing);
    Optional<Keys> kept = read().filter(keys -> database.read(db -> open(db, keys)));
    return kept.orElseGet(() -> database.write(this::newKeys));
  }

  /** Writes the file, once it is known where the API is. */
  public Keys write(Keys keys, String baseUrl) {
    Keys placed = new Keys(baseUrl, keys.agents(), keys.supervisorKey(), keys.adminKey());
    try {
      Path unfinished =
          Files.createTempFile(
              file.getParent(),
              "demo",
              ".json",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(
          unfinished, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(placed) + "\n");
      Files.move(
          unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      return placed;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private Void createIfMissing(Repositories db) {
    if (db.callCenters().find(CALL_CENTER).isPresent()) {
      return null;
    }
    CallCenterDefinition definition = DefinitionReader.read(definitionFile(), null);
    CallCenter callCenter =
        CallCenterRows.store(
            db, definition, CallCenterSettings.from(definition), clock.instant(), "demo");
    db.queues().insert(new CallQueue(callCenter, "18005550100", "support@default"));
    for (Person person : AGENTS) {
      Agent agent = new Agent(person.username(), person.displayName());
      Line line = new Line(person.line());
      db.agents().insert(agent);
      db.lines().insert(line);
      db.assignments().insert(new Assignment(agent, line, callCenter, clock.instant()));
    }
    return null;
  }

  private static byte[] definitionFile() {
    try (InputStream file = DemoCallCenter.class.getResourceAsStream(CALL_CENTER + ".xml")) {
      return requireNonNull(file, "file is null").readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the demo's definition cannot be read", e);
    }
  }

  private Keys newKeys(Repositories db) {
    Instant now = clock.instant();
    revokeOld(db, now);
    List<AgentKey> agents = new ArrayList<>();
    for (Person person : AGENTS) {
      String key = SecretFormat.newKey();
      Agent agent = db.agents().find(person.username()).orElseThrow();
      db.apiKeys().insert(ApiKey.forAgent(key, "demo " + person.username(), agent, now));
      agents.add(new AgentKey(person.username(), person.line(), key));
    }
    String supervisorKey = SecretFormat.newKey();
    CallCenter callCenter = db.callCenters().find(CALL_CENTER).orElseThrow();
    db.apiKeys().insert(ApiKey.forSupervisor(supervisorKey, "demo supervisor", callCenter, now));
    String adminKey = SecretFormat.newKey();
    db.apiKeys().insert(ApiKey.forAdmin(adminKey, "demo admin", now));
    return new Keys("", agents, supervisorKey, adminKey);
  }

  private static void revokeOld(Repositories db, Instant now) {
    for (ApiKey key : db.apiKeys().active(now)) {
      if (key.name().startsWith("demo ")) {
        key.revoke(now);
        db.apiKeys().update(key);
      }
    }
  }

  private boolean open(Repositories db, Keys keys) {
    List<String> all = new ArrayList<>(List.of(keys.supervisorKey(), keys.adminKey()));
    keys.agents().forEach(agent -> all.add(agent.apiKey()));
    return keys.agents().size() == AGENTS.size()
        && all.stream()
            .allMatch(
                key ->
                    db.apiKeys()
                        .findByHash(ApiKey.hashOf(key))
                        .filter(stored -> stored.isActive(clock.instant()))
                        .isPresent());
  }

  private Optional<Keys> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode kept = JSON.readTree(Files.readString(file));
      List<AgentKey> agents = new ArrayList<>();
      for (JsonNode agent : kept.path("agents")) {
        agents.add(
            new AgentKey(
                agent.path("username").asText(),
                agent.path("line").asText(),
                agent.path("apiKey").asText()));
      }
      return Optional.of(
          new Keys(
              kept.path("baseUrl").asText(),
              agents,
              kept.path("supervisorKey").asText(),
              kept.path("adminKey").asText()));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
