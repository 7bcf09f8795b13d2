package io.patchcord.gateway.callcenter;

import static java.util.Objects.requireNonNull;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import io.patchcord.gateway.callcenter.DialDecision.Dialled;
import io.patchcord.gateway.callcenter.DialDecision.Kind;
import io.patchcord.gateway.callcenter.DialDecision.Reason;
import io.patchcord.gateway.callcenter.DialDecision.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is dialled when a person types something, or a record holds it: extensions and queue
 * numbers as they are, everything else in the call center's country as E.164, if the call center
 * allows it. Immutable.
 *
 * <p>A number of a possible length is let through even where it is not known to be assigned: the
 * tables age, and the carrier knows better.
 *
 * @param country in which numbers without a country code are read, ISO 3166 alpha-2
 * @param queueNumbers which are dialled as they are
 */
public record DialPlan(String country, Set<String> queueNumbers, DialRules rules) {
  /** Digits, and what people write between them. No letters, no digits of other scripts. */
  private static final Pattern WRITTEN = Pattern.compile("[+0-9*#()\\[\\]./ \\u00A0-]{1,64}");

  private static final Pattern BETWEEN_DIGITS = Pattern.compile("[()\\[\\]./ \\u00A0-]");

  /**
   * Extensions, feature codes and emergency numbers. The shortest subscriber numbers anywhere have
   * seven digits where an area code is left out; six and fewer are the phone system's own.
   */
  private static final Pattern SHORT = Pattern.compile("[*#]?[0-9*#]{1,6}");

  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final ShortNumberInfo SHORT_NUMBERS = ShortNumberInfo.getInstance();

  public DialPlan {
    requireNonNull(country, "country is null");
    queueNumbers = Set.copyOf(queueNumbers);
    requireNonNull(rules, "rules is null");
  }

  /** Decides what becomes of something that was written. */
  public DialDecision decide(String written) {
    if (written.isBlank()) {
      return unreadable("There is no number to dial.", List.of());
    }
    if (!WRITTEN.matcher(written).matches()) {
      return unreadable(
          "A number has digits, +, *, # and spaces or punctuation between them, 64 characters at"
              + " most.",
          List.of());
    }
    String digits = BETWEEN_DIGITS.matcher(written).replaceAll("");
    List<String> steps = new ArrayList<>();
    if (!digits.equals(written)) {
      steps.add("Without spaces and punctuation it is " + digits + ".");
    }
    return ofPhoneSystem(digits, steps).orElseGet(() -> ofNetwork(digits, steps));
  }

  /** What the phone system has itself. */
  private Optional<DialDecision> ofPhoneSystem(String digits, List<String> steps) {
    if (queueNumbers.contains(digits)) {
      steps.add("It is a queue of the call center, and dialled as it is.");
      return Optional.of(new Dialled(digits, Kind.QUEUE, steps));
    }
    Optional<String> inside = withoutPrefix(digits, rules.outsidePrefix());
    for (String number : inside.map(rest -> List.of(digits, rest)).orElse(List.of(digits))) {
      // The tables' own reader drops what is no digit.
      if (DIGITS.matcher(number).matches() && SHORT_NUMBERS.isEmergencyNumber(number, country)) {
        if (!number.equals(digits)) {
          steps.add(outsideStep());
        }
        steps.add(
            number + " is an emergency number in " + country + ", which nothing here can block.");
        return Optional.of(new Dialled(number, Kind.EMERGENCY, steps));
      }
    }
    if (SHORT.matcher(digits).matches()) {
      steps.add("It is short: an extension or a code of the phone system, dialled as it is.");
      return Optional.of(new Dialled(digits, Kind.SHORT_CODE, steps));
    }
    return Optional.empty();
  }

