package io.patchcord.simulator.api;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.call.Crash;
import io.patchcord.simulator.core.Surroundings;
import io.patchcord.simulator.line.Directory;
import io.patchcord.simulator.line.Line;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The command {@code sofia}: the profiles, the phones that are registered, and the recovery. */
public final class SofiaCommand {
  private static final String TRUNK = "carrier";
  private static final String RULER = "=".repeat(96) + "\n";
  private static final DateTimeFormatter EXPIRY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private final Directory directory;
  private final String domain;
  private final Crash crash;
  private final Surroundings surroundings;

  /** Tells of those lines. */
  public SofiaCommand(Directory directory, String domain, Crash crash, Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings is null");
    this.directory = requireNonNull(directory, "directory is null");
    this.domain = requireNonNull(domain, "domain is null");
    this.crash = requireNonNull(crash, "crash is null");
  }

  /** Adds it. */
  public void addTo(ApiCommands commands) {
    commands.addImmediate("sofia", this::sofia);
  }

  private String sofia(String text) {
    List<String> words = List.of(text.strip().split("\\s+"));
    return switch (words.get(0)) {
      case "status" -> status(words);
      case "recover" -> recover();
      default -> "Unknown Command [" + words.get(0) + "]\n";
    };
  }

  private String recover() {
    int calls = crash.recover();
    return calls == 0 ? "No calls to recover.\n" : "Recovered " + calls + " call(s)\n";
  }

  private String status(List<String> words) {
    if (words.size() == 1) {
      return summary();
    }
    if (words.size() == 3 && words.get(1).equals("gateway")) {
      return words.get(2).equals(TRUNK) ? trunk() : "Invalid Gateway!\n";
    }
    boolean registrations =
        words.size() >= 4
            && words.get(1).equals("profile")
            && words.get(2).equals("internal")
            && (words.get(3).equals("reg") || words.get(3).equals("user"));
    if (!registrations) {
      return "Invalid Syntax!\n";
    }
    String wanted = words.size() > 4 ? words.get(4) : "";
    return registrations(wanted);
  }

  private String summary() {
    return "%25s\t%s\t  %40s\t%s\n".formatted("Name", "   Type", "Data", "State")
        + RULER
        + row("external", "profile", "sip:mod_sofia@127.0.0.1:5080", "RUNNING (0)")
        + row(
            "external::" + TRUNK,
            "gateway",
            "sip:gw@127.0.0.1:5090",
            surroundings.trunkRegistration())
        + row("internal", "profile", "sip:mod_sofia@127.0.0.1:5060", "RUNNING (0)")
        + row(domain, "  alias", "internal", "ALIASED")
        + RULER
        + "2 profiles 1 alias\n";
  }

  private String trunk() {
    return RULER
        + """
          Name    \t%s
          Profile \texternal
          Scheme  \tDigest
          Realm   \t127.0.0.1:5090
          Username\tgw
          Password\tyes
          From    \t<sip:gw@127.0.0.1:5090>
          Contact \t<sip:gw+carrier@127.0.0.1:5080>
          Exten   \tgw
          To      \tsip:gw@127.0.0.1:5090
          Proxy   \tsip:127.0.0.1:5090
          Context \tpublic
          Expires \t3600
          Freq    \t3600
          Ping    \t0
          PingFreq\t0
          PingTime\t0.00
          PingState\t0/0/0
          State   \t%s
          Status  \t%s
          Uptime  \t0s
          CallsIN \t0
          CallsOUT\t0
          FailedCallsIN\t0
          FailedCallsOUT\t0
          """
            .formatted(TRUNK, surroundings.trunkRegistration(), surroundings.trunkStatus())
        + RULER;
  }

  private static String row(String name, String type, String data, String state) {
    return "%25s\t%s\t  %40s\t%s\n".formatted(name, type, data, state);
  }

  private String registrations(String wanted) {
    StringBuilder text = new StringBuilder("\nRegistrations:\n").append(RULER);
    int total = 0;
    for (Line line : directory.all()) {
      if (line.isRegistered() && (wanted.isEmpty() || line.toString().contains(wanted))) {
        total++;
        append(text, line);
      }
    }
    return text.append("Total items returned: ")
        .append(total)
        .append('\n')
        .append(RULER)
        .append('\n')
        .toString();
  }

  private static void append(StringBuilder text, Line line) {
    String expires =
        EXPIRY.format(Instant.ofEpochSecond(line.expiresEpoch()).atOffset(ZoneOffset.UTC));
    text.append("Call-ID:    \t")
        .append(line.registrationCallId())
        .append("\nUser:       \t")
        .append(line)
        .append("\nContact:    \t\"\" <")
        .append(line.contact())
        .append(">\nAgent:      \tLoopPhone/1.0\nStatus:     \tRegistered(UDP)(unknown) EXP(")
        .append(expires)
        .append(") EXPSECS(300)\nPing-Status:\tReachable\nPing-Time:\t0.00\n")
        .append("Host:       \tswitch-simulator\nIP:         \t127.0.0.1\nPort:       \t")
        .append(line.port())
        .append("\nAuth-User:  \t")
        .append(line.number())
        .append("\nAuth-Realm: \t")
        .append(line.domain())
        .append("\nMWI-Account:\t")
        .append(line)
        .append("\n\n");
  }
}
