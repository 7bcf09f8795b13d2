package io.patchcord.simulator.call;

import io.patchcord.simulator.channel.HangupCause;
import io.patchcord.simulator.channel.SipFailure;
import java.time.Duration;

/** How the one who is called reacts. */
sealed interface FarEnd {
  /** What a phone on the same machine needs for one message. */
  Duration PROMPTLY = Duration.ofMillis(20);

  /** Rings, and answers after that time. */
  record Answers(Duration after) implements FarEnd {}

  /** Refuses promptly, after it began to ring or without. */
  record Refuses(boolean ringsFirst, HangupCause cause, SipFailure failure) implements FarEnd {}

  /** Rings until somebody does something. */
  record RingsOn() implements FarEnd {}

  /** Whether the caller hears that it rings. */
  default boolean rings() {
    return !(this instanceof Refuses refuses) || refuses.ringsFirst();
  }
}
