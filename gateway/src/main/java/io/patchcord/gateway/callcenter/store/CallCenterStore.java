package io.patchcord.gateway.callcenter.store;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.audit.AuditLog;
import io.patchcord.gateway.audit.AuditRecord;
import io.patchcord.gateway.callcenter.CallCenterSettings;
import io.patchcord.gateway.callcenter.PlannedLine;
import io.patchcord.gateway.callcenter.definition.CallCenterDefinition;
import io.patchcord.persistence.CallCenter;
import io.patchcord.persistence.CallQueue;
import io.patchcord.persistence.Database;
import io.patchcord.persistence.DatabaseException;
import io.patchcord.persistence.DuplicateException;
import io.patchcord.persistence.Repositories;
import io.patchcord.persistence.StaleException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The call centers in the database. All of it blocks, and few may at once. Safe for use by several
 * threads.
 */
public final class CallCenterStore {
  /** The calls' own records need connections too. */
  private static final int AT_ONCE = 2;

  private static final int PATIENCE_SECONDS = 2;
  private static final int MAX_QUEUES = 1_000;

  private final Database database;
  private final AuditLog audit;
  private final Clock clock;
  private final Semaphore free = new Semaphore(AT_ONCE, true);

  public CallCenterStore(Database database, AuditLog audit, Clock clock) {
    this.database = requireNonNull(database, "database is null");
    this.audit = requireNonNull(audit, "audit is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /**
   * Returns at most so many of those whose internal name sorts after the given one, without what is
   * in their definitions.
   *
   * @throws CallCentersUnavailableException when the database is away or too busy
   */
  public List<StoredCallCenter> list(String after, int limit) {
    return ask(
        () ->
            database.read(
                db ->
                    db.callCenters().all(after, limit).stream()
                        .map(center -> stored(db, center, false))
                        .toList()));
  }

  /**
   * Finds one with its definition by its internal name.
   *
   * @throws CallCentersUnavailableException when the database is away or too busy
   */
  public Optional<StoredCallCenter> find(String internalName) {
    return ask(
        () ->
            database.read(
                db -> db.callCenters().find(internalName).map(center -> stored(db, center, true))));
  }

  /**
   * Tells what an import would do, and does nothing.
   *
   * @throws StaleDefinitionException if it may not replace what there is
   * @throws CallCentersUnavailableException when the database is away or too busy
   */
  public DefinitionImport.Outcome plan(DefinitionImport asked) {
    return ask(() -> database.read(db -> outcome(db, asked)));
  }

  /**
   * Imports a definition, with its entry in the audit: all of it, or nothing. What differs in
   * nothing changes nothing, and is audited all the same.
   *
   * @throws StaleDefinitionException if it may not replace what there is, or that has changed
   *     meanwhile
   * @throws CallCentersUnavailableException when the database is away or too busy
   */
  public DefinitionImport.Outcome apply(DefinitionImport asked) {
    return ask(
        () -> {
          try {
            Applied applied = database.write(db -> apply(db, asked));
            database.sync();
            audit.done(applied.entry());
            return applied.outcome();
          } catch (StaleException | DuplicateException meanwhile) {
            throw new StaleDefinitionException(
                database.read(
                    db ->
                        db.callCenters()
                            .find(asked.definition().internalName())
                            .map(CallCenter::definitionRevision)
                            .orElse(0)));
          }
        });
  }

  private record Applied(DefinitionImport.Outcome outcome, AuditRecord entry) {}

  private Applied apply(Repositories db, DefinitionImport asked) {
    DefinitionImport.Outcome outcome = outcome(db, asked);
    AuditRecord entry = entry(asked, outcome);
    audit.add(db, entry);
    if (!outcome.changes().isEmpty()) {
      CallCenterRows.store(
          db, asked.definition(), asked.settings(), clock.instant(), asked.actor().name());
    }
    return new Applied(outcome, entry);
  }

  private static DefinitionImport.Outcome outcome(Repositories db, DefinitionImport asked) {
    String name = asked.definition().internalName();
    Optional<CallCenter> center = db.callCenters().find(name);
    int revision = center.map(CallCenter::definitionRevision).orElse(0);
    if (!asked.replaces().test(revision)) {
      throw new StaleDefinitionException(revision);
    }
    List<DefinitionChange> changes =
        DefinitionChange.between(
            center.map(found -> CallCenterRows.definition(db, found)).orElse(null),
            asked.definition());
    return new DefinitionImport.Outcome(
        name, center.isEmpty(), changes.isEmpty() ? revision : revision + 1, changes);
  }

  private AuditRecord entry(DefinitionImport asked, DefinitionImport.Outcome outcome) {
    String name = outcome.internalName();
    ChangeSummary summary = ChangeSummary.of(outcome);
    return new AuditRecord(
        clock.instant(),
        asked.actor(),
        "call-center.import",
        new AuditRecord.Target("call-center", name, name),
        summary.before(),
        summary.after());
  }

  private static StoredCallCenter stored(Repositories db, CallCenter center, boolean whole) {
    CallCenterDefinition definition = whole ? CallCenterRows.definition(db, center) : null;
    CallCenterSettings settings = CallCenterRows.settings(db, center);
    return new StoredCallCenter(
        center.internalName(),
        center.displayName(),
        center.definitionRevision(),
        center.importedAt(),
        center.importedBy(),
        definition == null ? settings : settings.withAgentLines(agentLines(definition)),
        db.queues().all(center.internalName(), "", MAX_QUEUES).stream()
            .map(CallQueue::number)
            .collect(Collectors.toSet()),
        definition);
  }

  /** The rules may have become stricter since it was imported. */
  private static List<PlannedLine> agentLines(CallCenterDefinition definition) {
    return CallCenterSettings.from(definition, (path, sentence) -> {}).agentLines();
  }

  private <T> T ask(Supplier<T> question) {
    try {
      if (!free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new CallCentersUnavailableException("The database has too much to do.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallCentersUnavailableException("The gateway is being stopped.");
    }
    try {
      return question.get();
    } catch (DatabaseException away) {
      throw new CallCentersUnavailableException("The database is away.");
    } finally {
      free.release();
    }
  }
}
