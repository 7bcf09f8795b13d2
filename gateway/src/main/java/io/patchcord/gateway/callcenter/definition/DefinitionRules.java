package io.patchcord.gateway.callcenter.definition;

import io.patchcord.gateway.callcenter.definition.CallCenterDefinition.Item;
import io.patchcord.gateway.callcenter.definition.CallCenterDefinition.Section;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;

/** What Salesforce asks of a definition, and what Lightning needs of it. */
final class DefinitionRules {
  /** Where a fault is of no section. */
  static final String WHOLE = "callCenter";

  private static final String STANDBY_URL = "reqStandbyUrl";
  private static final String TIMEOUT = "reqTimeout";
  private static final String MODE = "reqSalesforceCompatibilityMode";
  private static final String USE_API = "reqUseApi";

  private final CallCenterDefinition definition;
  private final BiConsumer<String, String> faults;

  private DefinitionRules(CallCenterDefinition definition, BiConsumer<String, String> faults) {
    this.definition = definition;
    this.faults = faults;
  }

  /**
   * @param faults told a path and a sentence for each fault
   */
  static void check(CallCenterDefinition definition, BiConsumer<String, String> faults) {
    DefinitionRules rules = new DefinitionRules(definition, faults);
    rules.checkNamesAndOrder();
    rules.checkGeneral();
  }

  private void checkNamesAndOrder() {
    List<Section> sections = definition.sections();
    if (sections.isEmpty() || !sections.get(0).name().equals(CallCenterDefinition.GENERAL)) {
      faults.accept(
          WHOLE, "The first section is not " + CallCenterDefinition.GENERAL + ", as it must be.");
    }
    unique(sections.stream().map(Section::name).toList(), i -> sections.get(i).name(), "name");
    unique(
        sections.stream().map(Section::sortOrder).toList(),
        i -> sections.get(i).name(),
        "sortOrder");
    for (Section section : sections) {
      checkName(section.name(), section.name());
      List<Item> items = section.items();
      IntFunction<String> path = i -> section.name() + "/" + items.get(i).name();
      unique(items.stream().map(Item::name).toList(), path, "name");
      unique(items.stream().map(Item::sortOrder).toList(), path, "sortOrder");
      for (int i = 0; i < items.size(); i++) {
        checkName(items.get(i).name(), path.apply(i));
      }
    }
  }

  private void checkName(String name, String path) {
    if (!name.matches("[A-Za-z][A-Za-z0-9_]{0,39}")) {
      faults.accept(
          path,
          "The name has other than letters, digits and underscores, does not begin with a letter,"
              + " or has more than 40 characters.");
    }
  }

  private void unique(List<?> values, IntFunction<String> path, String what) {
    Set<Object> seen = new HashSet<>();
    for (int i = 0; i < values.size(); i++) {
      if (!seen.add(values.get(i))) {
        faults.accept(
            path.apply(i), "The " + what + " " + values.get(i) + " is there more than once.");
      }
    }
  }

  private void checkGeneral() {
    Section general = definition.section(CallCenterDefinition.GENERAL).orElse(null);
    if (general == null) {
      return;
    }
    checkPlace(general, CallCenterDefinition.INTERNAL_NAME, 0);
    checkPlace(general, CallCenterDefinition.DISPLAY_NAME, 1);
    general
        .value(CallCenterDefinition.INTERNAL_NAME)
        .filter(name -> !name.isEmpty() && !name.matches("[A-Za-z][A-Za-z0-9]{0,39}"))
        .ifPresent(
            name ->
                fault(
                    CallCenterDefinition.INTERNAL_NAME,
                    "It has other than letters and digits, does not begin with a letter, or has"
                        + " more than 40 characters."));
    checkUrl(general, CallCenterDefinition.ADAPTER_URL, true);
    checkUrl(general, STANDBY_URL, false);
    for (String number : List.of("reqSoftphoneHeight", "reqSoftphoneWidth", TIMEOUT)) {
      general
          .value(number)
          .filter(value -> !value.matches("[1-9][0-9]{0,5}"))
          .ifPresent(value -> fault(number, said(value) + " (expected: a number above 0)."));
    }
    general
        .value(USE_API)
        .filter(value -> !value.equals("true") && !value.equals("false"))
        .ifPresent(value -> fault(USE_API, said(value) + " (expected: true or false)."));
    if (general.value(STANDBY_URL).isPresent() != general.value(TIMEOUT).isPresent()) {
      fault(
          general.value(STANDBY_URL).isPresent() ? STANDBY_URL : TIMEOUT,
          STANDBY_URL + " and " + TIMEOUT + " are only possible together.");
    }
    String mode = general.value(MODE).orElse("");
    if (!mode.equals("Lightning") && !mode.equals("Classic_and_Lightning")) {
      fault(
          MODE,
          said(mode)
              + ", so that Lightning does not show the softphone (expected: Lightning or"
              + " Classic_and_Lightning).");
    }
  }

  private void checkPlace(Section general, String name, int sortOrder) {
    Item item =
        general.items().stream().filter(i -> i.name().equals(name)).findFirst().orElse(null);
    if (item == null || item.value().isEmpty()) {
      fault(name, "It is missing.");
    } else if (item.sortOrder() != sortOrder) {
      fault(name, "Its sortOrder is " + item.sortOrder() + " (expected: " + sortOrder + ").");
    }
  }

  /** A page of the org's own is a path. */
  private void checkUrl(Section general, String name, boolean required) {
    String url = general.value(name).orElse("");
    if (url.isEmpty()) {
      if (required) {
        fault(name, "It is missing.");
      }
    } else if (!isHttps(url) && !url.matches("/[A-Za-z0-9_][^\\s<>\"\\\\]*")) {
      fault(name, said(url) + " (expected: https://…, or the path of a page such as /apex/Page).");
    }
  }

  private static boolean isHttps(String url) {
    try {
      URI uri = new URI(url);
      return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static String said(String value) {
    return value.isEmpty() ? "It is missing" : "It is \"" + DefinitionReader.quoted(value) + "\"";
  }

  private void fault(String item, String sentence) {
    faults.accept(CallCenterDefinition.GENERAL + "/" + item, sentence);
  }
}
