package io.patchcord.persistence;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The form in which a telephone number is unique in the world: a plus, a country code, at most 15
 * digits.
 */
final class E164 {
  private static final Pattern FORM = Pattern.compile("\\+[1-9][0-9]{1,14}");

  private E164() {}

  /**
   * Returns the number as it came; a null stays null.
   *
   * @throws IllegalArgumentException if it is not in E.164 form
   */
  static @Nullable String requireIfPresent(@Nullable String number, String name) {
    if (number != null && !FORM.matcher(number).matches()) {
      throw new IllegalArgumentException(name + " is not in E.164 form, such as +4930123456");
    }
    return number;
  }
}
