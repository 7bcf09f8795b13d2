package io.patchcord.gateway.callcenter;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.regex.Pattern;

/**
 * Reads what a person typed, or what a record holds, as a number to dial: extensions and queue
 * numbers as they are, everything else in the call center's country as E.164.
 *
 * <p>A number of a possible length is let through even where it is not known to be assigned: the
 * tables age, and the carrier knows better.
 */
public final class DialPlan {
  /** Digits, and what people write between them. No letters, no digits of other scripts. */
  private static final Pattern WRITTEN = Pattern.compile("[+0-9*#()\\[\\]./ \\u00A0-]{1,64}");

  private static final Pattern BETWEEN_DIGITS = Pattern.compile("[()\\[\\]./ \\u00A0-]");

  /**
   * Extensions, feature codes and emergency numbers. The shortest subscriber numbers anywhere have
   * seven digits where an area code is left out; six and fewer are the phone system's own.
   */
  private static final Pattern SHORT = Pattern.compile("[*#]?[0-9*#]{1,6}");

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  private DialPlan() {}

  /**
   * @param written what was typed
   * @return the number for the phone system
   * @throws UndialableNumberException with a sentence for the person who typed it
   */
  public static String read(String written, CallCenter callCenter) {
    if (written.isBlank()) {
      throw new UndialableNumberException("There is no number to dial.");
    }
    if (!WRITTEN.matcher(written).matches()) {
      throw new UndialableNumberException(
          "A number has digits, +, *, # and spaces or punctuation between them, 64 characters at"
              + " most.");
    }
    String digits = BETWEEN_DIGITS.matcher(written).replaceAll("");
    if (callCenter.queueNumbers().contains(digits) || SHORT.matcher(digits).matches()) {
      return digits;
    }
    try {
      PhoneNumber number = NUMBERS.parse(digits, callCenter.country());
      ValidationResult length = NUMBERS.isPossibleNumberWithReason(number);
      if (digits.indexOf('*') >= 0 || digits.indexOf('#') >= 0) {
        throw new UndialableNumberException("* and # belong to short codes of the phone system.");
      }
      return switch (length) {
        case IS_POSSIBLE -> NUMBERS.format(number, PhoneNumberFormat.E164);
        case IS_POSSIBLE_LOCAL_ONLY ->
            throw new UndialableNumberException("The area code is missing.");
        case TOO_SHORT -> throw new UndialableNumberException("The number is too short.");
        case TOO_LONG -> throw new UndialableNumberException("The number is too long.");
        case INVALID_COUNTRY_CODE ->
            throw new UndialableNumberException("No country has this country code.");
        case INVALID_LENGTH ->
            throw new UndialableNumberException("No number of that country has this length.");
      };
    } catch (NumberParseException e) {
      throw new UndialableNumberException(
          switch (e.getErrorType()) {
            case INVALID_COUNTRY_CODE -> "No country has this country code.";
            case TOO_LONG -> "The number is too long.";
            case TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN -> "The number is too short.";
            case NOT_A_NUMBER -> "This is not a number.";
          });
    }
  }
}
