package io.patchcord.persistence;

import static java.util.Objects.requireNonNull;

/**
 * A password that does not show when it is printed.
 *
 * @param value the password itself
 */
public record DatabasePassword(String value) {
  public DatabasePassword {
    requireNonNull(value, "value is null");
  }

  @Override
  public String toString() {
    return "(redacted)";
  }
}
