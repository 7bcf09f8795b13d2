package io.patchcord.persistence;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What is asked of every text that people enter: something to read, no control characters, a length
 * that fits.
 */
final class Text {
  private Text() {}

  /**
   * Returns the text without the blanks around it.
   *
   * @throws IllegalArgumentException if nothing is left, if it is longer than the column, or if it
   *     has control characters
   */
  static String require(String text, int maxLength, String name) {
    String stripped = requireNonNull(text, name + " is null").strip();
    if (stripped.isEmpty()) {
      throw new IllegalArgumentException(name + " is blank");
    }
    if (stripped.length() > maxLength) {
      throw new IllegalArgumentException(
          name + ": " + stripped.length() + " characters (expected: <= " + maxLength + ")");
    }
    if (stripped.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(name + " has a control character");
    }
    return stripped;
  }

  /** As {@link #require}; a null stays null. */
  static @Nullable String requireIfPresent(@Nullable String text, int maxLength, String name) {
    return text == null ? null : require(text, maxLength, name);
  }

  /**
   * Returns the text as it is.
   *
   * @throws IllegalArgumentException if it is longer than the column
   */
  static String requireFits(String text, int maxLength, String name) {
    if (requireNonNull(text, name + " is null").length() > maxLength) {
      throw new IllegalArgumentException(
          name + ": " + text.length() + " characters (expected: <= " + maxLength + ")");
    }
    return text;
  }
}
