package io.patchcord.gateway.callcenter;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way to read what was dialled.
 *
 * @param number {@code null} when it is none
 * @param sentence why it cannot be dialled; empty when it can
 * @param steps which prefixes were taken off
 */
record NumberReading(@Nullable PhoneNumber number, String sentence, List<String> steps) {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  static NumberReading of(String digits, String country, List<String> steps) {
    try {
      PhoneNumber number = NUMBERS.parse(digits, country);
      ValidationResult length = NUMBERS.isPossibleNumberWithReason(number);
      if (digits.indexOf('*') >= 0 || digits.indexOf('#') >= 0) {
        return new NumberReading(null, "* and # belong to short codes of the phone system.", steps);
      }
      return new NumberReading(
          number,
          switch (length) {
            case IS_POSSIBLE -> "";
            case IS_POSSIBLE_LOCAL_ONLY -> "The area code is missing.";
            case TOO_SHORT -> "The number is too short.";
            case TOO_LONG -> "The number is too long.";
            case INVALID_COUNTRY_CODE -> "No country has this country code.";
            case INVALID_LENGTH -> "No number of that country has this length.";
          },
          steps);
    } catch (NumberParseException e) {
      return new NumberReading(
          null,
          switch (e.getErrorType()) {
            case INVALID_COUNTRY_CODE -> "No country has this country code.";
            case TOO_LONG -> "The number is too long.";
            case TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN -> "The number is too short.";
            case NOT_A_NUMBER -> "This is not a number.";
          },
          steps);
    }
  }

  boolean isPossible() {
    return number != null && sentence.isEmpty();
  }

  boolean isValid() {
    return number != null && isPossible() && NUMBERS.isValidNumber(number);
  }
}
