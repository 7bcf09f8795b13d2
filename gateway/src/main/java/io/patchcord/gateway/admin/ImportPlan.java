package io.patchcord.gateway.admin;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.patchcord.persistence.Agent;
import io.patchcord.persistence.Assignment;
import io.patchcord.persistence.CallCenter;
import io.patchcord.persistence.Line;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what an import comes to: all rows together, so that two agents can change places. Reads
 * only. For one thread.
 */
final class ImportPlan {
  private final ImportWorld world;
  private final @Nullable String usualCallCenter;
  private final List<ImportStep> steps;

  /**
   * @param usualCallCenter of rows that name none; {@code null} means the only one there is, and if
   *     there are several refuses them
   */
  ImportPlan(ImportWorld world, List<ImportRow> rows, @Nullable String usualCallCenter) {
    this.world = world;
    this.usualCallCenter = usualCallCenter;
    this.steps = rows.stream().map(this::read).toList();
    refuseContradictions();
    refuseTakenLines();
  }

  /** What is done for each row, in their order. */
  List<ImportStep> steps() {
    return steps;
  }

  private ImportStep read(ImportRow row) {
    try {
      return step(row);
    } catch (AdminException refused) {
      return ImportStep.refused(row, String.valueOf(refused.getMessage()));
    }
  }

  private ImportStep step(ImportRow row) {
    Agent draft = draft(row);
    Agent known = world.agent(draft.username());
    String userId = draft.salesforceUserId();
    Agent namesake = userId == null ? null : world.bySalesforceId(userId);
    if (namesake != null && !namesake.equals(draft)) {
      throw AdminException.invalid(
          "salesforceUserId", "This Salesforce user is agent " + namesake.username() + ".");
    }
    if (row.line() == null) {
      return new ImportStep(row, draft.username(), known, null, null, null, userId);
    }
    if (!row.line().isEmpty()) {
      Entered.into("line", row.line(), () -> new Line(String.valueOf(row.line())).number());
    }
    Optional<CallCenter> callCenter = callCenter(row);
    if (callCenter.isEmpty()) {
      // Nothing to take away, and nowhere to take it from: a user who is no agent yet.
      return new ImportStep(row, draft.username(), known, null, null, null, userId);
    }
    Assignment had =
        world.at(new ImportWorld.Place(draft.username(), callCenter.get().internalName()));
    return new ImportStep(
        row, draft.username(), known, callCenter.get(), had, world.line(row.line()), userId);
  }

  private Optional<CallCenter> callCenter(ImportRow row) {
    String name = row.callCenter() == null ? usualCallCenter : row.callCenter();
    if (name == null) {
      Optional<CallCenter> only = world.onlyCallCenter();
      if (only.isPresent() || String.valueOf(row.line()).isEmpty()) {
        return only;
      }
      throw AdminException.invalid(
          "callCenter",
          "The row names no call center: name it in a column 'Call Center' (in JSON, callCenter), or"
              + " for all such rows in the parameter callCenter.");
    }
    return Optional.of(
        world
            .callCenter(name)
            .orElseThrow(
                () ->
                    AdminException.invalid(
                        "callCenter", "There is no call center " + Entered.shown(name) + ".")));
  }

  /** What the row says of its agent, as it would be stored. */
  private Agent draft(ImportRow row) {
    String username = row.username();
    if (username == null && row.salesforceUserId() != null) {
      username = byUserId(row.salesforceUserId());
    }
    if (username == null) {
      throw AdminException.invalid("username", "The row has no username.");
    }
    String named = username;
    Agent[] made = new Agent[1];
    Entered.into("username", named, () -> made[0] = new Agent(named, named));
    Agent draft = made[0];
    String name = row.displayName();
    if (name != null) {
      Entered.into("displayName", name, () -> draft.changeDisplayName(name));
    }
    Entered.into("email", row.email(), () -> draft.changeEmail(Entered.email(row.email())));
    Entered.into(
        "salesforceUserId",
        row.salesforceUserId(),
        () -> draft.changeSalesforceUserId(row.salesforceUserId()));
    return draft;
  }

