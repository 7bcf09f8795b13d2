package io.patchcord.gateway.callcenter;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** What becomes of something that is to be dialled, and why. */
public sealed interface DialDecision {
  /** What was found, one after the other; each a sentence for people. */
  List<String> steps();

  /** What kind of number it is. */
  enum Kind {
    /** Extensions and codes of the phone system, which it knows best itself. */
    SHORT_CODE,
    /** A queue of the call center. */
    QUEUE,
    /** Help: never refused. */
    EMERGENCY,
    /** A number of the public network, in E.164. */
    PUBLIC
  }

  /** Why something is refused. */
  enum Reason {
    /** It is no number. */
    UNREADABLE,
    /** It is in a range that the call center forbids. */
    FORBIDDEN_RANGE,
    /** The call center allows some ranges, and it is in none of them. */
    OUTSIDE_ALLOWED_RANGES,
    /** It costs more than the call. */
    PREMIUM_RATE
  }

  /**
   * It is dialled.
   *
   * @param number what the phone system gets
   */
  record Dialled(String number, Kind kind, List<String> steps) implements DialDecision {
    public Dialled {
      requireNonNull(number, "number is null");
      requireNonNull(kind, "kind is null");
      steps = List.copyOf(steps);
    }
  }

  /**
   * It is not.
   *
   * @param sentence for who wanted it
   */
  record Refused(Reason reason, String sentence, List<String> steps) implements DialDecision {
    public Refused {
      requireNonNull(reason, "reason is null");
      requireNonNull(sentence, "sentence is null");
      steps = List.copyOf(steps);
    }
  }
}
