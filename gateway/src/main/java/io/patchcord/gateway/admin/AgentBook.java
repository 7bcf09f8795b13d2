package io.patchcord.gateway.admin;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.patchcord.gateway.admin.AdminException.Reason;
import io.patchcord.gateway.audit.AuditActor;
import io.patchcord.gateway.audit.AuditRecord;
import io.patchcord.persistence.Agent;
import io.patchcord.persistence.AgentSession;
import io.patchcord.persistence.ApiKey;
import io.patchcord.persistence.Assignment;
import io.patchcord.persistence.Repositories;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The agents, as admins edit them. All methods block, and throw {@link AdminException}. */
public final class AgentBook {
  private final AdminStore store;

  public AgentBook(AdminStore store) {
    this.store = store;
  }

  /**
   * A page of the agents, by username.
   *
   * @param words what the username, the name or the address has in it; {@code null} for all
   * @param ended whether to list those who have left, and no others
   * @param after {@code next} of the page before; {@code null} for the beginning
   */
  public Page<AgentEntry> list(
      @Nullable String words, boolean ended, @Nullable String after, int limit) {
    return store.read(
        db -> {
          Page<Agent> page =
              Page.of(
                  db.adminSearch().agents(words, ended, after == null ? "" : after, limit + 1),
                  limit,
                  Agent::username);
          List<String> names = page.items().stream().map(Agent::username).toList();
          Map<String, List<Assignment>> live =
              names.isEmpty()
                  ? Map.of()
                  : db.assignments().liveOfAll(names).stream()
                      .collect(groupingBy(assignment -> assignment.agent().username()));
          Map<String, List<RoleGrant>> roles = RoleRows.of(db, names);
          return page.map(
              agent ->
                  AgentEntry.of(
                      agent,
                      roles.getOrDefault(agent.username(), List.of()),
                      live.getOrDefault(agent.username(), List.of())));
        });
  }

  /** One of them, also one who has left. */
  public AgentEntry find(String username) {
    return store.read(db -> entry(db, require(db, username)));
  }

  /** Adds one; one who has left comes back, with what is said now. */
  public AgentEntry add(AuditActor actor, String username, AgentChange fields) {
    return store.write(
        actor,
        change -> {
          Repositories db = change.db();
          Optional<Agent> known = byName(db, username);
          if (known.isPresent() && known.get().endedAt() == null) {
            throw AdminException.of(
                Reason.EXISTS,
                "username",
                "There is an agent " + known.get().username() + " already.");
          }
          Agent agent = known.orElseGet(() -> made(username));
          agent.comeBack();
          apply(db, agent, fields);
          if (known.isPresent()) {
            db.agents().update(agent);
          } else {
            db.agents().insert(agent);
          }
          // One who comes back has no more than is said now.
          RoleRows.replace(
              db, agent, fields.roles() == null ? List.of() : fields.roles(), change.at());
          change.audit(
              known.isPresent() ? "agent.return" : "agent.add",
              target(agent),
              Map.of(),
              state(db, agent));
          return entry(db, require(db, agent.username()));
        });
  }

  /**
   * Changes one.
   *
   * @param expected which versions the admin has seen
   */
  public AgentEntry change(
      AuditActor actor, String username, IntPredicate expected, AgentChange fields) {
    return store.write(
        actor,
        change -> {
          Repositories db = change.db();
          Agent agent = current(db, username, expected);
          Map<String, String> before = new TreeMap<>(state(db, agent));
          apply(db, agent, fields);
          List<String> ended =
              fields.roles() == null
                  ? List.of()
                  : RoleRows.replace(db, agent, fields.roles(), change.at());
          Map<String, String> after = state(db, agent);
          if (!before.equals(after)) {
            db.agents().update(agent);
            if (!ended.isEmpty()) {
              before.put("sessions", String.join(" ", ended));
            }
            change.audit("agent.change", target(agent), before, after);
          }
          return entry(db, require(db, username));
        });
  }