  private @Nullable String byUserId(String userId) {
    Agent any = new Agent("anybody", "anybody");
    Entered.into("salesforceUserId", userId, () -> any.changeSalesforceUserId(userId));
    Agent found = world.bySalesforceId(String.valueOf(any.salesforceUserId()));
    return found == null ? null : found.username();
  }

  /** Rows that cannot both be meant are all refused: which one is right, only people know. */
  private void refuseContradictions() {
    Map<Object, List<ImportStep>> same = new LinkedHashMap<>();
    for (ImportStep step : steps) {
      if (step.isRefused()) {
        continue;
      }
      Object place = step.place() == null ? step.username() : step.place();
      same.computeIfAbsent(place, key -> new java.util.ArrayList<>()).add(step);
    }
    refuseAll(same.values(), "The same agent in the same call center stands in rows ");
    refuseAll(
        accepted().stream()
            .filter(step -> step.line() != null && !step.isOnSharedLine())
            .collect(groupingBy(step -> String.valueOf(step.line())))
            .values(),
        "The same line stands in rows ");
    refuseAll(
        accepted().stream()
            .filter(step -> step.salesforceUserId() != null)
            .collect(groupingBy(step -> String.valueOf(step.salesforceUserId())))
            .values()
            .stream()
            .filter(some -> some.stream().map(ImportStep::username).distinct().count() > 1)
            .toList(),
        "The same Salesforce user is two agents in rows ");
    accepted().stream()
        .collect(groupingBy(ImportStep::username))
        .values()
        .forEach(ImportPlan::refuseOtherNames);
  }

  private static void refuseAll(Iterable<List<ImportStep>> groups, String sentence) {
    for (List<ImportStep> group : groups) {
      if (group.size() > 1) {
        String rows =
            group.stream()
                .limit(10)
                .map(step -> String.valueOf(step.row().number()))
                .collect(joining(", "));
        group.forEach(step -> step.refuse(sentence + rows + "."));
      }
    }
  }

  /** An agent of two call centers has two rows, and one name. */
  private static void refuseOtherNames(List<ImportStep> ofOneAgent) {
    ImportRow first = ofOneAgent.get(0).row();
    for (ImportStep step : ofOneAgent) {
      ImportRow row = step.row();
      if (!Objects.equals(row.displayName(), first.displayName())
          || !Objects.equals(row.email(), first.email())
          || !Objects.equals(row.salesforceUserId(), first.salesforceUserId())) {
        step.refuse("Row " + first.number() + " says something else of the same agent.");
      }
    }
  }

  /** A line is free when nobody works on it, or when whoever does leaves it in the same import. */
  private void refuseTakenLines() {
    Map<ImportWorld.Place, ImportStep> byPlace = new HashMap<>();
    Map<String, ImportStep> wantedBy = new HashMap<>();
    Deque<ImportStep> unsure = new ArrayDeque<>();
    for (ImportStep step : accepted()) {
      ImportWorld.Place place = step.place();
      if (place != null) {
        byPlace.put(place, step);
      }
      if (step.begins() && !step.isOnSharedLine()) {
        wantedBy.put(String.valueOf(step.line()), step);
        unsure.add(step);
      }
    }
    while (!unsure.isEmpty()) {
      ImportStep step = unsure.remove();
      Optional<Assignment> holder =
          world.on(String.valueOf(step.line())).stream()
              .filter(held -> !leaves(byPlace.get(ImportWorld.Place.of(held))))
              .findFirst();
      if (holder.isPresent() && !step.isRefused()) {
        step.refuse(LineBook.belongs(holder.get()));
        Assignment had = step.had();
        ImportStep next = had == null ? null : wantedBy.get(had.line().number());
        if (next != null) {
          // This one stays where it is, where somebody else was to come.
          unsure.add(next);
        }
      }
    }
  }

  private static boolean leaves(@Nullable ImportStep step) {
    return step != null && !step.isRefused() && step.ends();
  }

  private List<ImportStep> accepted() {
    return steps.stream().filter(step -> !step.isRefused()).toList();
  }
}
