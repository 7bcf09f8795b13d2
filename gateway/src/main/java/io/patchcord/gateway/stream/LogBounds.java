package io.patchcord.gateway.stream;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How much of the past can be replayed: whichever of the three is reached first.
 *
 * @param events how many
 * @param bytes of all of them together, as they go out
 * @param age of the oldest
 */
public record LogBounds(int events, long bytes, Duration age) {
  public LogBounds {
    requireNonNull(age, "age is null");
    if (events < 1 || bytes < 1 || age.isNegative() || age.isZero()) {
      throw new IllegalArgumentException("a log must be able to hold something: " + events);
    }
  }
}
