package io.patchcord.benchmarks.decode;

import org.jspecify.annotations.Nullable;

/** Takes the five headers that are read of every event. */
@FunctionalInterface
public interface FiveHeaders {

  /** On nearly every event. */
  String EVENT_NAME = "Event-Name";

  /** The channel. */
  String UNIQUE_ID = "Unique-ID";

  /** Where the call stands. */
  String CALL_STATE = "Channel-Call-State";

  /** Percent-encoded where the number has more than digits. */
  String CALLER_NUMBER = "Caller-Caller-ID-Number";

  /** A variable: near the end of an event, and on some only. */
  String SIP_CALL_ID = "variable_sip_call_id";

  /** One event's headers, null where it has none. */
  void read(
      @Nullable String eventName,
      @Nullable String uniqueId,
      @Nullable String callState,
      @Nullable String callerNumber,
      @Nullable String sipCallId);
}