  /**
   * Ends one, with all assignments, keys and sessions; calls that are live go on. The history
   * stays.
   */
  public void end(AuditActor actor, String username, IntPredicate expected) {
    store.write(
        actor,
        change -> {
          Repositories db = change.db();
          Agent agent = current(db, username, expected);
          List<Assignment> live = db.assignments().liveOf(agent.username());
          for (Assignment assignment : live) {
            assignment.end(change.at());
            db.assignments().update(assignment);
          }
          List<ApiKey> keys = db.apiKeys().standingOf(agent.username());
          for (ApiKey key : keys) {
            key.revoke(change.at());
            db.apiKeys().update(key);
          }
          List<AgentSession> sessions = db.agentSessions().activeOf(agent.username(), change.at());
          for (AgentSession session : sessions) {
            session.end(change.at());
            db.agentSessions().update(session);
          }
          Map<String, String> before = new TreeMap<>(state(db, agent));
          agent.end(change.at());
          db.agents().update(agent);
          before.put(
              "lines",
              live.stream().map(held -> held.line().number()).limit(100).collect(joining(" ")));
          before.put("keys", keys.stream().map(ApiKey::prefix).limit(100).collect(joining(" ")));
          before.put(
              "sessions",
              sessions.stream().map(AgentSession::prefix).limit(100).collect(joining(" ")));
          change.audit("agent.end", target(agent), before, Map.of());
          return true;
        });
  }

  private static void apply(Repositories db, Agent agent, AgentChange fields) {
    String name = fields.displayName();
    if (name != null) {
      Entered.into("displayName", name, () -> agent.changeDisplayName(name));
    }
    if (fields.email() != null) {
      String email = fields.email().value();
      Entered.into("email", email, () -> agent.changeEmail(Entered.email(email)));
    }
    if (fields.salesforceUserId() != null) {
      String userId = fields.salesforceUserId().value();
      Entered.into("salesforceUserId", userId, () -> agent.changeSalesforceUserId(userId));
      if (userId != null) {
        db.agents()
            .findBySalesforceUserId(userId)
            .filter(other -> !other.equals(agent))
            .ifPresent(
                other -> {
                  throw AdminException.of(
                      Reason.EXISTS,
                      "salesforceUserId",
                      "This Salesforce user is agent " + other.username() + ".");
                });
      }
    }
  }

  private static Agent made(String username) {
    Agent[] made = new Agent[1];
    Entered.into("username", username, () -> made[0] = new Agent(username, username));
    return made[0];
  }

  private static Agent current(Repositories db, String username, IntPredicate expected) {
    Agent agent = require(db, username);
    if (agent.endedAt() != null) {
      throw new AdminException(
          Reason.NO_SUCH_AGENT,
          "Agent " + agent.username() + " has left on " + Entered.day(agent.endedAt()) + ".");
    }
    if (!expected.test(agent.version())) {
      throw new AdminException(Reason.STALE, "Its ETag is \"" + agent.version() + "\" now.");
    }
    return agent;
  }

  static Agent require(Repositories db, String username) {
    return byName(db, username)
        .orElseThrow(
            () ->
                new AdminException(
                    Reason.NO_SUCH_AGENT, "There is no agent " + Entered.shown(username) + "."));
  }

  private static Optional<Agent> byName(Repositories db, String username) {
    try {
      return db.agents().find(username);
    } catch (IllegalArgumentException noName) {
      return Optional.empty();
    }
  }

  private static AgentEntry entry(Repositories db, Agent agent) {
    return AgentEntry.of(agent, RoleRows.of(db, agent), db.assignments().liveOf(agent.username()));
  }

  private static Map<String, String> state(Repositories db, Agent agent) {
    return AgentEntry.state(agent, RoleRows.of(db, agent));
  }

  private static AuditRecord.Target target(Agent agent) {
    return new AuditRecord.Target("agent", agent.username(), null);
  }
}
