package io.patchcord.simulator.channel;

/** A final SIP answer that is not a success. */
public record SipFailure(int status, String phrase) {

  /** The answer that the real switch would have turned into that cause. */
  public static SipFailure of(HangupCause cause) {
    if (cause == HangupCause.USER_BUSY) {
      return new SipFailure(486, "Busy Here");
    }
    if (cause == HangupCause.UNALLOCATED_NUMBER) {
      return new SipFailure(404, "Not Found");
    }
    if (cause == HangupCause.CALL_REJECTED) {
      return new SipFailure(603, "Decline");
    }
    if (cause == HangupCause.NORMAL_TEMPORARY_FAILURE) {
      return new SipFailure(503, "Service Unavailable");
    }
    return new SipFailure(480, "Temporarily Unavailable");
  }
}
