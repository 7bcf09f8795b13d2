package io.patchcord.systemtests;

import org.jspecify.annotations.Nullable;

/**
 * What a call that comes to a phone should do.
 *
 * @param answerAfterMillis how long it rings before it is answered; {@code null} for ever
 * @param refuseWith the SIP status with which it is refused at once; {@code null} if it is not
 * @param silent whether nothing is said and heard in it
 */
record SipPlan(@Nullable Integer answerAfterMillis, @Nullable Integer refuseWith, boolean silent) {
  static SipPlan answerAfter(int millis) {
    return new SipPlan(millis, null, false);
  }

  static SipPlan answerSilentlyAfter(int millis) {
    return new SipPlan(millis, null, true);
  }

  static SipPlan refuse(int status) {
    return new SipPlan(null, status, false);
  }

  static SipPlan ring() {
    return new SipPlan(null, null, false);
  }
}
