package io.patchcord.gateway.switching;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * One leg that is to be called, and what it does when it answers.
 *
 * @param jobId by which the outcome is told
 * @param number whom to call
 * @param isLine whether that is a line of the switch; otherwise it is outside
 * @param shownNumber what the called phone shows
 * @param shownName its name, may be empty
 * @param ringTime how long it may ring; whole seconds
 * @param autoAnswer whether the phone is to answer by itself
 * @param then what the leg does once it has answered
 * @param variables variables of Patchcord's own, set on the leg, such as the request's id
 */
public record LegRequest(
    UUID jobId,
    Destination number,
    boolean isLine,
    Destination shownNumber,
    DisplayName shownName,
    Duration ringTime,
    boolean autoAnswer,
    Then then,
    Map<CallVariable, DisplayName> variables) {

  public LegRequest {
    requireNonNull(jobId, "jobId is null");
    requireNonNull(number, "number is null");
    requireNonNull(shownNumber, "shownNumber is null");
    requireNonNull(shownName, "shownName is null");
    requireNonNull(ringTime, "ringTime is null");
    requireNonNull(then, "then is null");
    variables = Map.copyOf(variables);
  }

  /** What a leg can do. */
  public enum What {
    /** It waits until it is joined to another. */
    PARK,
    /** It is joined to a leg that waits. */
    INTERCEPT,
    /** It goes into a conference. */
    CONFERENCE,
    /** It listens in on a leg. */
    EAVESDROP
  }

  /**
   * What the leg does.
   *
   * @param of the leg that it is done with, or the conference; empty for {@link What#PARK}
   */
  public record Then(What what, String of) {
    public Then {
      requireNonNull(what, "what is null");
      requireNonNull(of, "of is null");
    }

    public static Then park() {
      return new Then(What.PARK, "");
    }

    public static Then intercept(String legId) {
      return new Then(What.INTERCEPT, legId);
    }

    public static Then conference(String name) {
      return new Then(What.CONFERENCE, name);
    }

    public static Then eavesdrop(String legId) {
      return new Then(What.EAVESDROP, legId);
    }
  }
}
