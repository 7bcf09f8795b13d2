package io.patchcord.gateway.admin;

import io.patchcord.gateway.admin.AdminException.At;
import io.patchcord.gateway.admin.AdminException.Reason;
import io.patchcord.persistence.Agent;
import io.patchcord.persistence.Assignment;
import io.patchcord.persistence.AssignmentImport;
import io.patchcord.persistence.ImportedAgentChange;
import io.patchcord.persistence.Line;
import io.patchcord.persistence.Repositories;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Undoes an import, in a transaction of its caller's: what it began ends, what it ended begins
 * again, and who and what it made ends. All of it, or nothing. For one thread.
 */
final class ImportUndo {
  private static final int MAX_PLACES = 100;

  private final Repositories db;
  private final AssignmentImport made;
  private final List<Assignment> begun;
  private final List<Assignment> ended;
  private final List<ImportedAgentChange> changes;
  private final Map<String, Agent> changed = new HashMap<>();

  /** How many changes of an agent, by later imports, were undone. */
  private final Map<String, Integer> undone = new HashMap<>();

  private final List<Agent> agentsMade;
  private final List<Line> linesMade;
  private final List<At> later = new ArrayList<>();

  ImportUndo(Repositories db, AssignmentImport made) {
    this.db = db;
    this.made = made;
    begun = db.assignments().begunBy(made.id());
    ended = db.assignments().endedBy(made.id());
    changes = db.assignmentImports().agentChanges(made.id());
    changes.forEach(change -> changed.put(change.agent().username(), change.agent()));
    db.assignmentImports()
        .undoneChangesAfter(made.id())
        .forEach(change -> undone.merge(change.agent().username(), 1, Integer::sum));
    agentsMade = db.assignmentImports().agentsMade(made.id());
    linesMade = db.assignmentImports().linesMade(made.id());
  }

  /**
   * Does it.
   *
   * @throws AdminException if that would undo later changes too
   */
  void run(Instant at, ImportMeter meter) {
    findLaterChanges();
    if (!later.isEmpty()) {
      throw new AdminException(
          Reason.CHANGED_SINCE_IMPORT,
          "Of what it did, "
              + later.size()
              + " things were changed since: "
              + later.get(0).message(),
          later.subList(0, Math.min(MAX_PLACES, later.size())));
    }
    List<Assignment> ending = begun.stream().filter(Assignment::isLive).toList();
    ending.forEach(assignment -> assignment.end(at));
    meter.enter(
        ImportProgress.Phase.UNDOING,
        ending.size() + changed.size() + agentsMade.size() + linesMade.size() + ended.size());
    meter.each(ending, db.assignments()::updateAll);
    changes.forEach(ImportedAgentChange::restore);
    List<Agent> agents = new ArrayList<>(changed.values());
    for (Agent agent : agentsMade) {
      // One that came back is there twice, and is stored once.
      Agent one = changed.getOrDefault(agent.username(), agent);
      one.end(at);
      if (!changed.containsKey(agent.username())) {
        agents.add(one);
      }
    }
    meter.each(agents, db.agents()::updateAll);
    linesMade.forEach(line -> line.end(at));
    linesMade.forEach(line -> db.sipPasswords().remove(line.number()));
    meter.each(linesMade, db.assignmentImports()::updateLines);
    meter.each(ended.stream().map(was -> was.resumed(at)).toList(), db.assignments()::insertAll);
    made.undo(at);
    db.assignmentImports().update(made);
  }

  private void findLaterChanges() {
    // What a later import ended, which was undone, was resumed and is live.
    Map<ImportWorld.Place, Line> standing = new HashMap<>();
    begun.stream()
        .filter(Assignment::isLive)
        .forEach(live -> standing.put(ImportWorld.Place.of(live), live.line()));
    for (Assignment assignment : begun) {
      if (!assignment.line().equals(standing.get(ImportWorld.Place.of(assignment)))) {
        changedLine(
            assignment,
            "%s does not work on line %s any more."
                .formatted(assignment.agent().username(), assignment.line().number()));
      }
    }
    for (Assignment assignment : db.assignmentImports().laterOnes(made.id())) {
      changedLine(assignment, LineBook.belongs(assignment));
    }
    findTakenPlaces();
    for (ImportedAgentChange change : changes) {
      if (change.isOverwritten(undoneOf(change.agent()))) {
        changedAgent(change.agent(), "was changed");
      }
    }
    for (Agent agent : agentsMade) {
      if (!changed.containsKey(agent.username()) && agent.version() > 2 * undoneOf(agent)) {
        changedAgent(agent, "was changed");
      }
    }
    db.assignmentImports()
        .keysOfAgentsMade(made.id())
        .forEach(key -> later.add(new At("api-key " + key.prefix(), key + " was made.")));
    for (Line line : linesMade) {
      if (line.endedAt() != null) {
        later.add(new At("line " + line.number(), line + " was taken out of use."));
      }
    }
  }

  private int undoneOf(Agent agent) {
    return undone.getOrDefault(agent.username(), 0);
  }

  /** What it ended can begin again only where nobody came meanwhile. */
  private void findTakenPlaces() {
    Map<ImportWorld.Place, Assignment> places = new HashMap<>();
    Map<String, Assignment> lines = new HashMap<>();
    Set<Assignment> ending = new HashSet<>(begun);
    for (Assignment live : db.assignments().live()) {
      if (!ending.contains(live)) {
        places.put(ImportWorld.Place.of(live), live);
        lines.put(live.line().number(), live);
      }
    }
    for (Assignment was : ended) {
      Assignment there = places.get(ImportWorld.Place.of(was));
      if (there == null && !was.line().isShared()) {
        there = lines.get(was.line().number());
      }
      if (there != null) {
        changedLine(there, LineBook.belongs(there));
      } else if (was.agent().endedAt() != null) {
        changedAgent(was.agent(), "has left");
      } else if (was.line().endedAt() != null) {
        changedLine(was, was.line() + " was taken out of use.");
      }
    }
  }

  private void changedLine(Assignment assignment, String message) {
    later.add(new At("line " + assignment.line().number(), message));
  }

  private void changedAgent(Agent agent, String what) {
    later.add(new At("agent " + agent.username(), agent + " " + what + "."));
  }
}
