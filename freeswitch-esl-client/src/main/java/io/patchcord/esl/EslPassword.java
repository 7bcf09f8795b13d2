package io.patchcord.esl;

import static java.util.Objects.requireNonNull;

/** The password of a switch's event socket; {@link #toString()} never shows it. */
public final class EslPassword {

  private final String value;

  private EslPassword(String value) {
    this.value = value;
  }

  /**
   * Wraps a password.
   *
   * @throws IllegalArgumentException if it is empty or has a CR, an LF or a NUL, which would end
   *     the {@code auth} command
   */
  public static EslPassword of(String value) {
    requireNonNull(value, "value is null");
    if (value.isEmpty()) {
      throw new IllegalArgumentException("The password is empty");
    }
    for (char c : new char[] {'\r', '\n', '\0'}) {
      if (value.indexOf(c) >= 0) {
        throw new IllegalArgumentException("The password has a CR, an LF or a NUL");
      }
    }
    return new EslPassword(value);
  }

  String reveal() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EslPassword that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "EslPassword[******]";
  }
}
