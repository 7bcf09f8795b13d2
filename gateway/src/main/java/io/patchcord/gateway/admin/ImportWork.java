package io.patchcord.gateway.admin;

import io.patchcord.persistence.Agent;
import io.patchcord.persistence.Assignment;
import io.patchcord.persistence.AssignmentImport;
import io.patchcord.persistence.ImportedAgentChange;
import io.patchcord.persistence.Line;
import io.patchcord.persistence.Repositories;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Does what an import comes to, in a transaction of its caller's. For one thread. */
final class ImportWork {
  private final Repositories db;
  private final AssignmentImport made;
  private final String switchName;
  private final Instant at;
  private final ImportMeter meter;
  private final Map<String, Agent> agents = new HashMap<>();
  private final Map<String, Line> lines = new HashMap<>();
  private final List<Agent> newAgents = new ArrayList<>();
  private final List<Agent> changedAgents = new ArrayList<>();
  private final List<ImportedAgentChange> changes = new ArrayList<>();
  private final List<Line> newLines = new ArrayList<>();
  private final List<Line> returningLines = new ArrayList<>();

  /**
   * @param made already stored
   * @param switchName of the switch that has new lines
   */
  ImportWork(
      Repositories db, AssignmentImport made, String switchName, Instant at, ImportMeter meter) {
    this.db = db;
    this.made = made;
    this.switchName = switchName;
    this.at = at;
    this.meter = meter;
  }

  /** Does these, none of which is refused. */
  void run(List<ImportStep> steps) {
    for (ImportStep step : steps) {
      agents.computeIfAbsent(step.username(), username -> agent(step));
      String line = step.line();
      if (line != null) {
        lines.computeIfAbsent(line, number -> line(number, step.knownLine()));
      }
    }
    meter.enter(
        ImportProgress.Phase.WRITING,
        newAgents.size()
            + changedAgents.size()
            + newLines.size()
            + returningLines.size()
            + (int) steps.stream().filter(ImportStep::ends).count()
            + (int) steps.stream().filter(ImportStep::begins).count());
    meter.each(newAgents, db.agents()::insertAll);
    db.assignmentImports().insertChanges(changes);
    meter.each(changedAgents, db.agents()::updateAll);
    meter.each(newLines, db.lines()::insertAll);
    meter.each(returningLines, db.assignmentImports()::updateLines);
    List<Assignment> ended = new ArrayList<>();
    List<Assignment> begun = new ArrayList<>();
    for (ImportStep step : steps) {
      Assignment had = step.had();
      if (had != null && step.ends()) {
        had.end(at, made);
        ended.add(had);
      }
      if (step.begins()) {
        begun.add(
            new Assignment(
                known(agents, step.username()),
                known(lines, String.valueOf(step.line())),
                step.requireCallCenter(),
                at,
                made));
      }
    }
    // What ends makes room for what begins.
    meter.each(ended, db.assignments()::updateAll);
    meter.each(begun, db.assignments()::insertAll);
  }

  private Agent agent(ImportStep step) {
    Agent known = step.known();
    if (known == null) {
      Agent added = new Agent(step.username(), step.username(), made);
      say(step, added);
      newAgents.add(added);
      return added;
    }
    if (step.changesAgent()) {
      changes.add(new ImportedAgentChange(made, known));
      if (known.endedAt() != null) {
        known.comeBack(made);
      }
      say(step, known);
      changedAgents.add(known);
    }
    return known;
  }

  private static void say(ImportStep step, Agent agent) {
    ImportRow row = step.row();
    if (row.displayName() != null) {
      agent.changeDisplayName(row.displayName());
    }
    if (row.email() != null) {
      agent.changeEmail(row.email());
    }
    if (step.salesforceUserId() != null) {
      agent.changeSalesforceUserId(step.salesforceUserId());
    }
  }

  private Line line(String number, @Nullable Line known) {
    if (known == null) {
      Line added = new Line(number, made);
      added.changeSwitch(switchName);
      newLines.add(added);
      return added;
    }
    if (known.endedAt() != null) {
      known.comeBack(made);
      returningLines.add(known);
    }
    return known;
  }

  private static <T> T known(Map<String, T> things, String key) {
    T thing = things.get(key);
    if (thing == null) {
      throw new IllegalStateException("nothing was made for " + key);
    }
    return thing;
  }
}
