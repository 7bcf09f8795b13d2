package io.patchcord.gateway.session;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import io.patchcord.gateway.audit.AuditActor;
import io.patchcord.gateway.audit.AuditLog;
import io.patchcord.gateway.audit.AuditRecord;
import io.patchcord.gateway.security.AccessEnd;
import io.patchcord.gateway.security.Credentials;
import io.patchcord.gateway.security.Principal;
import io.patchcord.gateway.security.Role;
import io.patchcord.gateway.security.SecretFormat;
import io.patchcord.gateway.session.SignInException.Reason;
import io.patchcord.persistence.Agent;
import io.patchcord.persistence.AgentSession;
import io.patchcord.persistence.ApiKey;
import io.patchcord.persistence.Database;
import io.patchcord.persistence.DatabaseException;
import io.patchcord.persistence.DuplicateException;
import io.patchcord.persistence.Organization;
import io.patchcord.persistence.Repositories;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sessions of those who have signed in from an org, a picture of them in memory: who has one
 * goes on while the database is away, and after a restart of the gateway. Safe for all threads.
 */
public final class Sessions implements Credentials {
  /** A shift; renewed in the same way as it was opened. */
  static final Duration LIFE = Duration.ofHours(8);

  /** A person has a few windows and tabs; the oldest gives way to the next. */
  static final int MAX_OF_ONE = 20;

  static final int MAX = 50_000;

  /** By then nobody asks any more why it has ended. */
  private static final Duration KEPT = Duration.ofDays(1);

  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

  private final Database database;
  private final AuditLog audit;
  private final Clock clock;
  private final AssertionReader reader;
  private final int limit;
  private final Map<String, Held> byHash = new ConcurrentHashMap<>();
  private final Map<String, String> hashes = new ConcurrentHashMap<>();

  /** Those of whom it is known that they have ended, the latest last; guarded by itself. */
  private final Set<String> past = new LinkedHashSet<>();

  /** Those who open or end one share it, so that no older picture comes over theirs. */
  private final ReadWriteLock picture = new ReentrantReadWriteLock();

  private volatile Runnable ended = () -> {};

  private record Held(Principal principal, Instant expiresAt) {}

  /**
   * @param audience the address under which orgs know this gateway: the {@code aud} of what they
   *     sign
   * @param limit how many may be open at once
   */
  public Sessions(
      Database database,
      AuditLog audit,
      TrustedOrgs orgs,
      Supplier<String> audience,
      Clock clock,
      int limit) {
    this.limit = limit;
    this.database = requireNonNull(database, "database is null");
    this.audit = requireNonNull(audit, "audit is null");
    this.clock = requireNonNull(clock, "clock is null");
    this.reader = new AssertionReader(orgs, audience, clock);
  }

  /** Names what runs after a session was ended, on the thread that ended it; one only. */
  public void onEnded(Runnable listener) {
    ended = listener;
  }

  /**
   * What an org has signed, checked. Never blocks.
   *
   * @throws SignInException if anything about it is not as it has to be
   */
  Assertion read(String token) {
    return reader.read(token);
  }

  /**
   * Opens one. Blocks.
   *
   * @param assertion what was {@linkplain #read read} of the wish
   * @throws SignInException if there is none for this one
   */
  Opened open(Assertion assertion, SignIn wish) {
    if (byHash.size() >= limit) {
      LOG.warn("There are {} sessions: nobody can sign in before some have ended", limit);
      throw new SignInException(Reason.TOO_MANY, "There are " + limit + " sessions already.");
    }
    String token = SecretFormat.newToken();
    picture.readLock().lock();
    try {
      AuditRecord[] entry = new AuditRecord[1];
      AgentSession stored =
          database.write(
              db -> {
                AgentSession made = make(db, assertion, token, wish);
                entry[0] = opened(made, wish);
                audit.add(db, entry[0]);
                return made;
              });
      // Or a token that has opened one would open another after a crash.
      database.sync();
      audit.done(entry[0]);
      hold(stored);
      return new Opened(token, principal(stored), stored.agent().username(), stored.expiresAt());
    } catch (DuplicateException again) {
      throw new SignInException(
          Reason.REFUSED, "The token was used before: its 'jti' counts once.");
    } catch (DatabaseException away) {
      throw new SignInException(Reason.DATABASE_AWAY, "The database does not answer.");
    } finally {
      picture.readLock().unlock();
    }
  }

