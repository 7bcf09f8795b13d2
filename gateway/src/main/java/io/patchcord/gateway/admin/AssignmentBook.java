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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who works on which line, as admins edit it. A change never touches a live call. All methods
 * block, and throw {@link AdminException}.
 */
public final class AssignmentBook {
  private final AdminStore store;

  public AssignmentBook(AdminStore store) {
    this.store = store;
  }

  /**
   * Which assignments to list: those that fit everything that is not {@code null}.
   *
   * @param live whether it has not ended
   * @param words what the agent's username or name, or the line's number, has in it
   */
  public record Filter(
      @Nullable String agent,
      @Nullable String line,
      @Nullable String callCenter,
      @Nullable Boolean live,
      @Nullable String words) {}

  /**
   * What somebody wants to assign.
   *
   * @param callCenter the internal name
   * @param move whether to end what the agent has in that call center; otherwise that is a refusal
   */
  public record Wish(String agent, String line, String callCenter, boolean move) {}

  /**
   * A page of them, live and ended, the latest first.
   *
   * @param before the position of the last one of the page before; {@code null} for the beginning
   */
  public Page<AssignmentEntry> list(Filter filter, @Nullable Long before, int limit) {
    AdminSearch.AssignmentFilter stored =
        new AdminSearch.AssignmentFilter(
            filter.agent() == null ? null : filter.agent().toLowerCase(Locale.ROOT),
            filter.line(),
            filter.callCenter(),
            filter.live(),
            filter.words());
    return store.read(
        db ->
            Page.of(
                    db.adminSearch().assignments(stored, before, limit + 1),
                    limit,
                    last -> Long.toString(last.position()))
                .map(AssignmentEntry::of));
  }

  /** One of them, live or ended. */
  public AssignmentEntry find(UUID id) {
    return store.read(db -> AssignmentEntry.of(require(db, id)));
  }

  /** Gives an agent a line, from now on. */
  public AssignmentEntry assign(AuditActor actor, Wish wish) {
    return store.write(
        actor,
        change -> {
          Repositories db = change.db();
          CallCenter callCenter = Entered.callCenter(db, wish.callCenter());
          Agent agent = agent(db, wish.agent());
          Line line = line(db, wish.line());
          Optional<Assignment> had =
              db.assignments().findLive(agent.username(), callCenter.internalName());
          if (had.isPresent() && had.get().line().equals(line)) {
            throw AdminException.of(
                Reason.EXISTS, "line", LineBook.belongs(had.get()) + " Nothing is to be done.");
          }
          if (had.isPresent() && !wish.move()) {
            throw AdminException.of(
                Reason.AGENT_HAS_LINE,
                "agent",
                LineBook.belongs(had.get()) + " To take that one away, send \"move\": true.");
          }
          if (!line.isShared()) {
            db.assignments()
                .findLive(line.number())
                .ifPresent(
                    other -> {
                      throw AdminException.of(Reason.LINE_TAKEN, "line", LineBook.belongs(other));
                    });
          }
          Map<String, String> before = Map.of();
          if (had.isPresent()) {
            before = AssignmentEntry.state(had.get());
            had.get().end(change.at());
            db.assignments().update(had.get());
          }
          Assignment made = new Assignment(agent, line, callCenter, change.at());
          db.assignments().insert(made);
          change.audit("assignment.begin", target(made), before, AssignmentEntry.state(made));
          return AssignmentEntry.of(made);
        });
  }

  /** Ends one. A second time changes nothing. */
  public AssignmentEntry end(AuditActor actor, UUID id) {
    return store.write(
        actor,
        change -> {
          Assignment found = require(change.db(), id);
          if (found.isLive()) {
            found.end(change.at());
            change.db().assignments().update(found);
            change.audit("assignment.end", target(found), AssignmentEntry.state(found), Map.of());
          }
          return AssignmentEntry.of(found);
        });
  }

  static Agent agent(Repositories db, String username) {
    Agent agent;
    try {
      agent = AgentBook.require(db, username);
    } catch (AdminException unknown) {
      throw AdminException.invalid("agent", unknown.getMessage());
    }
    if (agent.endedAt() != null) {
      throw AdminException.invalid(
          "agent",
          "Agent " + agent.username() + " has left on " + Entered.day(agent.endedAt()) + ".");
    }
    return agent;
  }

  static Line line(Repositories db, String number) {
    Line line;
    try {
      line = LineBook.require(db, number);
    } catch (AdminException unknown) {
      throw AdminException.invalid("line", unknown.getMessage());
    }
    if (line.endedAt() != null) {
      throw AdminException.invalid(
          "line", "Line " + number + " is out of use since " + Entered.day(line.endedAt()) + ".");
    }
    return line;
  }

  private static Assignment require(Repositories db, UUID id) {
    return db.assignments()
        .find(id)
        .orElseThrow(
            () -> new AdminException(Reason.NO_SUCH_ASSIGNMENT, "There is no such assignment."));
  }

  private static AuditRecord.Target target(Assignment assignment) {
    return new AuditRecord.Target(
        "assignment", assignment.reference().toString(), assignment.callCenter().internalName());
  }
}
