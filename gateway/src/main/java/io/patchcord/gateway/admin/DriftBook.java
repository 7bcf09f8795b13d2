package io.patchcord.gateway.admin;

import io.patchcord.gateway.admin.AdminException.At;
import io.patchcord.gateway.admin.AdminException.Reason;
import io.patchcord.gateway.audit.AuditActor;
import io.patchcord.gateway.audit.AuditRecord;
import io.patchcord.gateway.callcenter.PlannedLine;
import io.patchcord.persistence.CallCenter;
import io.patchcord.persistence.CallCenterSetting;
import io.patchcord.persistence.CallCenterUser;
import io.patchcord.persistence.DefinitionItem;
import io.patchcord.persistence.DriftFinding;
import io.patchcord.persistence.Repositories;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the org, the assignments and the switch differ. All methods block, and throw {@link
 * AdminException}.
 */
public final class DriftBook {
  /** As many agents as an import has rows. */
  public static final int MAX_USERS = ImportFile.MAX_ROWS;

  /** Four for each of them; what is more is found when those are mended. */
  private static final int MAX_FINDINGS = 4 * MAX_USERS;

  /** As many as a definition may have. */
  private static final int MAX_ITEMS = 20_000;

  /** Salesforce allows far less. */
  private static final int MAX_SETTINGS = 2_000;

  private static final Pattern SETTING = Pattern.compile("/[^/]+/[^/]+");
  private static final int PAGE = 1_000;
  private static final int MAX_PLACES = 100;
  private static final Duration LONGEST_WAIVER = Duration.ofDays(366);

  private final AdminStore store;

  public DriftBook(AdminStore store) {
    this.store = store;
  }

  /**
   * Takes over the users of a call center as the org has them, and the items of its definition;
   * those posted before are forgotten.
   *
   * @param settings by section and item, {@code /reqGeneralInfo/reqAdapterUrl}; {@code null} keeps
   *     those posted before
   * @return how many users there are
   */
  public int post(
      AuditActor actor,
      String callCenter,
      List<OrgUser> users,
      @Nullable Map<String, String> settings) {
    if (users.size() > MAX_USERS) {
      throw new AdminException(
          Reason.FILE_TOO_LARGE, "users: " + users.size() + " (expected: <= " + MAX_USERS + ")");
    }
    return store.write(
        actor,
        change -> {
          Repositories db = change.db();
          CallCenter center = Entered.callCenter(db, callCenter);
          List<CallCenterUser> rows = rows(center, users);
          if (settings != null) {
            List<CallCenterSetting> items = items(center, settings);
            db.drifts().deleteSettings(center);
            db.drifts().insertSettings(items);
          }
          db.drifts().deleteUsers(center);
          db.drifts().insertUsers(rows);
          center.noteUsers(change.at());
          db.callCenters().update(center);
          change.audit(
              "users.post",
              new AuditRecord.Target("call-center", callCenter, callCenter),
              Map.of(),
              settings == null
                  ? Map.of("users", String.valueOf(rows.size()))
                  : Map.of(
                      "users",
                      String.valueOf(rows.size()),
                      "settings",
                      String.valueOf(settings.size())));
          return rows.size();
        });
  }

  /** Salesforce's own map also has labels, which are of no section. */
  private static List<CallCenterSetting> items(CallCenter center, Map<String, String> settings) {
    if (settings.size() > MAX_SETTINGS) {
      throw new AdminException(
          Reason.FILE_TOO_LARGE,
          "settings: " + settings.size() + " (expected: <= " + MAX_SETTINGS + ")");
    }
    List<CallCenterSetting> items = new ArrayList<>();
    new TreeMap<>(settings)
        .forEach(
            (path, value) -> {
              if (SETTING.matcher(path).matches()) {
                Entered.into(
                    "settings" + path,
                    null,
                    () ->
                        items.add(
                            new CallCenterSetting(
                                center, path.substring(1), value == null ? "" : value)));
              }
            });
    return items;
  }

  private static Map<String, DriftSearch.Settings> settings(Repositories db) {
    Map<String, Map<String, String>> posted = new TreeMap<>();
    for (CallCenterSetting item : db.drifts().settings(MAX_FINDINGS)) {
      posted
          .computeIfAbsent(item.callCenter().internalName(), center -> new HashMap<>())
          .put(item.path(), item.value());
    }
    Map<String, DriftSearch.Settings> settings = new TreeMap<>();
    posted.forEach(
        (center, items) -> {
          Map<String, String> imported = new HashMap<>();
          for (DefinitionItem item : db.definitions().items(center, MAX_ITEMS)) {
            imported.put(item.section().name() + '/' + item.name(), item.value());
          }
          settings.put(center, new DriftSearch.Settings(items, imported));
        });
    return settings;
  }

