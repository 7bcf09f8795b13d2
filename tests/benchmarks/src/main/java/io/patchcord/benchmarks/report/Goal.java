package io.patchcord.benchmarks.report;

import io.patchcord.benchmarks.decode.DecodeReport;
import io.patchcord.benchmarks.socket.SocketReport;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * One thing that the project claims of its speed.
 *
 * @param name of the figure
 * @param target in words, such as {@code >= 10}
 * @param value what was measured
 * @param met whether the value reaches the target
 */
public record Goal(String name, String target, double value, boolean met) {

  /** More of a ratio is noise. */
  private static final MathContext DIGITS = new MathContext(3);

  private static final double LEAST_DECODE_RATIO = 10;
  private static final double MOST_ALLOCATION_RATIO = 0.1;

  /** Returns every goal, in the order of the table. */
  public static List<Goal> of(DecodeReport decode, SocketReport socket) {
    return List.of(
        atLeast("decodeRatio", decode.decodeRatio(), LEAST_DECODE_RATIO),
        atMost("allocationRatio", decode.allocationRatio(), MOST_ALLOCATION_RATIO),
        atMost("orderViolations", (double) socket.order().ours().violations(), 0),
        atMost("eventsMissing", (double) socket.order().ours().missing(), 0));
  }

  static Goal atLeast(String name, double value, double bound) {
    return new Goal(name, ">= " + number(bound), value, value >= bound);
  }

  static Goal atMost(String name, double value, double bound) {
    return new Goal(name, "<= " + number(bound), value, value <= bound);
  }

  /** Returns the line that is printed for it. */
  public String line() {
    return "goal: %s %s: %s (%s)".formatted(name, target, met ? "met" : "missed", number(value));
  }

  private static String number(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString()
        : Double.toString(value);
  }
}
