package io.patchcord.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a call center's agents dial, and what.
 *
 * @param outsidePrefix what they may dial before every number that is no extension; null for none
 * @param longDistancePrefix what they may dial before a national number; null for the country's
 * @param internationalPrefix what they may dial before a country code; null for the country's
 * @param allowedNumbers the beginnings of the numbers that may be dialled, in E.164, separated by
 *     blanks; null for all
 * @param forbiddenNumbers of those that may not, likewise; null for none
 * @param premiumAllowed whether numbers may be dialled that cost more than the call
 */
@Embeddable
public record DialSettings(
    @Column(name = "outside_prefix") @Nullable String outsidePrefix,
    @Column(name = "long_distance_prefix") @Nullable String longDistancePrefix,
    @Column(name = "international_prefix") @Nullable String internationalPrefix,
    @Column(name = "allowed_numbers") @Nullable String allowedNumbers,
    @Column(name = "forbidden_numbers") @Nullable String forbiddenNumbers,
    @Column(name = "premium_allowed") boolean premiumAllowed) {

  private static final Pattern PREFIX = Pattern.compile("[0-9*#]{1,10}");
  private static final Pattern NUMBERS = Pattern.compile("\\+[0-9]{1,15}( \\+[0-9]{1,15})*");
  private static final int NUMBERS_LENGTH = 4_000;

  /** No prefixes, and every number but the dear ones. */
  public static final DialSettings NONE = new DialSettings(null, null, null, null, null, false);

  public DialSettings {
    requirePrefix(outsidePrefix, "outsidePrefix");
    requirePrefix(longDistancePrefix, "longDistancePrefix");
    requirePrefix(internationalPrefix, "internationalPrefix");
    requireNumbers(allowedNumbers, "allowedNumbers");
    requireNumbers(forbiddenNumbers, "forbiddenNumbers");
  }

  /** The beginnings of the numbers that may be dialled; empty for all. */
  public List<String> allowed() {
    return list(allowedNumbers);
  }

  /** The beginnings of the numbers that may not. */
  public List<String> forbidden() {
    return list(forbiddenNumbers);
  }

  /** Such a list as it is stored; null for an empty one. */
  public static @Nullable String joined(List<String> numbers) {
    return numbers.isEmpty() ? null : String.join(" ", numbers);
  }

  private static List<String> list(@Nullable String joined) {
    return joined == null ? List.of() : List.of(joined.split(" "));
  }

  private static void requirePrefix(@Nullable String prefix, String name) {
    if (prefix != null && !PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException(name + " is not 1 to 10 digits, * and #");
    }
  }

  private static void requireNumbers(@Nullable String numbers, String name) {
    if (numbers != null
        && (numbers.length() > NUMBERS_LENGTH || !NUMBERS.matcher(numbers).matches())) {
      throw new IllegalArgumentException(
          name + " is not a list of + and digits, of " + NUMBERS_LENGTH + " characters at most");
    }
  }
}
