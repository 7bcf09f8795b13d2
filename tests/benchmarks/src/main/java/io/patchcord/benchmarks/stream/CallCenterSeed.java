package io.patchcord.benchmarks.stream;

import io.patchcord.persistence.Agent;
import io.patchcord.persistence.ApiKey;
import io.patchcord.persistence.Assignment;
import io.patchcord.persistence.CallCenter;
import io.patchcord.persistence.Database;
import io.patchcord.persistence.DatabaseSettings;
import io.patchcord.persistence.Line;
import io.patchcord.persistence.Repositories;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Agents with a line and a key each, written into the database before the gateway runs: through the
 * API it would take longer than all that is measured. The first of them are of a busy call center
 * of their own, which has supervisors.
 */
final class CallCenterSeed {
  private static final int FIRST_LINE = 200_000;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private CallCenterSeed() {}

  static String line(int agent) {
    return Integer.toString(FIRST_LINE + agent);
  }

  static String key(int agent) {
    return "pck_%08d_benchmarkkeyofanagent".formatted(agent);
  }

  static String supervisorKey(int supervisor) {
    return "pck_s%07d_benchmarkkeyofasupervisor".formatted(supervisor);
  }

  /**
   * Writes it.
   *
   * @param data the gateway's data directory
   * @param busy how many of the agents are of the busy call center
   */
  static void write(Path data, int agents, int busy, int supervisors) {
    DatabaseSettings settings =
        new DatabaseSettings(
            "jdbc:h2:file:" + data.toAbsolutePath().resolve("patchcord"), null, null, 2, TIMEOUT);
    Instant now = Instant.now();
    try (Database database = Database.open(settings)) {
      database.write(
          db -> {
            CallCenter busyCenter = center(db, "Busy");
            CallCenter center = center(db, "Usual");
            List<Agent> people = new ArrayList<>();
            List<Line> lines = new ArrayList<>();
            for (int i = 0; i < agents; i++) {
              people.add(new Agent("agent" + i, "Agent " + i));
              lines.add(new Line(line(i)));
            }
            db.agents().insertAll(people);
            db.lines().insertAll(lines);
            List<Assignment> assignments = new ArrayList<>();
            for (int i = 0; i < agents; i++) {
              assignments.add(
                  new Assignment(people.get(i), lines.get(i), i < busy ? busyCenter : center, now));
              db.apiKeys().insert(ApiKey.forAgent(key(i), "agent", people.get(i), now));
            }
            db.assignments().insertAll(assignments);
            for (int i = 0; i < supervisors; i++) {
              db.apiKeys()
                  .insert(ApiKey.forSupervisor(supervisorKey(i), "supervisor", busyCenter, now));
            }
            return true;
          });
    }
  }

  private static CallCenter center(Repositories db, String name) {
    CallCenter center = new CallCenter(name, name, "US");
    db.callCenters().insert(center);
    return center;
  }
}
