package io.patchcord.gateway.diagnostics;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.switching.SwitchProbe;
import io.patchcord.gateway.switching.SwitchProbeException;
import io.patchcord.gateway.switching.Trunk;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The phone system: whether it can be reached, and whether it can do what calls need. */
public final class PhoneSystemChecks implements Checks {
  private static final Layer LAYER = Layer.PHONE_SYSTEM;

  /** The times of calls are the switch's; a person notices this much. */
  private static final Duration NOTICED = Duration.ofSeconds(5);

  /** Sessions from Salesforce are opened within this, and records belong to another minute. */
  private static final Duration HARMFUL = Duration.ofSeconds(60);

  private static final int NAMED = 5;

  private final Supplier<SwitchProbe> open;
  private final Supplier<Set<String>> lines;
  private final Clock clock;

  /**
   * @param open connects to the switch, or throws {@link SwitchProbeException}
   * @param lines the numbers of the lines in use; empty where they are not known
   */
  public PhoneSystemChecks(Supplier<SwitchProbe> open, Supplier<Set<String>> lines, Clock clock) {
    this.open = requireNonNull(open, "open is null");
    this.lines = requireNonNull(lines, "lines is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  @Override
  public List<Finding> run() {
    List<Finding> findings = new ArrayList<>();
    try (SwitchProbe probe = open.get()) {
      findings.add(
          Finding.ok(
              LAYER, "event-socket", "The Event Socket at " + probe.address() + " answers."));
      for (Supplier<Finding> check : checks(probe)) {
        findings.add(check.get());
      }
    } catch (SwitchProbeException e) {
      findings.add(unreached(e));
    }
    return findings;
  }

  private List<Supplier<Finding>> checks(SwitchProbe probe) {
    return List.of(
        () -> version(probe.version()),
        () -> skew(Duration.between(clock.instant(), probe.clock())),
        () -> domain(probe),
        () -> phones(probe.registered(), lines.get()),
        () -> trunk(probe),
        () -> queues(probe.hasQueues()));
  }

  private static Finding unreached(SwitchProbeException fault) {
    String remedy =
        switch (fault.kind()) {
          case UNREACHABLE ->
              "Start FreeSWITCH, or correct patchcord.switch.host and patchcord.switch.port, or"
                  + " listen-ip and listen-port of its event_socket.conf.xml; calls that talk go on.";
          case WRONG_PASSWORD ->
              "Write the password of event_socket.conf.xml into the file that"
                  + " patchcord.switch.password-file names.";
          case NOT_ON_ACCESS_LIST ->
              "Add this machine's address to the list that apply-inbound-acl of"
                  + " event_socket.conf.xml names, and reloadacl.";
          case UNEXPECTED ->
              "See whether it is a FreeSWITCH that listens there, and which version.";
        };
    return Finding.failed(LAYER, "event-socket", fault.getMessage() + ".", remedy);
  }

  static Finding version(String text) {
    return text.startsWith("FreeSWITCH Version 1.10.")
        ? Finding.ok(LAYER, "version", text.split("\\s*[(]", 2)[0] + " is known to Patchcord.")
        : Finding.warning(
            LAYER,
            "version",
            "It calls itself \"" + text.lines().findFirst().orElse("") + "\".",
            "Patchcord is held to FreeSWITCH 1.10: use that one.");
  }

  static Finding skew(Duration ahead) {
    Duration apart = ahead.abs();
    String detail =
        "Its clock is "
            + (apart.toSeconds() <= 1
                ? "right."
                : apart.toSeconds() + " s " + (ahead.isNegative() ? "behind." : "ahead."));
    if (apart.compareTo(NOTICED) <= 0) {
      return Finding.ok(LAYER, "clock", detail);
    }
    String remedy = "Set the clocks of both machines by NTP, such as chrony.";
    return apart.compareTo(HARMFUL) <= 0
        ? Finding.warning(LAYER, "clock", detail, remedy)
        : Finding.failed(LAYER, "clock", detail, remedy);
  }

  private static Finding domain(SwitchProbe probe) {
    String domain = probe.domain();
    if (domain.isEmpty()) {
      return Finding.failed(
          LAYER,
          "domain",
          "The switch does not say its SIP domain.",
          "Set its global variable domain, or patchcord.switch.domain.");
    }
    int users = probe.usersOf(domain);
    return users > 0
        ? Finding.ok(LAYER, "domain", "Its domain " + domain + " has " + users + " users.")
        : Finding.failed(
            LAYER,
            "domain",
            "Its directory has no user in the domain " + domain + ".",
            "Set patchcord.switch.domain to the domain of the lines, and reloadxml.");
  }

  static Finding phones(Set<String> registered, Set<String> known) {
    if (known.isEmpty()) {
      return Finding.ok(LAYER, "phones", registered.size() + " phones are registered.");
    }
    Set<String> dark = new TreeSet<>(known);
    dark.removeAll(registered);
    int with = known.size() - dark.size();
    String detail = with + " of " + known.size() + " lines have a phone.";
    if (with == 0) {
      return Finding.failed(
          LAYER,
          "phones",
          "No line has a phone.",
          "See whether the phones reach the switch's SIP port, and what sofia status profile"
              + " internal reg says.");
    }
    return dark.isEmpty()
        ? Finding.ok(LAYER, "phones", detail)
        : Finding.warning(
            LAYER, "phones", detail, "Look at the phones of the lines " + some(dark) + ".");
  }

  private static String some(Set<String> numbers) {
    String named = String.join(", ", numbers.stream().limit(NAMED).toList());
    return numbers.size() <= NAMED ? named : named + " and " + (numbers.size() - NAMED) + " others";
  }

  private static Finding trunk(SwitchProbe probe) {
    return probe
        .trunk()
        .map(trunk -> trunk(probe.trunkName(), trunk))
        .orElseGet(
            () ->
                Finding.failed(
                    LAYER,
                    "trunk",
                    "The switch has no SIP gateway " + probe.trunkName() + ".",
                    "Set patchcord.switch.gateway to the name that sofia status shows; calls"
                        + " between lines work."));
  }

  static Finding trunk(String name, Trunk trunk) {
    if (!trunk.status().equals("UP")) {
      return Finding.failed(
          LAYER,
          "trunk",
          "The trunk " + name + " does not answer the switch's OPTIONS.",
          "Ask the carrier, and see whether the switch reaches it; calls between lines work.");
    }
    return switch (trunk.registration()) {
      case "NOREG", "REGED" -> Finding.ok(LAYER, "trunk", "The trunk " + name + " is up.");
      case "TRYING", "REGISTER", "UNREGED" ->
          Finding.warning(
              LAYER,
              "trunk",
              "The trunk " + name + " is being registered (" + trunk.registration() + ").",
              "Look again in a minute.");
      default ->
          Finding.failed(
              LAYER,
              "trunk",
              "The trunk " + name + " is not registered (" + trunk.registration() + ").",
              "Check its username and password at the switch, and ask the carrier; calls between"
                  + " lines work.");
    };
  }

  static Finding queues(boolean there) {
    return there
        ? Finding.ok(LAYER, "queues", "mod_callcenter is loaded.")
        : Finding.warning(
            LAYER,
            "queues",
            "mod_callcenter is not loaded: there are no queues.",
            "load mod_callcenter, and name it in modules.conf.xml; without queues, leave it.");
  }
}