  private DialDecision ofNetwork(String digits, List<String> steps) {
    List<NumberReading> readings = readings(digits);
    NumberReading reading =
        readings.stream()
            .filter(NumberReading::isValid)
            .findFirst()
            .or(() -> readings.stream().filter(NumberReading::isPossible).findFirst())
            .orElse(readings.get(0));
    steps.addAll(reading.steps());
    PhoneNumber number = reading.number();
    if (number == null || !reading.isPossible()) {
      return unreadable(reading.sentence(), steps);
    }
    String dialled = NUMBERS.format(number, PhoneNumberFormat.E164);
    String region = NUMBERS.getRegionCodeForNumber(number);
    steps.add(
        "It is read as "
            + dialled
            + (region == null ? "" : ", a number of " + region)
            + (reading.isValid() ? "." : ", though no such number is known to be assigned."));
    return judged(number, dialled, steps);
  }

  private DialDecision judged(PhoneNumber number, String dialled, List<String> steps) {
    String allowed = longest(rules.allowed(), dialled);
    String forbidden = longest(rules.forbidden(), dialled);
    if (!forbidden.isEmpty() && forbidden.length() >= allowed.length()) {
      return refused(
          Reason.FORBIDDEN_RANGE,
          "The call center does not allow numbers that begin with " + forbidden + ".",
          steps);
    }
    if (allowed.isEmpty() && !rules.allowed().isEmpty()) {
      return refused(
          Reason.OUTSIDE_ALLOWED_RANGES,
          "The call center allows only numbers that begin with "
              + String.join(", ", rules.allowed().stream().limit(5).toList())
              + (rules.allowed().size() > 5 ? " and others." : "."),
          steps);
    }
    if (!allowed.isEmpty()) {
      steps.add("The call center allows numbers that begin with " + allowed + ".");
    }
    if (NUMBERS.getNumberType(number) == PhoneNumberType.PREMIUM_RATE) {
      if (!rules.premiumAllowed()) {
        return refused(
            Reason.PREMIUM_RATE,
            "It is a premium rate number, which the call center does not allow.",
            steps);
      }
      steps.add("It is a premium rate number, which the call center allows.");
    }
    return new Dialled(dialled, Kind.PUBLIC, steps);
  }

  /** In how many ways it can be read, the plainest first. */
  private List<NumberReading> readings(String digits) {
    List<NumberReading> readings = new ArrayList<>();
    addReadings(readings, digits, List.of());
    withoutPrefix(digits, rules.outsidePrefix())
        .ifPresent(rest -> addReadings(readings, rest, List.of(outsideStep())));
    return readings;
  }

  private void addReadings(List<NumberReading> readings, String digits, List<String> steps) {
    readings.add(NumberReading.of(digits, country, steps));
    withoutPrefix(digits, rules.internationalPrefix())
        .ifPresent(
            rest ->
                readings.add(
                    NumberReading.of(
                        "+" + rest,
                        country,
                        with(
                            steps,
                            rules.internationalPrefix() + " is the international prefix."))));
    withoutPrefix(digits, rules.longDistancePrefix())
        .ifPresent(
            rest ->
                readings.add(
                    NumberReading.of(
                        rest,
                        country,
                        with(
                            steps, rules.longDistancePrefix() + " is the long distance prefix."))));
  }

  private String outsideStep() {
    return rules.outsidePrefix() + " is the outside prefix, and not part of the number.";
  }

  private static Optional<String> withoutPrefix(String digits, @Nullable String prefix) {
    return prefix != null && digits.startsWith(prefix) && digits.length() > prefix.length()
        ? Optional.of(digits.substring(prefix.length()))
        : Optional.empty();
  }

  private static List<String> with(List<String> steps, String step) {
    List<String> more = new ArrayList<>(steps);
    more.add(step);
    return more;
  }

  /** The longest of these beginnings that the number has; empty for none. */
  private static String longest(List<String> beginnings, String number) {
    String longest = "";
    for (String beginning : beginnings) {
      if (number.startsWith(beginning) && beginning.length() > longest.length()) {
        longest = beginning;
      }
    }
    return longest;
  }

  private static Refused unreadable(String sentence, List<String> steps) {
    return refused(Reason.UNREADABLE, sentence, steps);
  }

  private static Refused refused(Reason reason, String sentence, List<String> steps) {
    return new Refused(reason, sentence, with(steps, sentence));
  }
}
