package io.patchcord.systemtests;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds few steps of many that still fail, by leaving out ever smaller pieces (delta debugging). A
 * step that has nothing to act on any more is passed over when it is tried, so that any piece can
 * be left out.
 */
final class Shrinking {
  private Shrinking() {}

  /**
   * Fewer steps that fail.
   *
   * @param fails tries steps from the beginning
   * @param atMost no try begins later than that
   */
  static List<Step> shrink(List<Step> steps, Predicate<List<Step>> fails, Duration atMost) {
    List<Step> best = List.copyOf(steps);
    long end = System.nanoTime() + atMost.toNanos();
    int piece = Math.max(1, best.size() / 2);
    while (true) {
      boolean smaller = false;
      for (int from = 0; from < best.size(); ) {
        if (System.nanoTime() - end > 0) {
          return best;
        }
        List<Step> without = new ArrayList<>(best.subList(0, from));
        without.addAll(best.subList(Math.min(best.size(), from + piece), best.size()));
        if (fails.test(without)) {
          best = List.copyOf(without);
          smaller = true;
        } else {
          from += piece;
        }
      }
      if (piece == 1 && !smaller) {
        return best;
      }
      piece = Math.max(1, Math.min(piece / 2, Math.max(1, best.size() / 2)));
    }
  }
}