  /**
   * Ends one, by its name; one that has ended, or is none, stays as it is. Blocks.
   *
   * @throws SignInException if the database is away
   */
  public void end(AuditActor actor, String name) {
    picture.readLock().lock();
    try {
      AuditRecord[] entry = new AuditRecord[1];
      database.write(
          db -> {
            db.agentSessions()
                .find(name)
                .filter(found -> found.endedAt() == null)
                .ifPresent(
                    found -> {
                      found.end(audit.now());
                      db.agentSessions().update(found);
                      entry[0] = record(actor, "session.end", found, state(found), Map.of());
                      audit.add(db, entry[0]);
                    });
            return true;
          });
      if (entry[0] != null) {
        database.sync();
        audit.done(entry[0]);
      }
      drop(name);
    } catch (DatabaseException away) {
      throw new SignInException(Reason.DATABASE_AWAY, "The database does not answer.");
    } finally {
      picture.readLock().unlock();
    }
    ended.run();
  }

  /** Takes the picture anew; when the database is away, the last one stays. Blocks. */
  public void refresh() {
    picture.writeLock().lock();
    try {
      List<AgentSession> active =
          database.read(db -> db.agentSessions().active(clock.instant(), MAX));
      Set<String> hashesNow = active.stream().map(AgentSession::hash).collect(toSet());
      byHash.keySet().stream().filter(hash -> !hashesNow.contains(hash)).forEach(this::pastNow);
      byHash.keySet().retainAll(hashesNow);
      hashes.values().retainAll(byHash.keySet());
      active.forEach(this::hold);
    } catch (DatabaseException e) {
      LOG.warn("The sessions could not be read again, the last ones stay: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("The sessions could not be read again, the last ones stay", e);
    } finally {
      picture.writeLock().unlock();
    }
  }

  /** Forgets those that expired more than a day ago. Blocks. */
  public void deleteExpired() {
    try {
      int count =
          database.write(db -> db.agentSessions().deleteExpired(clock.instant().minus(KEPT)));
      LOG.debug("{} sessions of the past were forgotten", count);
    } catch (RuntimeException e) {
      LOG.warn("Sessions of the past could not be forgotten: {}", e.getMessage());
    }
  }

  /** How many open something. */
  public int count() {
    return byHash.size();
  }

  @Override
  public Optional<Principal> find(String secret) {
    return Optional.ofNullable(byHash.get(ApiKey.hashOf(secret)))
        .filter(held -> held.expiresAt().isAfter(clock.instant()))
        .map(Held::principal);
  }

  @Override
  public boolean wasKnown(String secret) {
    String hash = ApiKey.hashOf(secret);
    synchronized (past) {
      return byHash.containsKey(hash) || past.contains(hash);
    }
  }

  @Override
  public boolean isActive(String name) {
    String hash = hashes.get(name);
    Held held = hash == null ? null : byHash.get(hash);
    return held != null && held.expiresAt().isAfter(clock.instant());
  }

  @Override
  public Optional<AccessEnd> endOf(String name) {
    try {
      return database.read(db -> db.agentSessions().find(name).flatMap(this::end));
    } catch (DatabaseException e) {
      LOG.debug("Why a session has ended is not known now: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<AccessEnd> end(AgentSession session) {
    if (session.agent().endedAt() != null) {
      return Optional.of(AccessEnd.AGENT_LEFT);
    }
    if (session.endedAt() != null) {
      return Optional.of(AccessEnd.SIGNED_OUT);
    }
    return session.isActive(clock.instant())
        ? Optional.empty()
        : Optional.of(AccessEnd.SESSION_EXPIRED);
  }

  private AgentSession make(Repositories db, Assertion assertion, String token, SignIn wish) {
    Organization org =
        db.organizations()
            .find(assertion.orgId())
            .orElseThrow(
                () ->
                    new SignInException(
                        Reason.REFUSED, "The organization was taken out just now."));
    Agent agent = agent(db, assertion.userId());
    Instant now = audit.now();
    AgentSession made =
        new AgentSession(
            new AgentSession.Proof(token, assertion.identity()),
            agent,
            org,
            io.patchcord.persistence.Role.valueOf(wish.role().name()),
            Supervised.by(db, org, agent, assertion, wish),
            now,
            now.plus(LIFE));
    List<AgentSession> others = db.agentSessions().activeOf(agent.username(), now);
    for (AgentSession oldest : others.subList(0, Math.max(0, others.size() - MAX_OF_ONE + 1))) {
      oldest.end(now);
      db.agentSessions().update(oldest);
      drop(oldest.prefix());
      // What ends it is the sign-in, by whoever signs in.
      audit.add(
          db,
          record(
              AuditActor.of(principal(made), wish.source(), wish.requestId()),
              "session.end",
              oldest,
              state(oldest),
              Map.of()));
    }
    db.agentSessions().insert(made);
    return made;
  }

  private static Agent agent(Repositories db, String userId) {
    Optional<Agent> agent;
    try {
      agent = db.agents().findBySalesforceUserId(userId);
    } catch (IllegalArgumentException noId) {
      throw new SignInException(Reason.REFUSED, "The token's 'sub' is not the id of a user.");
    }
    return agent
        .filter(known -> known.endedAt() == null)
        .orElseThrow(
            () ->
                new SignInException(
                    Reason.NOT_ALLOWED,
                    "No agent has this user's Salesforce id: an administrator has to enter it."));
  }

  private void hold(AgentSession session) {
    byHash.put(session.hash(), new Held(principal(session), session.expiresAt()));
    hashes.put(session.prefix(), session.hash());
  }

  private void drop(String name) {
    String hash = hashes.remove(name);
    if (hash != null) {
      pastNow(hash);
      byHash.remove(hash);
    }
  }

  /** Remembers that there was one: whoever shows it again does not guess. */
  private void pastNow(String hash) {
    synchronized (past) {
      past.add(hash);
      if (past.size() > MAX) {
        past.remove(past.iterator().next());
      }
    }
  }

  private static Principal principal(AgentSession session) {
    return new Principal(
        session.prefix(),
        Role.valueOf(session.role().name()),
        session.role() == io.patchcord.persistence.Role.ADMIN ? null : session.agent().username(),
        Set.copyOf(session.callCenters()));
  }

  private static AuditRecord opened(AgentSession made, SignIn wish) {
    return record(
        AuditActor.of(principal(made), wish.source(), wish.requestId()),
        "session.open",
        made,
        Map.of(),
        state(made));
  }

  private static AuditRecord record(
      AuditActor actor,
      String action,
      AgentSession session,
      Map<String, String> before,
      Map<String, String> after) {
    List<String> callCenters = session.callCenters();
    return new AuditRecord(
        session.endedAt() == null ? session.createdAt() : session.endedAt(),
        actor,
        action,
        new AuditRecord.Target(
            "session", session.prefix(), callCenters.size() == 1 ? callCenters.get(0) : null),
        before,
        after);
  }

  private static Map<String, String> state(AgentSession session) {
    Map<String, String> state = new TreeMap<>();
    state.put("agent", session.agent().username());
    state.put("role", session.role().name());
    state.put("organization", session.organization().salesforceOrgId());
    state.put("expiresAt", session.expiresAt().toString());
    if (session.role() != io.patchcord.persistence.Role.AGENT
        && session.organization().rolesFromToken()) {
      state.put("rolesFromToken", "true");
    }
    if (!session.callCenters().isEmpty()) {
      state.put("callCenters", String.join(" ", session.callCenters()));
    }
    return state;
  }
}
