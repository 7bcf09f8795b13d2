package io.patchcord.gateway;

import io.patchcord.gateway.config.ConfigurationException;
import io.patchcord.gateway.config.GatewayConfiguration;
import io.patchcord.gateway.diagnostics.Checks;
import io.patchcord.gateway.diagnostics.DatabaseChecks;
import io.patchcord.gateway.diagnostics.Finding;
import io.patchcord.gateway.diagnostics.HostChecks;
import io.patchcord.gateway.diagnostics.Layer;
import io.patchcord.gateway.diagnostics.PhoneSystemChecks;
import io.patchcord.gateway.diagnostics.SalesforceChecks;
import io.patchcord.gateway.diagnostics.Verdict;
import io.patchcord.gateway.switching.FreeSwitchSettings;
import io.patchcord.gateway.switching.SwitchProbe;
import io.patchcord.persistence.Database;
import io.patchcord.persistence.DatabaseSettings;
import io.patchcord.persistence.Line;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** What can be seen from the gateway's machine without the gateway. */
final class LocalCheckup implements Checks {
  private static final int MAX_LINES = 20_000;

  private final GatewayConfiguration configuration;
  private final boolean gatewayRuns;
  private final Clock clock = Clock.systemUTC();

  /**
   * @param gatewayRuns whether one has an H2 file to itself
   */
  LocalCheckup(GatewayConfiguration configuration, boolean gatewayRuns) {
    this.configuration = configuration;
    this.gatewayRuns = gatewayRuns;
  }

  @Override
  public List<Finding> run() {
    List<Finding> findings = new ArrayList<>();
    findings.addAll(
        new HostChecks(
                List.of(
                    configuration.data(),
                    configuration
                        .history()
                        .spoolDirectory()
                        .orElseGet(() -> configuration.data().resolve("history"))))
            .run());
    DatabaseSettings settings = DatabaseUrl.settings(configuration);
    Supplier<Set<String>> lines = Set::of;
    if (gatewayRuns && settings.jdbcUrl().startsWith("jdbc:h2:")) {
      findings.add(
          Finding.unknown(
              Layer.SALESFORCE,
              "organizations",
              "The gateway that runs has the H2 file to itself.",
              "Give --key-file the key of an admin, and the gateway is asked."));
    } else {
      List<Finding> found = new DatabaseChecks(() -> Database.look(settings)).run();
      findings.addAll(found);
      if (found.stream().allMatch(finding -> finding.verdict() == Verdict.OK)) {
        findings.addAll(stored(settings));
        lines = () -> lines(settings);
      }
    }
    findings.addAll(phoneSystem(lines));
    return findings;
  }

  private List<Finding> phoneSystem(Supplier<Set<String>> lines) {
    FreeSwitchSettings settings;
    try {
      settings = SwitchParts.settings(configuration.phoneSystem());
    } catch (ConfigurationException e) {
      return List.of(
          Finding.unknown(
              Layer.PHONE_SYSTEM,
              "event-socket",
              "The switch cannot be asked: " + e.getMessage(),
              "Name the file with --password-file, or ask the gateway with --key-file."));
    }
    return new PhoneSystemChecks(() -> SwitchProbe.open(settings), lines, clock).run();
  }

  private List<Finding> stored(DatabaseSettings settings) {
    try (Database database = Database.openToRead(settings)) {
      return new SalesforceChecks(database, clock).run();
    }
  }

  private static Set<String> lines(DatabaseSettings settings) {
    try (Database database = Database.openToRead(settings)) {
      return lines(database);
    }
  }

  /** The numbers of the lines in use. */
  static Set<String> lines(Database database) {
    Set<String> numbers = new HashSet<>();
    for (Line line : database.read(db -> db.lines().all("", MAX_LINES))) {
      if (line.endedAt() == null) {
        numbers.add(line.number());
      }
    }
    return numbers;
  }
}
