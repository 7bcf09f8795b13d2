package io.patchcord.simulator.call;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.Application;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an {@code originate} asks for. */
record OriginateRequest(Map<String, String> variables, String dialString, Then then) {
  /** The reply to an {@code originate} that cannot be understood. */
  static final String USAGE =
      "-USAGE: <call url> <exten>|&<application_name>(<app_args>) [<dialplan>] [<context>]"
          + " [<cid_name>] [<cid_num>] [<timeout_sec>]\n";

  private static final int MAXIMUM_ARGUMENTS = 10;

  /** What the leg does once it is answered. */
  sealed interface Then {
    /** It dials. */
    record Dial(String number, String dialplan, String context) implements Then {}

    /** It runs one application. */
    record Run(Application application) implements Then {}
  }

  OriginateRequest {
    requireNonNull(variables, "variables is null");
    requireNonNull(dialString, "dialString is null");
    requireNonNull(then, "then is null");
  }

  /** Reads the arguments of the command; empty if they are not ones. */
  static Optional<OriginateRequest> parse(String text) {
    List<String> arguments = Arguments.split(text, MAXIMUM_ARGUMENTS);
    if (arguments.size() < 2 || arguments.size() > 7) {
      return Optional.empty();
    }
    Map<String, String> variables = new LinkedHashMap<>();
    String rest = arguments.get(0);
    while (rest.startsWith("{")) {
      int end = rest.indexOf('}');
      if (end < 0) {
        return Optional.empty();
      }
      addVariables(variables, rest.substring(1, end));
      rest = rest.substring(end + 1).stripLeading();
    }
    if (rest.startsWith("[") && rest.indexOf(']') > 0) {
      int end = rest.indexOf(']');
      addVariables(variables, rest.substring(1, end));
      rest = rest.substring(end + 1).stripLeading();
    }
    if (rest.isEmpty()) {
      return Optional.empty();
    }
    addCallerId(variables, arguments);
    return Optional.of(new OriginateRequest(variables, rest, then(arguments)));
  }

  private static void addVariables(Map<String, String> variables, String block) {
    String delimiter = ",";
    String list = block;
    // {^^:a=1:b=2} names another delimiter than the comma.
    if (list.startsWith("^^") && list.length() > 2) {
      delimiter = list.substring(2, 3);
      list = list.substring(3);
    }
    for (String pair : list.split(java.util.regex.Pattern.quote(delimiter))) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        variables.put(pair.substring(0, equals).strip(), pair.substring(equals + 1));
      }
    }
  }

  private static void addCallerId(Map<String, String> variables, List<String> arguments) {
    if (arguments.size() > 4 && !"undef".equals(arguments.get(4))) {
      variables.putIfAbsent("origination_caller_id_name", arguments.get(4));
    }
    if (arguments.size() > 5 && !"undef".equals(arguments.get(5))) {
      variables.putIfAbsent("origination_caller_id_number", arguments.get(5));
    }
    if (arguments.size() > 6) {
      variables.putIfAbsent("originate_timeout", arguments.get(6));
    }
  }

  private static Then then(List<String> arguments) {
    String extension = arguments.get(1);
    if (extension.startsWith("&")) {
      return new Then.Run(Application.ofCall(extension.substring(1)));
    }
    String dialplan = arguments.size() > 2 ? arguments.get(2) : "XML";
    String context = arguments.size() > 3 ? arguments.get(3) : "default";
    return new Then.Dial(extension, dialplan, context);
  }
}
