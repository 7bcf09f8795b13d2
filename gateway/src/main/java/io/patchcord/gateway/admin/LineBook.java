package io.patchcord.gateway.admin;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.patchcord.gateway.admin.AdminException.Reason;
import io.patchcord.gateway.audit.AuditActor;
import io.patchcord.gateway.audit.AuditRecord;
import io.patchcord.gateway.callcenter.LineCapability;
import io.patchcord.gateway.callcenter.RecordingPolicy;
import io.patchcord.gateway.switching.Phone;
import io.patchcord.persistence.Assignment;
import io.patchcord.persistence.Line;
import io.patchcord.persistence.Repositories;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The lines, as admins edit them. A change never touches a live call. All methods block, and throw
 * {@link AdminException}.
 */
public final class LineBook {
  private final AdminStore store;

  public LineBook(AdminStore store) {
    this.store = store;
  }

  /**
   * Which lines to list.
   *
   * @param words what the number or the description has in it; {@code null} for all
   * @param free whether to list only those on which nobody works
   * @param ended whether to list those out of use, and no others
   */
  public record Filter(@Nullable String words, boolean free, boolean ended) {}

  /**
   * A page of the lines, by number.
   *
   * @param after {@code next} of the page before; {@code null} for the beginning
   */
  public Page<LineEntry> list(Filter filter, @Nullable String after, int limit) {
    return store.read(
        db -> {
          Page<Line> page =
              Page.of(
                  db.adminSearch()
                      .lines(
                          filter.words(),
                          filter.free(),
                          filter.ended(),
                          after == null ? "" : after,
                          limit + 1),
                  limit,
                  Line::number);
          List<String> numbers = page.items().stream().map(Line::number).toList();
          Map<String, List<Assignment>> live =
              numbers.isEmpty()
                  ? Map.of()
                  : db.assignments().liveOnAll(numbers).stream()
                      .collect(groupingBy(assignment -> assignment.line().number()));
          return page.map(line -> LineEntry.of(line, live.getOrDefault(line.number(), List.of())));
        });
  }

  /** One of them, also one that is out of use. */
  public LineEntry find(String number) {
    return store.read(db -> entry(db, require(db, number)));
  }

  /** As the other, on the gateway's own switch. */
  public LineEntry add(AuditActor actor, String number, LineChange fields) {
    return add(actor, number, store.switchName(), fields);
  }

  /**
   * Adds one; one that is out of use comes back, with what is said now.
   *
   * @param switchName which switch has it
   */
  public LineEntry add(AuditActor actor, String number, String switchName, LineChange fields) {
    return store.write(
        actor,
        change -> {
          Repositories db = change.db();
          Optional<Line> known = db.lines().find(number);
          if (known.isPresent() && known.get().endedAt() == null) {
            throw AdminException.of(
                Reason.EXISTS, "number", "There is a line " + number + " already.");
          }
          Line line = known.orElseGet(() -> made(number));
          line.comeBack();
          line.changeSwitch(requireSwitch(db, switchName));
          apply(line, fields);
          if (known.isPresent()) {
            db.lines().update(line);
          } else {
            db.lines().insert(line);
          }
          change.audit(
              known.isPresent() ? "line.return" : "line.add",
              target(line),
              Map.of(),
              LineEntry.state(line));
          return entry(db, require(db, number));
        });
  }

  /**
   * Changes one.
   *
   * @param expected which versions the admin has seen
   */
  public LineEntry change(
      AuditActor actor, String number, IntPredicate expected, LineChange fields) {
    return store.write(
        actor,
        change -> {
          Repositories db = change.db();
          Line line = current(db, number, expected);
          Map<String, String> before = LineEntry.state(line);
          boolean wasShared = line.isShared();
          apply(line, fields);
          if (!before.equals(LineEntry.state(line))) {
            db.lines().update(line);
            if (wasShared != line.isShared()) {
              tellAssignments(db, line);
            }
            change.audit("line.change", target(line), before, LineEntry.state(line));
          }
          return entry(db, require(db, number));
        });
  }

