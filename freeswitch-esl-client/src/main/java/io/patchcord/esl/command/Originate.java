package io.patchcord.esl.command;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A call that the switch makes: {@code originate {variables}endpoint target}. Run it in the
 * background: the result comes when the endpoint has answered ({@code +OK} and its {@code
 * Unique-ID}) or has failed ({@code -ERR} and a cause), and says nothing of whom it is joined to.
 */
public final class Originate {

  private final String endpoint;

  /** No value has it, and a list of names may then have commas. */
  private static final String LIST_DELIMITER = ";";

  private final Map<String, String> variables = new LinkedHashMap<>();

  private Originate(String endpoint) {
    this.endpoint = endpoint;
  }

  /**
   * To a line of the switch's directory: {@code user/LINE@DOMAIN}, with all phones that it has.
   *
   * @throws IllegalArgumentException if a part is refused
   */
  public static Originate toLine(String line, String domain) {
    return new Originate(
        "user/"
            + Whitelist.DESTINATION.check("line", line)
            + '@'
            + Whitelist.DESTINATION.check("domain", domain));
  }

  /**
   * To a number behind a gateway: {@code sofia/gateway/GATEWAY/NUMBER}.
   *
   * @throws IllegalArgumentException if a part is refused
   */
  public static Originate toGateway(String gateway, String number) {
    return new Originate(
        "sofia/gateway/"
            + Whitelist.DESTINATION.check("gateway", gateway)
            + '/'
            + Whitelist.DESTINATION.check("number", number));
  }

  /**
   * To any endpoint of the switch. <strong>Warning:</strong> only CR, LF and NUL are refused; a
   * comma or a bar in it calls somebody else too.
   *
   * @throws IllegalArgumentException if it is blank or has a CR, LF or NUL
   */
  public static Originate toUnchecked(String endpoint) {
    if (Whitelist.checkOneLine("endpoint", endpoint).isBlank()) {
      throw new IllegalArgumentException("endpoint is blank");
    }
    return new Originate(endpoint);
  }

  /**
   * Sets a channel variable of the leg.
   *
   * @throws IllegalArgumentException if the name or the value is refused: quotes, commas, braces,
   *     bars and dollar signs cannot be protected here
   */
  public Originate variable(String name, String value) {
    variables.put(
        Whitelist.NAME.check("name", name), Whitelist.VALUE.check("variable " + name, value));
    return this;
  }

  /**
   * Hands variables on to the legs that the dialplan makes for this one, from their creation on.
   *
   * @throws IllegalArgumentException if a name is refused
   */
  public Originate export(List<String> names) {
    names.forEach(name -> Whitelist.NAME.check("name", name));
    variables.put("export_vars", String.join(",", names));
    return this;
  }

  /** What the called phone shows; see {@link #variable} for what is refused. */
  public Originate callerId(String name, String number) {
    return variable("origination_caller_id_name", name)
        .variable("origination_caller_id_number", number);
  }

  /**
   * How long the endpoint may ring.
   *
   * @throws IllegalArgumentException if it is under a second
   */
  public Originate timeout(Duration timeout) {
    requireNonNull(timeout, "timeout is null");
    if (timeout.toSeconds() < 1) {
      throw new IllegalArgumentException("timeout: " + timeout + " (expected: >= 1 s)");
    }
    return variable("originate_timeout", Long.toString(timeout.toSeconds()));
  }

  /**
   * Then sends the leg through the dialplan.
   *
   * @throws IllegalArgumentException if a part is refused
   */
  public ApiCommand dial(String destination, String context) {
    return command(
        Whitelist.DESTINATION.check("destination", destination)
            + " XML "
            + Whitelist.DESTINATION.check("context", context));
  }

  /** Then parks the leg. */
  public ApiCommand park() {
    return command("&park()");
  }

  /**
   * Then runs an application.
   *
   * @param data its argument, whitelisted as a variable is
   * @throws IllegalArgumentException if a part is refused
   */
  public ApiCommand run(String application, String data) {
    return command(
        '&'
            + Whitelist.COMMAND.check("application", application)
            + '('
            + Whitelist.VALUE.check("data", data)
            + ')');
  }

  private ApiCommand command(String target) {
    boolean hasList = variables.values().stream().anyMatch(value -> value.indexOf(',') >= 0);
    String delimiter = hasList ? LIST_DELIMITER : ",";
    String begin = hasList ? "{^^" + LIST_DELIMITER : "{";
    String set =
        variables.isEmpty()
            ? ""
            : variables.entrySet().stream()
                .map(variable -> variable.getKey() + '=' + quoted(variable.getValue()))
                .collect(Collectors.joining(delimiter, begin, "}"));
    return ApiCommand.unchecked("originate " + set + endpoint + ' ' + target);
  }

  /** Quotes protect the spaces of a value, and nothing else: the rest has been refused. */
  private static String quoted(String value) {
    return value.indexOf(' ') < 0 ? value : "'" + value + "'";
  }
}
