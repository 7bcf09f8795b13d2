package io.patchcord.freeswitchconf;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** Nothing listens where it should not, and nothing is taken from whom it should not. */
final class ExposureCheck {
  private static final Pattern LOOPBACK = Pattern.compile("127\\.0\\.0\\.1(?::[0-9]+)?");

  /** Rules of one profile: a parameter and what it has to be. */
  private static final List<List<String>> INTERNAL =
      List.of(
          List.of("auth-calls", "true"),
          List.of("auth-subscriptions", "true"),
          List.of("accept-blind-reg", "false"),
          List.of("accept-blind-auth", "false"),
          List.of("inbound-reg-force-matching-username", "true"),
          List.of("log-auth-failures", "true"),
          List.of("tls", "true"),
          List.of("tls-version", "tlsv1.2,tlsv1.3"),
          List.of("ws-binding", ""));

  private static final List<List<String>> EXTERNAL =
      List.of(
          List.of("apply-inbound-acl", "carriers"),
          List.of("disable-register", "true"),
          List.of("context", "public"),
          List.of("ws-binding", ""),
          List.of("wss-binding", ""));

  private final Configuration configuration;
  private final List<String> problems = new ArrayList<>();

  private ExposureCheck(Configuration configuration) {
    this.configuration = configuration;
  }

  /**
   * @param configuration read with an environment that says nothing but the secrets
   */
  static List<String> problems(Configuration configuration) {
    ExposureCheck check = new ExposureCheck(configuration);
    check.eventSocket();
    check.accessLists();
    for (Element profile : configuration.all("profile")) {
      String name = profile.getAttribute("name");
      if (name.equals("internal")) {
        check.profile(profile, INTERNAL);
      } else if (name.equals("external")) {
        check.profile(profile, EXTERNAL);
      }
    }
    return check.problems;
  }

  private void eventSocket() {
    for (Element socket : configuration.module("event_socket.conf")) {
      onLoopback("event_socket.conf", "listen-ip", socket);
      expect(socket, "event_socket.conf", "apply-inbound-acl", "gateways");
      expect(socket, "event_socket.conf", "stop-on-bind-error", "true");
      expect(socket, "event_socket.conf", "password", Check.SECRET);
    }
    if (configuration.module("event_socket.conf").size() != 1) {
      problems.add("event_socket.conf: there is not one");
    }
  }

  private void accessLists() {
    List<Element> lists =
        configuration.module("acl.conf").stream()
            .flatMap(acl -> Configuration.below(acl, "list").stream())
            .toList();
    for (Element list : lists) {
      if (!list.getAttribute("default").equals("deny")) {
        problems.add(
            "acl.conf: the list " + list.getAttribute("name") + " does not deny by default");
      }
    }
    for (String name : List.of("gateways", "carriers")) {
      if (lists.stream().noneMatch(list -> list.getAttribute("name").equals(name))) {
        problems.add("acl.conf: there is no list " + name);
      }
    }
  }

  private void profile(Element profile, List<List<String>> rules) {
    String name = "profile " + profile.getAttribute("name");
    for (List<String> rule : rules) {
      expect(profile, name, rule.get(0), rule.get(1));
    }
    onLoopback(name, "sip-ip", profile);
    onLoopback(name, "rtp-ip", profile);
    if (!Configuration.parameter(profile, "wss-binding").isEmpty()) {
      onLoopback(name, "wss-binding", profile);
    }
  }

  private void onLoopback(String where, String parameter, Element element) {
    String value = Configuration.parameter(element, parameter);
    if (!LOOPBACK.matcher(value).matches()) {
      problems.add(where + ": " + parameter + " is '" + value + "' unless somebody says another");
    }
  }

  private void expect(Element element, String where, String parameter, String value) {
    String actual = Configuration.parameter(element, parameter);
    if (!actual.equals(value)) {
      problems.add(
          where
              + ": "
              + parameter
              + (value.equals(Check.SECRET)
                  ? " does not come from the environment"
                  : " is '" + actual + "' (expected: '" + value + "')"));
    }
  }
}