  /** Takes one out of use, on which nobody works any more. */
  public void end(AuditActor actor, String number, IntPredicate expected) {
    store.write(
        actor,
        change -> {
          Repositories db = change.db();
          Line line = current(db, number, expected);
          db.assignments()
              .findLive(number)
              .ifPresent(
                  live -> {
                    throw new AdminException(
                        Reason.IN_USE, belongs(live) + " End that assignment first.");
                  });
          line.end(change.at());
          // Or whoever comes back to the line could register with it.
          db.sipPasswords().remove(number);
          db.lines().update(line);
          change.audit("line.end", target(line), LineEntry.state(line), Map.of());
          return true;
        });
  }

  /** Says whose the line is. */
  static String belongs(Assignment live) {
    return "Line %s belongs to %s (%s) in %s since %s."
        .formatted(
            live.line().number(),
            live.agent().username(),
            live.agent().displayName(),
            live.callCenter().internalName(),
            Entered.day(live.validFrom()));
  }

  private static void tellAssignments(Repositories db, Line line) {
    List<Assignment> live = db.assignments().liveOn(line.number());
    if (!line.isShared() && live.size() > 1) {
      throw AdminException.of(
          Reason.IN_USE,
          "shared",
          live.size() + " agents work on line " + line.number() + ": end all but one assignment.");
    }
    live.forEach(Assignment::followLine);
    db.assignments().updateAll(live);
  }

  private static void apply(Line line, LineChange fields) {
    if (fields.description() != null) {
      String description = fields.description().value();
      Entered.into("description", description, () -> line.changeDescription(description));
    }
    if (fields.callerIdNumber() != null) {
      String number = fields.callerIdNumber().value();
      Entered.into("callerIdNumber", number, () -> line.changeCallerIdNumber(number));
    }
    if (fields.shared() != null) {
      line.changeShared(fields.shared());
    }
    applyPhone(line, fields);
  }

  private static void applyPhone(Line line, LineChange fields) {
    if (fields.dialString() != null) {
      String dialString = fields.dialString().value();
      Entered.into(
          "dialString",
          dialString,
          () -> line.changePhone(line.phone().withDialString(dialString)));
    }
    if (fields.recording() != null) {
      RecordingPolicy policy = fields.recording().value();
      line.changePhone(line.phone().withRecordingPolicy(policy == null ? null : policy.name()));
    }
    if (fields.capabilities() != null) {
      Set<LineCapability> can = fields.capabilities().value();
      line.changePhone(
          line.phone()
              .lacking(
                  Arrays.stream(LineCapability.values())
                      .filter(capability -> can != null && !can.contains(capability))
                      .map(LineCapability::name)
                      .collect(toSet())));
    }
    if (fields.phone() != null) {
      Phone.Kind kind = fields.phone().value();
      line.changePhone(line.phone().withKind(kind == Phone.Kind.BROWSER ? kind.name() : null));
    }
  }

  private static Line made(String number) {
    Line[] made = new Line[1];
    Entered.into("number", number, () -> made[0] = new Line(number));
    return made[0];
  }

  private static Line current(Repositories db, String number, IntPredicate expected) {
    Line line = require(db, number);
    if (line.endedAt() != null) {
      throw new AdminException(
          Reason.NO_SUCH_LINE,
          "Line " + number + " is out of use since " + Entered.day(line.endedAt()) + ".");
    }
    if (!expected.test(line.version())) {
      throw new AdminException(Reason.STALE, "Its ETag is \"" + line.version() + "\" now.");
    }
    return line;
  }

  private String requireSwitch(Repositories db, String name) {
    if (!name.equals(store.switchName()) && db.switchNodes().find(name).isEmpty()) {
      throw AdminException.invalid(
          "switch", "There is no switch " + Entered.shown(name) + "; /switches lists them.");
    }
    return name;
  }

  static Line require(Repositories db, String number) {
    return db.lines()
        .find(number)
        .orElseThrow(
            () ->
                new AdminException(
                    Reason.NO_SUCH_LINE, "There is no line " + Entered.shown(number) + "."));
  }

  private static LineEntry entry(Repositories db, Line line) {
    return LineEntry.of(line, db.assignments().liveOn(line.number()));
  }

  private static AuditRecord.Target target(Line line) {
    return new AuditRecord.Target("line", line.number(), null);
  }
}
