package io.patchcord.simulator.line;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a phone reacts when it is rung. */
public enum PhoneMode {
  /** Answers by itself if the call asks for it ({@code sip_auto_answer}), otherwise rings. */
  MANUAL,
  /** Answers every call by itself. */
  AUTO,
  /** Rings and never answers, whatever it is told. */
  NEVER,
  /** Rings and rejects. */
  REJECT;

  /** The mode of that word. */
  public static Optional<PhoneMode> of(String word) {
    return Arrays.stream(values())
        .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }
}
