package io.patchcord.gateway.api;

import io.patchcord.gateway.callcenter.CallCenter;
import io.patchcord.gateway.callcenter.DialDecision;
import io.patchcord.gateway.callcenter.DialDecision.Dialled;
import io.patchcord.gateway.callcenter.DialDecision.Refused;

/** What a user may dial, in the words of the API. */
final class Dialling {
  private Dialling() {}

  /**
   * Reads what was typed as the call center dials it.
   *
   * @return the number for the phone system
   * @throws ProblemException if it is no number, or one that the call center does not allow
   */
  static String number(CallCenter callCenter, String to) {
    DialDecision decision = callCenter.dialPlan().decide(to);
    if (decision instanceof Dialled dialled) {
      return dialled.number();
    }
    Refused refused = (Refused) decision;
    throw ProblemException.ofField(code(refused.reason()), "to", refused.sentence());
  }

  static ProblemCode code(DialDecision.Reason reason) {
    return switch (reason) {
      case UNREADABLE -> ProblemCode.NUMBER_INVALID;
      case FORBIDDEN_RANGE, OUTSIDE_ALLOWED_RANGES, PREMIUM_RATE -> ProblemCode.NUMBER_NOT_ALLOWED;
    };
  }
}
