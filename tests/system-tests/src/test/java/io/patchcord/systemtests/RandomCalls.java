package io.patchcord.systemtests;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs random steps, and makes few of them out of many that fail. */
final class RandomCalls {
  /** A busy machine may take its time. */
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  /** What settles does so in a tenth of this; each try that fails costs it. */
  private static final Duration SHRINKING_DEADLINE = Duration.ofSeconds(3);

  private static final Duration SHRINKING =
      Duration.ofSeconds(Integer.getInteger("model.shrink", 90));

  /** What led to a failure mostly happened not long before. */
  private static final int LAST = 40;

  private final ModelSystem system;

  RandomCalls(ModelSystem system) {
    this.system = system;
  }

  /** Random steps of that seed. A failure is shrunk, printed and thrown. */
  void run(long seed, int count) {
    List<Step> done = new ArrayList<>();
    system.clean();
    try (StepRunner runner = new StepRunner(system, DEADLINE)) {
      StepChooser chooser = new StepChooser(new Random(seed));
      while (done.size() < count) {
        Step step = chooser.next(runner.now());
        done.add(step);
        if (!runner.run(step)) {
          done.remove(done.size() - 1);
        }
      }
    } catch (AssertionError failure) {
      throw shrunk(seed, done, failure);
    }
  }

  /** Just these steps, each of which must be possible. */
  void replay(List<Step> steps) {
    system.clean();
    List<Step> done = new ArrayList<>();
    try (StepRunner runner = new StepRunner(system, DEADLINE)) {
      for (Step step : steps) {
        if (!runner.run(step)) {
          throw new AssertionError(
              "there is nothing to do '" + step + "' with after " + done + "\n" + runner.now());
        }
        done.add(step);
      }
    }
  }

  private AssertionError shrunk(long seed, List<Step> steps, AssertionError failure) {
    AssertionError[] last = {failure};
    List<Step> few =
        Shrinking.shrink(
            steps,
            some -> {
              AssertionError again = attempt(some, SHRINKING_DEADLINE);
              last[0] = again == null ? last[0] : again;
              return again != null;
            },
            SHRINKING);
    String text = few.stream().map(Step::toString).collect(Collectors.joining("\n"));
    return new AssertionError(
        "seed "
            + seed
            + ", after "
            + steps.size()
            + " steps:\n"
            + failure.getMessage()
            + "\nthe last steps\n"
            + steps.stream()
                .skip(Math.max(0, steps.size() - LAST))
                .map(Step::toString)
                .collect(Collectors.joining("\n"))
            + "\n\nas few steps as fail (to replay: a file, and -Dmodel.replay=FILE):\n"
            + text
            + "\n\n"
            + last[0].getMessage(),
        failure);
  }

  private @Nullable AssertionError attempt(List<Step> steps, Duration deadline) {
    system.clean();
    try (StepRunner runner = new StepRunner(system, deadline)) {
      steps.forEach(runner::run);
      return null;
    } catch (AssertionError failure) {
      return failure;
    }
  }
}