  private static List<CallCenterUser> rows(CallCenter center, List<OrgUser> users) {
    List<CallCenterUser> rows = new ArrayList<>();
    List<At> faults = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < users.size() && faults.size() < MAX_PLACES; i++) {
      OrgUser user = users.get(i);
      try {
        CallCenterUser row =
            new CallCenterUser(
                center,
                user.username(),
                user.displayName(),
                user.salesforceUserId(),
                user.extension());
        if (names.add(row.username())) {
          rows.add(row);
        } else {
          faults.add(new At("users/" + i, "This username is there already."));
        }
      } catch (IllegalArgumentException wrong) {
        faults.add(new At("users/" + i, wrong.getMessage() + "."));
      }
    }
    if (!faults.isEmpty()) {
      throw new AdminException(Reason.INVALID, "Some users have faults.", faults);
    }
    return rows;
  }

  /**
   * Compares, and keeps what is found.
   *
   * @param planned the agents' lines of each definition, by internal name
   */
  public DriftReport check(Map<String, List<PlannedLine>> planned, SwitchLook phoneSystem) {
    return store.write(
        AuditActor.PHONE_SYSTEM,
        change -> {
          Repositories db = change.db();
          Instant now = change.at();
          List<Drift> drifts =
              new DriftSearch(
                      new ImportWorld(db),
                      store.switchName(),
                      db.drifts().users(MAX_FINDINGS),
                      planned,
                      settings(db),
                      phoneSystem,
                      now)
                  .run();
          Map<UUID, DriftFinding> known = new HashMap<>();
          all(db).forEach(finding -> known.put(finding.reference(), finding));
          return keep(db, drifts, known, phoneSystem, now);
        });
  }

  private static DriftReport keep(
      Repositories db,
      List<Drift> drifts,
      Map<UUID, DriftFinding> known,
      SwitchLook phoneSystem,
      Instant now) {
    List<DriftFinding> added = new ArrayList<>();
    List<DriftFinding> changed = new ArrayList<>();
    List<DriftFinding> gone = new ArrayList<>();
    Set<UUID> present = new HashSet<>();
    int ended = 0;
    for (Drift drift : drifts) {
      if (!present.add(drift.id()) || present.size() > MAX_FINDINGS) {
        continue;
      }
      DriftFinding finding = known.get(drift.id());
      if (finding == null) {
        finding =
            new DriftFinding(drift.id(), drift.kind().name(), drift.subject(), drift.callCenter());
        known.put(drift.id(), finding);
        added.add(finding);
        finding.see(drift.sentence(), drift.remedy(), now, now.plus(drift.kind().patience()));
      } else if (finding.see(
          drift.sentence(), drift.remedy(), now, now.plus(drift.kind().patience()))) {
        changed.add(finding);
      }
    }
    Set<DriftKind> looked = looked(phoneSystem);
    for (DriftFinding finding : List.copyOf(known.values())) {
      if (!present.contains(finding.reference())
          && looked.contains(DriftKind.valueOf(finding.kind()))) {
        ended += finding.isPresent() && !finding.dueAt().isAfter(now) ? 1 : 0;
        if (!finding.isWaivedAt(now)) {
          gone.add(finding);
          known.remove(finding.reference());
        } else if (finding.isPresent()) {
          finding.miss();
          changed.add(finding);
        }
      }
    }
    db.drifts().insertAll(added);
    db.drifts().updateAll(changed);
    db.drifts().deleteAll(gone);
    int begun = (int) added.stream().filter(finding -> !finding.dueAt().isAfter(now)).count();
    return report(known.values(), phoneSystem, now, begun, ended);
  }

  private static DriftReport report(
      Iterable<DriftFinding> findings, SwitchLook phoneSystem, Instant now, int begun, int ended) {
    return new DriftReport(
        now,
        phoneSystem.phones() != null,
        phoneSystem.queueAgents() != null,
        counts(findings, now),
        begun,
        ended);
  }

  private static Map<DriftKind, Integer> counts(Iterable<DriftFinding> findings, Instant now) {
    Map<DriftKind, Integer> counts = new EnumMap<>(DriftKind.class);
    for (DriftFinding finding : findings) {
      if (isTold(finding, now) && !finding.isWaivedAt(now)) {
        counts.merge(DriftKind.valueOf(finding.kind()), 1, Integer::sum);
      }
    }
    return counts;
  }

  /**
   * Counts what was found again, as waivers come and go; compares nothing.
   *
   * @param last what the last comparison came to
   */
  public DriftReport recount(DriftReport last) {
    Instant now = store.now();
    return new DriftReport(
        last.at(),
        last.phonesKnown(),
        last.queuesKnown(),
        store.read(db -> counts(all(db), now)),
        0,
        0);
  }

  private static Set<DriftKind> looked(SwitchLook phoneSystem) {
    Set<DriftKind> looked = EnumSet.allOf(DriftKind.class);
    looked.removeIf(
        kind ->
            (kind.view() == DriftKind.View.PHONES && phoneSystem.phones() == null)
                || (kind.view() == DriftKind.View.DIRECTORY && phoneSystem.directory() == null)
                || (kind.view() == DriftKind.View.QUEUES && phoneSystem.queueAgents() == null));
    return looked;
  }

  private static boolean isTold(DriftFinding finding, Instant now) {
    return finding.isPresent() && !finding.dueAt().isAfter(now);
  }

  /**
   * A page of what was found, the oldest first.
   *
   * @param kind only of that; {@code null} for all
   * @param waived whether to list those that are waived, and no others
   * @param after the position of the last one of the page before; {@code null} for the beginning
   */
  public Page<DriftEntry> list(
      @Nullable DriftKind kind, boolean waived, @Nullable Long after, int limit) {
    Instant now = store.now();
    return store.read(
        db ->
            Page.of(
                all(db).stream()
                    .filter(finding -> after == null || finding.position() > after)
                    .filter(finding -> kind == null || finding.kind().equals(kind.name()))
                    .filter(finding -> isTold(finding, now))
                    .filter(finding -> finding.isWaivedAt(now) == waived)
                    .limit(limit + 1L)
                    .map(finding -> DriftEntry.of(finding, now))
                    .toList(),
                limit,
                last -> Long.toString(last.position())));
  }

  /** Says that a difference is meant so, until some day. */
  public DriftEntry waive(AuditActor actor, UUID id, String reason, Instant until) {
    return store.write(
        actor,
        change -> {
          Instant now = change.at();
          if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST_WAIVER))) {
            throw AdminException.invalid(
                "until", "A waiver ends later than now, and within a year.");
          }
          DriftFinding finding = require(change.db(), id, now);
          Map<String, String> before = DriftEntry.waiverState(finding);
          Entered.into("reason", reason, () -> finding.waive(reason, actor.name(), until));
          change.db().drifts().update(finding);
          change.audit("drift.waive", target(finding), before, DriftEntry.waiverState(finding));
          return DriftEntry.of(finding, now);
        });
  }

  /** Takes a waiver back. One that is not waived stays as it is. */
  public DriftEntry unwaive(AuditActor actor, UUID id) {
    return store.write(
        actor,
        change -> {
          DriftFinding finding = require(change.db(), id, change.at());
          Map<String, String> before = DriftEntry.waiverState(finding);
          if (!before.isEmpty()) {
            finding.unwaive();
            change.db().drifts().update(finding);
            change.audit("drift.unwaive", target(finding), before, Map.of());
          }
          return DriftEntry.of(finding, change.at());
        });
  }

  private static DriftFinding require(Repositories db, UUID id, Instant now) {
    return db.drifts()
        .find(id)
        .filter(finding -> isTold(finding, now) || finding.isWaivedAt(now))
        .orElseThrow(() -> new AdminException(Reason.NO_SUCH_FINDING, "There is no such finding."));
  }

  private static List<DriftFinding> all(Repositories db) {
    List<DriftFinding> all = new ArrayList<>();
    List<DriftFinding> some = db.drifts().findings(0, PAGE);
    while (!some.isEmpty()) {
      all.addAll(some);
      some =
          some.size() < PAGE
              ? List.of()
              : db.drifts().findings(some.get(PAGE - 1).position(), PAGE);
    }
    return all;
  }

  private static AuditRecord.Target target(DriftFinding finding) {
    return new AuditRecord.Target("drift", finding.reference().toString(), finding.callCenter());
  }
}
