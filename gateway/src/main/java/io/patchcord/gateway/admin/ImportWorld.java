package io.patchcord.gateway.admin;

import io.patchcord.persistence.Agent;
import io.patchcord.persistence.Assignment;
import io.patchcord.persistence.CallCenter;
import io.patchcord.persistence.Line;
import io.patchcord.persistence.Repositories;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything that an import is compared with, read at once: ten thousand rows ask a lot. */
final class ImportWorld {
  private static final int PAGE = 1_000;

  private final Map<String, Agent> agents = new HashMap<>();
  private final Map<String, Agent> bySalesforceId = new HashMap<>();
  private final Map<String, Line> lines = new HashMap<>();
  private final List<CallCenter> callCenters;
  private final List<Assignment> liveByLine;
  private final Map<Place, Assignment> live = new HashMap<>();
  private final Map<String, List<Assignment>> onLine = new HashMap<>();

  /** Where an agent can have one line. */
  record Place(String agent, String callCenter) {
    static Place of(Assignment assignment) {
      return new Place(assignment.agent().username(), assignment.callCenter().internalName());
    }
  }

  ImportWorld(Repositories db) {
    for (Agent agent : all(db.agents()::all, Agent::username)) {
      agents.put(agent.username(), agent);
      if (agent.salesforceUserId() != null) {
        bySalesforceId.put(agent.salesforceUserId(), agent);
      }
    }
    for (Line line : all(db.lines()::all, Line::number)) {
      lines.put(line.number(), line);
    }
    callCenters = all(db.callCenters()::all, CallCenter::internalName);
    liveByLine = db.assignments().live();
    for (Assignment assignment : liveByLine) {
      live.put(Place.of(assignment), assignment);
      onLine.computeIfAbsent(assignment.line().number(), line -> new ArrayList<>()).add(assignment);
    }
  }

  /** The agent of that username as stored; {@code null} for none. */
  @Nullable Agent agent(String username) {
    return agents.get(username);
  }

  /** The agent of that id of 18 characters; {@code null} for none. */
  @Nullable Agent bySalesforceId(String id) {
    return bySalesforceId.get(id);
  }

  /** The line of that number; {@code null} for none. */
  @Nullable Line line(String number) {
    return lines.get(number);
  }

  /** The call center of that internal name, or else the only one that is shown under it. */
  Optional<CallCenter> callCenter(String name) {
    List<CallCenter> shown = new ArrayList<>();
    for (CallCenter callCenter : callCenters) {
      if (callCenter.internalName().equals(name)) {
        return Optional.of(callCenter);
      }
      if (callCenter.internalName().equalsIgnoreCase(name)
          || callCenter.displayName().equalsIgnoreCase(name)) {
        shown.add(callCenter);
      }
    }
    return shown.size() == 1 ? Optional.of(shown.get(0)) : Optional.empty();
  }

  /** The one call center there is; nothing if there are several. */
  Optional<CallCenter> onlyCallCenter() {
    return callCenters.size() == 1 ? Optional.of(callCenters.get(0)) : Optional.empty();
  }

  /** What the agent has there; {@code null} for nothing. */
  @Nullable Assignment at(Place place) {
    return live.get(place);
  }

  /** Who works on a line. */
  List<Assignment> on(String line) {
    return onLine.getOrDefault(line, List.of());
  }

  /** Every agent, also who has left. */
  Collection<Agent> agents() {
    return agents.values();
  }

  /** Every call center. */
  List<CallCenter> callCenters() {
    return callCenters;
  }

  /** Every live assignment, one after another by line. */
  List<Assignment> live() {
    return liveByLine;
  }

  private static <T> List<T> all(
      BiFunction<String, Integer, List<T>> page, Function<T, String> key) {
    List<T> all = new ArrayList<>();
    List<T> some = page.apply("", PAGE);
    while (!some.isEmpty()) {
      all.addAll(some);
      some = some.size() < PAGE ? List.of() : page.apply(key.apply(some.get(PAGE - 1)), PAGE);
    }
    return all;
  }
}
