package io.patchcord.gateway.admin;

import io.patchcord.persistence.CallCenter;
import io.patchcord.persistence.Repositories;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people have entered, looked at before it is used; and how it is told to them. */
final class Entered {
  /** One at sign with something on both sides; whether mail arrives there, only mail can tell. */
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

  /** A spreadsheet that opens an export would run what begins so. */
  private static final Pattern FORMULA = Pattern.compile("[=+\\-@].*", Pattern.DOTALL);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Entered() {}

  /** A day as people write it, in UTC: {@code 3 May 2026}. */
  static String day(Instant moment) {
    return DAY.format(moment);
  }

  /**
   * Runs what takes over a value, and names its field if it refuses.
   *
   * @param value {@code null} for none
   */
  static void into(String field, @Nullable String value, Runnable taker) {
    if (value != null) {
      if (value.codePoints().anyMatch(Entered::isHalf)) {
        throw AdminException.invalid(field, field + " has half a character.");
      }
      if (FORMULA.matcher(value.strip()).matches() && !field.equals("callerIdNumber")) {
        throw AdminException.invalid(
            field, field + " begins as a formula does: with none of = + - @, please.");
      }
    }
    try {
      taker.run();
    } catch (IllegalArgumentException refused) {
      throw AdminException.invalid(field, sentence(refused));
    }
  }

  /** The call center of that internal name. */
  static CallCenter callCenter(Repositories db, String internalName) {
    return db.callCenters()
        .find(internalName)
        .orElseThrow(
            () ->
                AdminException.invalid(
                    "callCenter", "There is no call center " + shown(internalName) + "."));
  }

  static @Nullable String email(@Nullable String value) {
    if (value != null && !EMAIL.matcher(value.strip()).matches()) {
      throw new IllegalArgumentException("email is not of the form name@example.com");
    }
    return value;
  }

  /** What was entered, short enough and clean enough to be said again. */
  static String shown(String value) {
    String clean = value.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    return "'" + (clean.length() <= 80 ? clean : clean.substring(0, 80) + "...") + "'";
  }

  private static String sentence(IllegalArgumentException refused) {
    return refused.getMessage() + ".";
  }

  private static boolean isHalf(int character) {
    return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
  }
}
