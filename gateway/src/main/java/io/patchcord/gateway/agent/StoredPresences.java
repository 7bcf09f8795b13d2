package io.patchcord.gateway.agent;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.callcenter.AwayReason;
import io.patchcord.gateway.watch.Bound;
import io.patchcord.persistence.AgentPresence;
import io.patchcord.persistence.Database;
import io.patchcord.persistence.DatabaseException;
import io.patchcord.persistence.PresenceChange;
import io.patchcord.persistence.Repositories;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Presences in the database, written behind the agents' backs: what comes is kept in memory until
 * it is written, the latest presence of each agent and a bounded number of changes. While the
 * database is away, presence goes on without it.
 */
public final class StoredPresences implements PresenceStore {
  private static final Logger LOG = LoggerFactory.getLogger(StoredPresences.class);

  /** Of 5,000 agents, some ten minutes of a busy day; past it, the oldest are lost. */
  static final int MAX_WAITING_CHANGES = 10_000;

  private static final int PAGE = 1_000;
  private static final int AT_ONCE = 500;
  private static final long RETRY_MILLIS = 1_000;

  private record Change(
      String agent, Instant at, String state, @Nullable String reason, String by) {}

  private final Database database;
  private final ScheduledExecutorService worker;

  /** Held while writing: of two writers, one would find its rows changed under its hands. */
  private final Object writing = new Object();

  // All guarded by this.
  private final Map<String, Presence> unsaved = new LinkedHashMap<>();
  private final ArrayDeque<Change> unsavedChanges = new ArrayDeque<>();
  private boolean scheduled;
  private boolean failing;

  /**
   * @param worker may block
   */
  public StoredPresences(Database database, ScheduledExecutorService worker) {
    this.database = requireNonNull(database, "database is null");
    this.worker = requireNonNull(worker, "worker is null");
  }

  @Override
  public Map<String, Presence> load() {
    Map<String, Presence> loaded = new HashMap<>();
    String last = "";
    while (true) {
      String after = last;
      List<AgentPresence> page = database.read(db -> db.presences().all(after, PAGE));
      for (AgentPresence stored : page) {
        last = stored.agent().username();
        loaded.put(last, presence(stored));
      }
      if (page.size() < PAGE) {
        return loaded;
      }
    }
  }

  @Override
  public synchronized void save(String agent, Presence presence) {
    unsaved.put(agent, presence);
    schedule(0);
  }

  @Override
  public synchronized void changed(String agent, Presence presence, String by, Instant at) {
    if (unsavedChanges.size() >= MAX_WAITING_CHANGES) {
      unsavedChanges.removeFirst();
      Bound.PRESENCE_CHANGES.reached(MAX_WAITING_CHANGES);
    }
    AwayReason reason = presence.reason();
    unsavedChanges.add(
        new Change(agent, at, presence.state().name(), reason == null ? null : reason.code(), by));
    schedule(0);
  }

  /** How many presences and changes the database does not have yet. */
  public synchronized int waiting() {
    return unsaved.size() + unsavedChanges.size();
  }

  /** Writes all that waits. Blocks; for the worker, and for the end of the program. */
  public void flush() {
    synchronized (writing) {
      writeAll();
    }
  }

  private void writeAll() {
    Map<String, Presence> presences;
    List<Change> changes = new ArrayList<>();
    do {
      changes.clear();
      synchronized (this) {
        scheduled = false;
        presences = new LinkedHashMap<>();
        for (Map.Entry<String, Presence> entry : unsaved.entrySet()) {
          if (presences.size() < AT_ONCE) {
            presences.put(entry.getKey(), entry.getValue());
          }
        }
        unsavedChanges.stream().limit(AT_ONCE).forEach(changes::add);
      }
      if (presences.isEmpty() && changes.isEmpty()) {
        return;
      }
    } while (write(presences, changes));
  }

  private boolean write(Map<String, Presence> presences, List<Change> changes) {
    try {
      database.write(
          db -> {
            presences.forEach((agent, presence) -> store(db, agent, presence));
            changes.forEach(change -> store(db, change));
            return null;
          });
    } catch (DatabaseException e) {
      onFailure(e.getMessage());
      return false;
    } catch (RuntimeException e) {
      // Such as an agent that somebody deletes or stores at the same moment.
      onFailure(e.toString());
      return false;
    }
    synchronized (this) {
      presences.forEach(unsaved::remove); // unless a newer one has come meanwhile
      changes.forEach(unsavedChanges::remove);
      if (failing) {
        LOG.info("Presences are stored again");
      }
      failing = false;
    }
    return true;
  }

  private synchronized void onFailure(@Nullable String why) {
    if (!failing) {
      LOG.warn("Presences cannot be stored, they wait in memory: {}", why);
    }
    failing = true;
    schedule(RETRY_MILLIS);
  }

  private synchronized void schedule(long millis) {
    if (scheduled) {
      return;
    }
    try {
      worker.schedule(this::flush, failing ? RETRY_MILLIS : millis, TimeUnit.MILLISECONDS);
      scheduled = true;
    } catch (RejectedExecutionException closing) {
      LOG.debug("Closing: what waits is written by the last flush");
    }
  }

  /** An agent that is not stored any more has no presence to keep. */
  private static void store(Repositories db, String agent, Presence presence) {
    AgentPresence.Choice chosen = stored(presence.chosen());
    AgentPresence found = db.presences().find(agent).orElse(null);
    if (found == null) {
      io.patchcord.persistence.Agent person = db.agents().find(agent).orElse(null);
      if (person == null) {
        return;
      }
      found = new AgentPresence(person, chosen, presence.since());
      fill(found, chosen, presence);
      db.presences().insert(found);
      return;
    }
    fill(found, chosen, presence);
    db.presences().update(found);
  }

  private static void fill(AgentPresence row, AgentPresence.Choice chosen, Presence presence) {
    WrapUp wrapUp = presence.wrapUp();
    Choice pending = presence.pending();
    row.change(
        chosen,
        presence.since(),
        pending == null ? null : stored(pending),
        wrapUp == null
            ? null
            : new AgentPresence.WrapUp(wrapUp.call(), wrapUp.endsAt(), wrapUp.extensionsLeft()));
  }

  private static void store(Repositories db, Change change) {
    db.agents()
        .find(change.agent())
        .ifPresent(
            agent ->
                db.presences()
                    .insert(
                        new PresenceChange(
                            agent, change.at(), change.state(), change.reason(), change.by())));
  }

  private static AgentPresence.Choice stored(Choice choice) {
    AwayReason reason = choice.reason();
    return new AgentPresence.Choice(
        choice.state().name(),
        reason == null ? null : reason.code(),
        reason == null ? null : reason.label());
  }

  private static Presence presence(AgentPresence stored) {
    AgentPresence.Choice pending = stored.pending();
    AgentPresence.WrapUp wrapUp = stored.wrapUp();
    return new Presence(
        choice(stored.chosen()),
        pending == null ? null : choice(pending),
        List.of(),
        wrapUp == null ? null : new WrapUp(wrapUp.call(), wrapUp.until(), wrapUp.extensionsLeft()),
        stored.since());
  }

  private static Choice choice(AgentPresence.Choice stored) {
    String code = stored.reasonCode();
    String label = stored.reasonLabel();
    return new Choice(
        PresenceState.valueOf(stored.state()),
        code == null ? null : new AwayReason(code, label == null ? code : label));
  }
}
