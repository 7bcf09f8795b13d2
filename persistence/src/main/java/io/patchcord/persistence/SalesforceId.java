package io.patchcord.persistence;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id of a user or an org in Salesforce. Its 15 characters mind the case; the 18 that most tools
 * show repeat them with three more that tell the case again. Only the 18 are stored, so that one
 * cannot be entered twice.
 */
final class SalesforceId {
  private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9]{15}(?:[a-zA-Z0-5]{3})?");
  private static final int CASE_SENSITIVE_LENGTH = 15;
  private static final int GROUP_LENGTH = 5;
  private static final String SUFFIX_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

  private SalesforceId() {}

  /** As {@link #canonical}; a null stays null. */
  static @Nullable String canonicalIfPresent(@Nullable String id, String name) {
    return id == null ? null : canonical(id, name);
  }

  /**
   * Returns the 18 characters of an id of 15 or 18.
   *
   * @throws IllegalArgumentException if it is not an id, or if its last three characters do not fit
   *     the others
   */
  static String canonical(String id, String name) {
    requireNonNull(id, name + " is null");
    if (!FORM.matcher(id).matches()) {
      throw new IllegalArgumentException(name + " is not 15 or 18 letters and digits");
    }
    String caseSensitive = id.substring(0, CASE_SENSITIVE_LENGTH);
    String canonical = caseSensitive + suffixOf(caseSensitive);
    if (id.length() > CASE_SENSITIVE_LENGTH
        && !canonical.equals(caseSensitive + upperSuffixOf(id))) {
      throw new IllegalArgumentException(
          name + ": its last three characters do not fit the others (expected: " + canonical + ")");
    }
    return canonical;
  }

  private static String upperSuffixOf(String id) {
    return id.substring(CASE_SENSITIVE_LENGTH).toUpperCase(Locale.ROOT);
  }

  /**
   * Each group of five gives one character: which of its five are capitals, the first as the lowest
   * bit.
   */
  private static String suffixOf(String caseSensitive) {
    StringBuilder suffix = new StringBuilder();
    for (int group = 0; group < CASE_SENSITIVE_LENGTH; group += GROUP_LENGTH) {
      int capitals = 0;
      for (int position = 0; position < GROUP_LENGTH; position++) {
        char character = caseSensitive.charAt(group + position);
        if (character >= 'A' && character <= 'Z') {
          capitals |= 1 << position;
        }
      }
      suffix.append(SUFFIX_ALPHABET.charAt(capitals));
    }
    return suffix.toString();
  }
}
