package io.patchcord.gateway.admin;

import io.patchcord.gateway.admin.AdminException.At;
import io.patchcord.gateway.admin.AdminException.Reason;
import io.patchcord.gateway.audit.AuditActor;
import io.patchcord.gateway.audit.AuditRecord;
import io.patchcord.persistence.Assignment;
import io.patchcord.persistence.AssignmentImport;
import io.patchcord.persistence.Repositories;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Imports of assignments: looked at, done in one transaction, undone as a whole; and exports, which
 * can be imported again. All methods block, and throw {@link AdminException}.
 */
public final class ImportBook {
  private static final int MAX_PLACES = 100;

  private final AdminStore store;
  private final ImportProgress.Listener listener;

  /**
   * @param listener hears how far each import and each undoing has come
   */
  public ImportBook(AdminStore store, ImportProgress.Listener listener) {
    this.store = store;
    this.listener = listener;
  }

  /**
   * How to import.
   *
   * @param callCenter of rows that name none; {@code null} means the only one there is, and if
   *     there are several refuses them
   * @param skipRefused whether to do the other rows when some are refused; otherwise nothing is
   */
  public record Options(@Nullable String callCenter, boolean skipRefused) {}

  /** What an import would come to. Changes nothing. */
  public ImportReport preview(ImportFile file, Options options) {
    return store.read(db -> report(null, file, plan(db, file, options).steps()));
  }

  /** Imports. */
  public ImportReport run(AuditActor actor, ImportFile file, Options options) {
    UUID id = UUID.randomUUID();
    return measured(
        id,
        actor,
        ImportProgress.Phase.DONE,
        meter -> {
          meter.enter(ImportProgress.Phase.CHECKING, 0);
          return run(id, actor, file, options, meter);
        });
  }

  private ImportReport run(
      UUID id, AuditActor actor, ImportFile file, Options options, ImportMeter meter) {
    return store.write(
        actor,
        change -> {
          Repositories db = change.db();
          List<ImportStep> steps = plan(db, file, options).steps();
          // Before the work, which changes what the steps compare.
          ImportReport planned = report(null, file, steps);
          if (planned.counts().refused() > 0 && !options.skipRefused()) {
            throw refused(planned);
          }
          ImportReport.Counts counts = planned.counts();
          AssignmentImport made =
              new AssignmentImport(
                  id,
                  change.at(),
                  actor.name(),
                  new AssignmentImport.Rows(
                      counts.created(),
                      counts.changed(),
                      counts.ended(),
                      counts.unchanged(),
                      counts.refused()));
          db.assignmentImports().insert(made);
          new ImportWork(db, made, store.switchName(), change.at(), meter)
              .run(steps.stream().filter(step -> !step.isRefused()).toList());
          change.audit("assignments.import", target(made), Map.of(), state(counts));
          return new ImportReport(
              made.reference(), counts, planned.ignoredColumns(), planned.rows());
        });
  }

  /** Undoes one as a whole, or not at all. */
  public ImportReport.Done undo(AuditActor actor, UUID id) {
    return measured(id, actor, ImportProgress.Phase.UNDONE, meter -> undo(actor, id, meter));
  }

  private ImportReport.Done undo(AuditActor actor, UUID id, ImportMeter meter) {
    return store.write(
        actor,
        change -> {
          AssignmentImport made = require(change.db(), id);
          if (made.undoneAt() != null) {
            throw new AdminException(
                Reason.CHANGED_SINCE_IMPORT,
                "The import was undone on " + Entered.day(made.undoneAt()) + " already.");
          }
          new ImportUndo(change.db(), made).run(change.at(), meter);
          ImportReport.Done done = done(made);
          change.audit("assignments.undo", target(made), state(done.counts()), Map.of());
          return done;
        });
  }

  /**
   * A page of the imports, the latest first.
   *
   * @param before the position of the last one of the page before; {@code null} for the beginning
   */
  public Page<ImportReport.Done> list(@Nullable Long before, int limit) {
    return store.read(
        db ->
            Page.of(
                    db.assignmentImports().all(before == null ? Long.MAX_VALUE : before, limit + 1),
                    limit,
                    last -> Long.toString(last.id()))
                .map(ImportBook::done));
  }

  /** One of them. */
  public ImportReport.Done find(UUID id) {
    return store.read(db -> done(require(db, id)));
  }

  /** The live assignments, as an import takes them, by line. */
  public List<ImportRow> export() {
    List<Assignment> live = store.read(db -> db.assignments().live());
    return java.util.stream.IntStream.range(0, live.size())
        .mapToObj(i -> row(i + 1, live.get(i)))
        .toList();
  }

  private static ImportRow row(int number, Assignment live) {
    return new ImportRow(
        number,
        live.agent().username(),
        live.agent().displayName(),
        live.agent().email(),
        live.agent().salesforceUserId(),
        live.line().number(),
        live.callCenter().internalName());
  }

  private <T> T measured(
      UUID id, AuditActor actor, ImportProgress.Phase last, Function<ImportMeter, T> work) {
    ImportMeter meter = new ImportMeter(listener, store::now, System::nanoTime, id, actor.name());
    ImportProgress.Phase end = ImportProgress.Phase.FAILED;
    try {
      T result = work.apply(meter);
      end = last;
      return result;
    } finally {
      meter.finish(end);
    }
  }

  private static ImportPlan plan(Repositories db, ImportFile file, Options options) {
    if (options.callCenter() != null) {
      Entered.callCenter(db, options.callCenter());
    }
    return new ImportPlan(new ImportWorld(db), file.rows(), options.callCenter());
  }

  private static ImportReport report(@Nullable UUID id, ImportFile file, List<ImportStep> steps) {
    List<ImportedRow> rows = steps.stream().map(ImportStep::toRow).toList();
    return new ImportReport(id, ImportReport.Counts.of(rows), file.ignoredColumns(), rows);
  }

  private static AdminException refused(ImportReport planned) {
    int refused = planned.counts().refused();
    return new AdminException(
        Reason.ROWS_REFUSED,
        refused + " of " + planned.rows().size() + " rows were refused.",
        planned.rows().stream()
            .filter(row -> row.result() == ImportedRow.Result.REFUSED)
            .limit(MAX_PLACES)
            .map(row -> new At("row " + row.number(), String.join(" ", row.details())))
            .toList());
  }

  private static AssignmentImport require(Repositories db, UUID id) {
    return db.assignmentImports()
        .find(id)
        .orElseThrow(() -> new AdminException(Reason.NO_SUCH_IMPORT, "There is no such import."));
  }

  private static ImportReport.Done done(AssignmentImport made) {
    AssignmentImport.Rows rows = made.rows();
    return new ImportReport.Done(
        made.reference(),
        made.importedAt(),
        made.importedBy(),
        new ImportReport.Counts(
            rows.created(), rows.changed(), rows.ended(), rows.unchanged(), rows.refused()),
        made.undoneAt(),
        made.id());
  }

  private static AuditRecord.Target target(AssignmentImport made) {
    return new AuditRecord.Target("import", made.reference().toString(), null);
  }

  private static Map<String, String> state(ImportReport.Counts counts) {
    return Map.of(
        "created", String.valueOf(counts.created()),
        "changed", String.valueOf(counts.changed()),
        "ended", String.valueOf(counts.ended()),
        "unchanged", String.valueOf(counts.unchanged()),
        "refused", String.valueOf(counts.refused()));
  }
}
