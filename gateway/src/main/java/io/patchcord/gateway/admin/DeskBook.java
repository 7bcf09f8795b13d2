package io.patchcord.gateway.admin;

import io.patchcord.gateway.admin.AdminException.Reason;
import io.patchcord.gateway.audit.AuditActor;
import io.patchcord.gateway.audit.AuditRecord;
import io.patchcord.persistence.AdminSearch;
import io.patchcord.persistence.Agent;
import io.patchcord.persistence.Assignment;
import io.patchcord.persistence.CallCenter;
import io.patchcord.persistence.Line;
import io.patchcord.persistence.Repositories;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hot desking: agents who work on the line of the desk that they sit at, until they sign out. A
 * change never touches a live call. All methods block, and throw {@link AdminException}.
 */
public final class DeskBook {
  private final AdminStore store;

  public DeskBook(AdminStore store) {
    this.store = store;
  }

  /**
   * Takes the line of a desk; the one that the agent had is free until the agent is back.
   *
   * @param username the agent's, as stored
   * @param callCenter the internal name; {@code null} for the one that the agent works for, or
   *     worked for last, or the only one there is
   */
  public AssignmentEntry take(
      AuditActor actor, String username, String line, @Nullable String callCenter) {
    return store.write(
        actor,
        change -> {
          Repositories db = change.db();
          Agent agent = AssignmentBook.agent(db, username);
          CallCenter center = callCenter(db, agent, callCenter);
          if (!center.softphone().hotDesking()) {
            throw new AdminException(
                Reason.NO_HOT_DESKING,
                "In " + center.internalName() + " every agent keeps the line that an admin gave.");
          }
          Line desk = AssignmentBook.line(db, line);
          Assignment had =
              db.assignments().findLive(agent.username(), center.internalName()).orElse(null);
          if (had != null && had.line().equals(desk)) {
            return AssignmentEntry.of(had);
          }
          requireFree(db, desk);
          String home = home(had);
          if (had != null) {
            had.end(change.at());
            db.assignments().update(had);
          }
          Assignment made =
              desk.number().equals(home)
                  ? comeHome(db, agent, desk, center, change)
                  : Assignment.atDesk(agent, desk, center, change.at(), home);
          db.assignments().insert(made);
          change.audit(
              made.isAtDesk() ? "desk.take" : "desk.leave",
              target(made),
              had == null ? Map.of() : AssignmentEntry.state(had),
              AssignmentEntry.state(made));
          return AssignmentEntry.of(made);
        });
  }

  /**
   * Gives back the line of the desk at which an agent sits; the agent comes back to the one before,
   * unless that is another's by now. Changes nothing for an agent who sits at none.
   *
   * @param username as stored
   */
  public void leave(AuditActor actor, String username) {
    boolean sits =
        store.read(db -> db.assignments().liveOf(username).stream().anyMatch(Assignment::isAtDesk));
    if (sits) {
      store.write(
          actor,
          change -> {
            change.db().assignments().liveOf(username).stream()
                .filter(Assignment::isAtDesk)
                .forEach(desk -> leave(change, desk));
            return true;
          });
    }
  }

  private static void leave(AdminStore.Change change, Assignment desk) {
    Repositories db = change.db();
    desk.end(change.at());
    db.assignments().update(desk);
    Map<String, String> after = Map.of();
    String home = desk.homeLine();
    Line line = home == null ? null : db.lines().find(home).orElse(null);
    if (line != null && line.endedAt() == null && isFree(db, line)) {
      Assignment back = comeHome(db, desk.agent(), line, desk.callCenter(), change);
      db.assignments().insert(back);
      after = AssignmentEntry.state(back);
    }
    change.audit("desk.leave", target(desk), AssignmentEntry.state(desk), after);
  }

  /** As the one that the agent left for a desk: begun by the same import, if it was by one. */
  private static Assignment comeHome(
      Repositories db, Agent agent, Line line, CallCenter center, AdminStore.Change change) {
    return db
        .adminSearch()
        .assignments(
            new AdminSearch.AssignmentFilter(
                agent.username(), line.number(), center.internalName(), false, null),
            null,
            1)
        .stream()
        .findFirst()
        .map(before -> before.resumed(change.at()))
        .orElseGet(() -> new Assignment(agent, line, center, change.at()));
  }

  private static @Nullable String home(@Nullable Assignment had) {
    if (had == null) {
      return null;
    }
    return had.isAtDesk() ? had.homeLine() : had.line().number();
  }

  private static void requireFree(Repositories db, Line line) {
    if (!isFree(db, line)) {
      Assignment holder = db.assignments().findLive(line.number()).orElseThrow();
      throw AdminException.of(Reason.LINE_TAKEN, "line", LineBook.belongs(holder));
    }
  }

  private static boolean isFree(Repositories db, Line line) {
    return line.isShared() || db.assignments().findLive(line.number()).isEmpty();
  }

  /** Only one that the agent has to do with: a call center is no room that anybody can enter. */
  private static CallCenter callCenter(
      Repositories db, Agent agent, @Nullable String internalName) {
    List<Assignment> live = db.assignments().liveOf(agent.username());
    if (internalName == null && live.size() > 1) {
      throw AdminException.invalid(
          "callCenter", "Say for which call center: the agent works for " + live.size() + ".");
    }
    Optional<CallCenter> known =
        db
            .adminSearch()
            .assignments(
                new AdminSearch.AssignmentFilter(
                    agent.username(), null, internalName, live.isEmpty() ? null : true, null),
                null,
                1)
            .stream()
            .map(Assignment::callCenter)
            .findFirst();
    if (known.isPresent()) {
      return known.get();
    }
    List<CallCenter> all = db.callCenters().all("", 2);
    if (all.size() == 1
        && (internalName == null || internalName.equals(all.get(0).internalName()))) {
      return all.get(0);
    }
    throw AdminException.invalid(
        "callCenter",
        internalName == null
            ? "The agent has worked for no call center yet: an admin has to give the first line."
            : "The agent has nothing to do with a call center "
                + Entered.shown(internalName)
                + ".");
  }

  private static AuditRecord.Target target(Assignment assignment) {
    return new AuditRecord.Target(
        "assignment", assignment.reference().toString(), assignment.callCenter().internalName());
  }
}
