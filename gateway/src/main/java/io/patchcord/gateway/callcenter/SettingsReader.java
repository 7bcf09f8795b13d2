package io.patchcord.gateway.callcenter;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.patchcord.gateway.callcenter.definition.CallCenterDefinition;
import io.patchcord.gateway.callcenter.definition.CallCenterDefinition.Item;
import io.patchcord.gateway.callcenter.definition.CallCenterDefinition.Section;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads our own sections of a definition. */
final class SettingsReader {
  private static final Set<String> COUNTRIES =
      Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
  private static final int MAX_SECONDS = 3_600;
  private static final int MAX_EXTENSIONS = 20;
  private static final int MAX_REASONS = 100;
  private static final int MAX_DISPOSITIONS = 100;
  private static final int MAX_LABEL = 80;
  private static final int MAX_ADDRESS = 255;
  private static final int MAX_VARIABLES = 1_000;
  private static final String LOOPBACK = "127\\.0\\.0\\.1|localhost|\\[::1]";

  private final CallCenterDefinition definition;
  private final BiConsumer<String, String> faults;

  SettingsReader(CallCenterDefinition definition, BiConsumer<String, String> faults) {
    this.definition = definition;
    this.faults = faults;
  }

  CallCenterSettings read() {
    OwnSections.check(definition, faults);
    List<String> allowed = numbers("allowed", Set.of());
    return new CallCenterSettings(
        country(),
        callerIdNumber(),
        label(OwnSections.CALLER_ID, "name"),
        new DialRules(
            prefix("reqOutsidePrefix"),
            prefix("reqLongDistPrefix"),
            prefix("reqInternationalPrefix"),
            allowed,
            numbers("forbidden", Set.copyOf(allowed)),
            choice(OwnSections.NUMBERS, "premiumRate", "refuse", "allow").equals("allow")),
        new WorkRules(
            awayReasons(),
            Duration.ofSeconds(number("wrapUpSeconds", 0, MAX_SECONDS, 0)),
            Duration.ofSeconds(number("wrapUpExtensionSeconds", 1, MAX_SECONDS, 30)),
            number("wrapUpExtensions", 0, MAX_EXTENSIONS, 2),
            Duration.ofSeconds(number("serviceLevelSeconds", 1, MAX_SECONDS, 20)),
            shownVariables(),
            dispositions()),
        new MonitorRules(
            flag(OwnSections.MONITORING, "allowed"), flag(OwnSections.MONITORING, "shown")),
        new SoftphoneRules(
            address(),
            recording(),
            features(),
            choice(OwnSections.WORK, "hotDesking", "false", "true").equals("true")),
        new AgentLinesReader(faults)
            .read(inOrder(OwnSections.AGENT_LINES), OwnSections.AGENT_LINES));
  }

  private String country() {
    String country = text(OwnSections.GATEWAY, "country");
    if (country == null) {
      fault(
          OwnSections.GATEWAY + "/country",
          "It is missing: numbers are read in it (expected: two capitals, such as DE).");
    } else if (!COUNTRIES.contains(country)
        || !PhoneNumberUtil.getInstance().getSupportedRegions().contains(country)) {
      fault(
          OwnSections.GATEWAY + "/country",
          "No country of this name has telephones (expected: two capitals, such as DE).");
    }
    return String.valueOf(country);
  }

  private @Nullable String address() {
    String address = text(OwnSections.GATEWAY, "address");
    if (address != null && (address.length() > MAX_ADDRESS || !isSafe(address))) {
      fault(
          OwnSections.GATEWAY + "/address",
          "It is no address to be trusted (expected: https://…, " + MAX_ADDRESS + " characters).");
    }
    return address;
  }

