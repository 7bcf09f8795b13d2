package io.patchcord.simulator.call;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.HangupCause;
import io.patchcord.simulator.channel.SipFailure;
import io.patchcord.simulator.line.Line;
import java.time.Duration;

/** Who reacts how: the phones by their mode, the outside by the last digits of the number. */
final class FarEnds {
  private final Duration outsideRingTime;

  FarEnds(Duration outsideRingTime) {
    this.outsideRingTime = requireNonNull(outsideRingTime, "outsideRingTime is null");
  }

  /** The phone of that line, for a call that asks it to answer by itself or does not. */
  FarEnd phone(Line line, boolean autoAnswer) {
    return switch (line.mode()) {
      case MANUAL -> autoAnswer ? new FarEnd.Answers(FarEnd.PROMPTLY) : new FarEnd.RingsOn();
      case AUTO -> new FarEnd.Answers(FarEnd.PROMPTLY);
      case NEVER -> new FarEnd.RingsOn();
      case REJECT ->
          new FarEnd.Refuses(true, HangupCause.USER_BUSY, new SipFailure(486, "Rejected"));
    };
  }

  /** Whoever has that number outside. */
  FarEnd outside(String number) {
    String lastFour = number.substring(Math.max(0, number.length() - 4));
    return switch (lastFour) {
      case "0486" -> refusal(HangupCause.USER_BUSY);
      case "0404" -> refusal(HangupCause.UNALLOCATED_NUMBER);
      case "0603" -> refusal(HangupCause.CALL_REJECTED);
      case "0503" -> refusal(HangupCause.NORMAL_TEMPORARY_FAILURE);
      case "0480" -> new FarEnd.RingsOn();
      default -> new FarEnd.Answers(outsideRingTime);
    };
  }

  private static FarEnd refusal(HangupCause cause) {
    return new FarEnd.Refuses(false, cause, SipFailure.of(cause));
  }
}
