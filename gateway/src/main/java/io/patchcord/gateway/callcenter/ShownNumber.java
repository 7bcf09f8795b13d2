package io.patchcord.gateway.callcenter;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;

/** A number as people read it: with its country code, and grouped as usual in its country. */
public final class ShownNumber {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  private ShownNumber() {}

  /** What is not in E.164, such as an extension, stays as it is. */
  public static String of(String number) {
    if (!number.startsWith("+")) {
      return number;
    }
    try {
      return NUMBERS.format(NUMBERS.parse(number, null), PhoneNumberFormat.INTERNATIONAL);
    } catch (NumberParseException e) {
      return number;
    }
  }
}
