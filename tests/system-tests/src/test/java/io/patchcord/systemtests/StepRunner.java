package io.patchcord.systemtests;

import static io.patchcord.systemtests.PictureComparison.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Does one step after another, and after each waits until gateway and switch say the same. */
final class StepRunner implements AutoCloseable {
  private final ModelSystem system;
  private final Duration deadline;
  private final CallEvents events;
  private final Map<String, JsonNode> ended = new HashMap<>();
  private Situation now;

  StepRunner(ModelSystem system, Duration deadline) {
    this.system = system;
    this.deadline = deadline;
    this.events = new CallEvents(system.gateway().supervisor(), system.transitions());
    this.now = look();
  }

  Situation now() {
    return now;
  }

  /**
   * Does it and waits for what follows.
   *
   * @return whether there was anything that it could be done with
   * @throws AssertionError if anything is not as it must be
   */
  boolean run(Step step) {
    try {
      return step.isOfPeople() ? simulate(step) : ask(step);
    } catch (AssertionError failure) {
      throw new AssertionError(
          "at '"
              + step
              + "'\n"
              + failure.getMessage()
              + "\ntold meanwhile\n    "
              + String.join("\n    ", events.told())
              + "\nbefore it\n"
              + now,
          failure);
    }
  }

  private boolean simulate(Step step) {
    List<String> words = new ArrayList<>(List.of(step.verb()));
    if (step.verb().equals("incoming")) {
      words.addAll(List.of(step.target(), step.argument()));
    } else {
      Optional<SwitchPicture.Leg> leg = now.legOf(step);
      if (leg.isEmpty() && step.targetPlace().isPresent()) {
        return false;
      }
      words.add(leg.map(SwitchPicture.Leg::uuid).orElse(step.target()));
      if (!step.argument().equals(Step.NONE)) {
        words.add(step.argument());
      }
    }
    if (!system.control().trySimulate(words.toArray(String[]::new))) {
      return false;
    }
    settle(() -> true);
    return true;
  }

  private boolean ask(Step step) {
    AskedOfApi asked = AskedOfApi.of(system, step, now).orElse(null);
    if (asked == null) {
      return false;
    }
    int expected = asked.status();
    Api.Answer answer = asked.send();
    if (answer.status() != expected) {
      throw new AssertionError("answered " + answer + ", expected " + expected);
    }
    if (expected == 202) {
      settle(asked.done(answer, events));
      return true;
    }
    if (!answer.header("Content-Type").startsWith("application/problem+json")
        || answer.text("/code").isEmpty()) {
      throw new AssertionError("refused without a problem: " + answer);
    }
    List<String> before = summaries();
    settle(() -> true);
    if (!summaries().equals(before)) {
      throw new AssertionError(
          "what was refused has changed something: "
              + String.join("; ", before)
              + "\nnow: "
              + String.join("; ", summaries())
              + "\n"
              + now);
    }
    return true;
  }

  private List<String> summaries() {
    return now.calls().stream()
        .map(call -> PictureComparison.shortly(call) + ActionRules.offered(call))
        .toList();
  }

  /** Waits until the switch's picture is the gateway's, and nothing is on its way any more. */
  private void settle(BooleanSupplier done) {
    long end = System.nanoTime() + deadline.toNanos();
    List<String> why = new ArrayList<>();
    while (true) {
      why.clear();
      // Asked first: what is seen then is not older than what was done.
      boolean isDone = done.getAsBoolean();
      Situation seen = look();
      boolean still = seen.picture().equals(SwitchPicture.of(system.control()));
      events.readOn();
      List<String> problems = events.problems();
      if (!problems.isEmpty()) {
        throw new AssertionError(String.join("\n", problems) + "\n" + seen);
      }
      why.addAll(PictureComparison.differences(seen.picture(), seen.calls()));
      why.addAll(toldOtherwise(seen));
      if (still && why.isEmpty() && isDone) {
        events.untouched();
        now = new Situation(seen.picture(), seen.calls(), Map.copyOf(ended));
        checkActions();
        return;
      }
      if (System.nanoTime() - end > 0) {
        throw new AssertionError(
            "not settled within "
                + deadline.toMillis()
                + " ms"
                + (why.isEmpty() ? ", what was asked for has not come" : "")
                + "\n  "
                + String.join("\n  ", why)
                + "\nafter it\n"
                + seen);
      }
      Thread.onSpinWait();
    }
  }

  /** The calls of which the last event does not tell what the API does. */
  private List<String> toldOtherwise(Situation seen) {
    List<String> wrong = new ArrayList<>();
    Set<String> ids = new LinkedHashSet<>(events.touched());
    seen.calls().forEach(call -> ids.add(text(call, "/id")));
    for (String id : ids) {
      JsonNode call = seen.call(id).orElseGet(() -> system.gateway().supervisor().call(id));
      if (!events.tells(call)) {
        wrong.add("the last event of a call is not " + call);
      }
      if (text(call, "/state").equals("ENDED")) {
        ended.put(text(call, "/agent"), call);
      }
    }
    return wrong;
  }

  private Situation look() {
    return new Situation(SwitchPicture.of(system.control()), system.liveCalls(), Map.copyOf(ended));
  }

  private void checkActions() {
    List<String> wrong = new ArrayList<>();
    List<JsonNode> all = new ArrayList<>(now.calls());
    all.addAll(ended.values());
    for (JsonNode call : all) {
      ActionRules.violations(call)
          .forEach(what -> wrong.add(PictureComparison.shortly(call) + ": " + what));
    }
    if (!wrong.isEmpty()) {
      throw new AssertionError(String.join("\n", wrong) + "\nafter it\n" + now);
    }
  }

  @Override
  public void close() {
    events.close();
  }
}