  /** Without TLS only on the machine itself. */
  private static boolean isSafe(String address) {
    try {
      URI uri = new URI(address);
      return uri.getHost() != null
          && uri.getUserInfo() == null
          && ("https".equalsIgnoreCase(uri.getScheme())
              || ("http".equalsIgnoreCase(uri.getScheme()) && uri.getHost().matches(LOOPBACK)));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private @Nullable String callerIdNumber() {
    String number = text(OwnSections.CALLER_ID, "number");
    String digits = number == null ? null : number.replaceAll("[() .-]", "");
    if (digits != null && !digits.matches("\\+[1-9][0-9]{1,14}")) {
      fault(
          OwnSections.CALLER_ID + "/number",
          "It is not in E.164 form (expected: such as +4930123456).");
    }
    return digits;
  }

  private @Nullable String prefix(String item) {
    String prefix = text(CallCenterDefinition.DIALING, item);
    if (prefix != null && !prefix.matches("[0-9*#]{1,10}")) {
      fault(
          CallCenterDefinition.DIALING + "/" + item,
          "It cannot be dialled (expected: 1 to 10 digits, * and #).");
    }
    return prefix;
  }

  /**
   * @param taken what must not be there too
   */
  private List<String> numbers(String item, Set<String> taken) {
    String path = OwnSections.NUMBERS + "/" + item;
    List<String> numbers = new ArrayList<>();
    for (String part : words(OwnSections.NUMBERS, item, "[,;\\n]")) {
      String number = part.replaceAll("[() .-]", "").replaceFirst("\\*$", "");
      if (!number.matches("\\+[0-9]{1,15}")) {
        fault(
            path,
            "It has a part that is no beginning of a number (expected: + and digits, with commas"
                + " between them, such as +4990, +49137).");
      } else if (taken.contains(number)) {
        fault(path, number + " is both allowed and forbidden.");
      } else if (!numbers.contains(number)) {
        numbers.add(number);
      }
    }
    return numbers;
  }

  private List<AwayReason> awayReasons() {
    List<AwayReason> reasons = new ArrayList<>();
    Map<String, String> items = new HashMap<>();
    for (Item item : inOrder(OwnSections.AWAY_REASONS)) {
      String path = OwnSections.AWAY_REASONS + "/" + item.name();
      String code = item.name().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
      String other = items.put(code, item.name());
      if (other != null) {
        fault(path, "It has the code " + code + ", as " + other + " has.");
      } else if (code.length() > 40) {
        fault(path, "Its code " + code + " has more than 40 characters.");
      } else if (!item.value().isEmpty() && checkLabel(path, item.value())) {
        reasons.add(new AwayReason(code, item.value()));
      }
    }
    if (reasons.size() > MAX_REASONS) {
      fault(
          OwnSections.AWAY_REASONS,
          "There are " + reasons.size() + " (expected: <= " + MAX_REASONS + ").");
    }
    return reasons;
  }

  /** Their names are for whoever writes the list. */
  private List<String> dispositions() {
    Set<String> texts = new LinkedHashSet<>();
    for (Item item : inOrder(OwnSections.DISPOSITIONS)) {
      String path = OwnSections.DISPOSITIONS + "/" + item.name();
      if (!item.value().isEmpty() && checkLabel(path, item.value()) && !texts.add(item.value())) {
        fault(path, "It stands there twice.");
      }
    }
    if (texts.size() > MAX_DISPOSITIONS) {
      fault(
          OwnSections.DISPOSITIONS,
          "There are " + texts.size() + " (expected: <= " + MAX_DISPOSITIONS + ").");
    }
    return List.copyOf(texts);
  }

  private Set<String> shownVariables() {
    List<String> names = words(OwnSections.WORK, "shownVariables", "[,;\\s]");
    if (names.stream().anyMatch(name -> !name.matches("[A-Za-z0-9_-]{1,64}"))
        || String.join(" ", names).length() > MAX_VARIABLES) {
      fault(
          OwnSections.WORK + "/shownVariables",
          "It is no list of channel variables (expected: names of letters, digits, _ and - with"
              + " commas between them, "
              + MAX_VARIABLES
              + " characters).");
    }
    return new HashSet<>(names);
  }

  private RecordingPolicy recording() {
    return RecordingPolicy.of(
        choice(
            OwnSections.RECORDING,
            "policy",
            RecordingPolicy.ON_DEMAND.value(),
            RecordingPolicy.OFF.value(),
            RecordingPolicy.ALWAYS.value()));
  }

  private Set<Feature> features() {
    Set<Feature> features = EnumSet.noneOf(Feature.class);
    for (Feature feature : Feature.values()) {
      if (flag(OwnSections.FEATURES, feature.item())) {
        features.add(feature);
      }
    }
    return features;
  }

  private boolean flag(String section, String item) {
    return choice(section, item, "true", "false").equals("true");
  }

  /** One of two words; the first one where there is none. */
  private String choice(String section, String item, String usual, String... others) {
    String value = text(section, item);
    if (value == null || value.equals(usual) || List.of(others).contains(value)) {
      return value == null ? usual : value;
    }
    fault(
        section + "/" + item,
        "It says something else than it can (expected: "
            + usual
            + " or "
            + String.join(" or ", others)
            + ").");
    return usual;
  }

  private int number(String item, int least, int most, int usual) {
    String value = text(OwnSections.WORK, item);
    if (value == null) {
      return usual;
    }
    int number = value.matches("[0-9]{1,6}") ? Integer.parseInt(value) : -1;
    if (number < least || number > most) {
      fault(
          OwnSections.WORK + "/" + item,
          "It is no number that fits (expected: from " + least + " to " + most + ").");
      return usual;
    }
    return number;
  }

  private @Nullable String label(String section, String item) {
    String value = text(section, item);
    if (value != null) {
      checkLabel(section + "/" + item, value);
    }
    return value;
  }

  private boolean checkLabel(String path, String value) {
    boolean fits = value.length() <= MAX_LABEL && value.chars().noneMatch(Character::isISOControl);
    if (!fits) {
      fault(path, "It does not fit on a line (expected: <= " + MAX_LABEL + " characters).");
    }
    return fits;
  }

  private List<String> words(String section, String item, String between) {
    String value = text(section, item);
    List<String> words = new ArrayList<>();
    if (value != null) {
      for (String word : value.split(between)) {
        if (!word.isBlank()) {
          words.add(word.strip());
        }
      }
    }
    return words;
  }

  private @Nullable String text(String section, String item) {
    return definition.value(section, item).orElse(null);
  }

  /** The items of a section as Setup shows them. */
  private List<Item> inOrder(String section) {
    return definition.section(section).map(Section::items).orElse(List.of()).stream()
        .sorted(Comparator.comparingInt(Item::sortOrder))
        .toList();
  }

  private void fault(String path, String sentence) {
    faults.accept(path, sentence);
  }
}
