package io.patchcord.simulator.line;

import io.patchcord.simulator.channel.Variables;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lines of the domain. */
public final class Directory {
  /** In the directory, and no phone ever registers for it. */
  public static final String LINE_WITHOUT_PHONE = "1019";

  /** The first phone's port; each further one is ten higher, as in the recordings. */
  private static final int FIRST_PORT = 5110;

  private static final int PORT_STEP = 10;

  private final String domain;
  private final Map<String, Line> lines = new LinkedHashMap<>();

  /** A directory with those lines and one more that has no phone. */
  public Directory(String domain, List<String> numbers) {
    this.domain = domain;
    int port = FIRST_PORT;
    for (String number : numbers) {
      lines.put(number, new Line(number, domain, port));
      port += PORT_STEP;
    }
    lines.putIfAbsent(LINE_WITHOUT_PHONE, new Line(LINE_WITHOUT_PHONE, domain, port));
  }

  public String domain() {
    return domain;
  }

  /** The line of that number. */
  public Optional<Line> find(String number) {
    return Optional.ofNullable(lines.get(number));
  }

  /** The line of {@code LINE@DOMAIN}, if the domain is ours. */
  public Optional<Line> findAddress(String address) {
    int at = address.indexOf('@');
    if (at >= 0 && !address.substring(at + 1).equals(domain)) {
      return Optional.empty();
    }
    return find(at < 0 ? address : address.substring(0, at));
  }

  public Collection<Line> all() {
    return Collections.unmodifiableCollection(lines.values());
  }

  /** Sets the variables that the directory gives to every leg of a line. */
  public void addVariables(Line line, Variables variables) {
    variables.setAll(
        "record_stereo", "true",
        "default_gateway", "example.com",
        "default_areacode", "918",
        "transfer_fallback_extension", "operator",
        "toll_allow", "domestic,international,local",
        "accountcode", line.number(),
        "user_context", "default");
    variables.setIfAbsent("effective_caller_id_name", "Extension " + line.number());
    variables.setIfAbsent("effective_caller_id_number", line.number());
    variables.setAll(
        "outbound_caller_id_name", "FreeSWITCH",
        "outbound_caller_id_number", "0000000000",
        "callgroup", "techsupport");
  }
}
