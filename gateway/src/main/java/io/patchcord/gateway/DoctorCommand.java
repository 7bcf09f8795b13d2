package io.patchcord.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.patchcord.gateway.config.ConfigurationException;
import io.patchcord.gateway.config.GatewayConfiguration;
import io.patchcord.gateway.diagnostics.Finding;
import io.patchcord.gateway.diagnostics.Layer;
import io.patchcord.gateway.diagnostics.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Says which layer failed, to whoever is on call at night. Asks a gateway that runs, and looks
 * itself at what that one does not tell.
 */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description = {
      "Says which layer failed, and what to do; changes nothing.",
      "The layers are the phone system, the gateway and Salesforce. With --key-file the running",
      "gateway is asked for all that it sees; without, or when it does not answer, this machine's",
      "configuration is used as serve would."
    },
    footer = {"", "Exit status: 0 nothing failed, 1 something did, 2 it could not be looked at."})
final class DoctorCommand implements Callable<Integer> {
  @Mixin private GatewayClient gateway = new GatewayClient();
  @Mixin private DatabaseOptions database = new DatabaseOptions();

  @Option(
      names = "--freeswitch",
      paramLabel = "HOST:PORT",
      description = "The Event Socket of the FreeSWITCH (127.0.0.1:8021).")
  private @Nullable String freeswitch;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "Holds the Event Socket's password.")
  private @Nullable String passwordFile;

  @Option(names = "--json", description = "Print JSON, as GET /api/v1/diagnostics gives it.")
  private boolean json;

  @Override
  public Integer call() {
    List<Finding> findings = new ArrayList<>();
    GatewayVisit visit = new GatewayVisit(gateway);
    findings.addAll(visit.run());
    if (!visit.toldAll()) {
      findings.addAll(new LocalCheckup(configuration(), visit.answered()).run());
    }
    findings.sort(Comparator.comparing(Finding::layer));
    print(findings);
    return findings.stream().anyMatch(finding -> finding.verdict() == Verdict.FAILED)
        ? Main.BAD_NEWS
        : 0;
  }

  private GatewayConfiguration configuration() {
    Map<String, String> settings = new HashMap<>();
    if (passwordFile != null) {
      settings.put("patchcord.switch.password-file", passwordFile);
    }
    if (freeswitch != null) {
      int colon = freeswitch.lastIndexOf(':');
      if (colon < 1) {
        throw new ConfigurationException("--freeswitch takes HOST:PORT, such as 127.0.0.1:8021.");
      }
      settings.put("patchcord.switch.host", freeswitch.substring(0, colon));
      settings.put("patchcord.switch.port", freeswitch.substring(colon + 1));
    }
    return database.configuration(settings);
  }

  private void print(List<Finding> findings) {
    if (json) {
      Map<String, Object> report = new LinkedHashMap<>();
      report.put("at", Instant.now().toString());
      report.put("findings", findings);
      try {
        System.out.println(
            new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsString(report));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("a finding is no JSON", e);
      }
      return;
    }
    for (Layer layer : Layer.values()) {
      System.out.println(layer.title());
      List<Finding> there = findings.stream().filter(finding -> finding.layer() == layer).toList();
      if (there.isEmpty()) {
        System.out.println("  -        nothing could be looked at");
      }
      there.forEach(DoctorCommand::print);
    }
  }

  private static void print(Finding finding) {
    System.out.printf(
        "  %-8s %s%n", finding.verdict().name().toLowerCase(Locale.ROOT), finding.detail());
    if (finding.remedy() != null) {
      System.out.println("           " + finding.remedy());
    }
  }
}
