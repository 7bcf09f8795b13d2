package io.patchcord.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Files of the map, into a gateway that runs: by its API, so that it is audited under the key's
 * name, checked by the same rules, and seen by everybody at once.
 */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description = "Imports assignments or a call center into a running gateway.")
final class ImportCommand implements Runnable {
  /** Twenty thousand rows take a minute or two. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final String DRY_RUN = "dryRun=true";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "say what to import, such as " + spec.qualifiedName() + " assignments FILE");
  }

  @Command(
      name = "assignments",
      mixinStandardHelpOptions = true,
      versionProvider = ProgramVersion.class,
      description = {
        "Imports users and their lines.",
        "From a CSV file, or JSON if its name ends with .json; all of it or nothing, unless",
        "--skip-refused is given. Exit status 1 means that rows were refused."
      })
  int assignments(
      @Mixin GatewayClient gateway,
      @Parameters(paramLabel = "FILE", description = "The file.") Path file,
      @Option(names = "--dry-run", description = "Only print what would be done.") boolean dryRun,
      @Option(names = "--skip-refused", description = "Do the other rows when some are refused.")
          boolean skipRefused,
      @Option(names = "--all-rows", description = "Print the rows that change nothing, too.")
          boolean allRows,
      @Option(
              names = "--call-center",
              paramLabel = "NAME",
              description = "The call center of rows that name none.")
          @Nullable String callCenter) {
    gateway.requireKey();
    byte[] content = read(file);
    String query = "/api/v1/assignments/import?";
    if (callCenter != null) {
      query += "callCenter=" + encode(callCenter) + "&";
    }
    Map<String, String> type =
        Map.of(
            "Content-Type",
            file.toString().toLowerCase(Locale.ROOT).endsWith(".json")
                ? "application/json"
                : "text/csv");
    // Always first: with it, every refused row is shown, and not the first hundred.
    JsonNode plan = post(gateway, query + DRY_RUN, type, content);
    print(plan, allRows);
    int refused = plan.at("/counts/refused").asInt();
    if (dryRun) {
      System.out.println("Nothing was done: it was a dry run.");
      return refused == 0 ? 0 : Main.BAD_NEWS;
    }
    if (refused > 0 && !skipRefused) {
      System.out.println("Nothing was done: mend the refused rows, or give --skip-refused.");
      return Main.BAD_NEWS;
    }
    String how = query + "skipRefused=" + skipRefused;
    JsonNode done = ImportMonitor.during(gateway, () -> post(gateway, how, type, content));
    System.out.println("Done: " + counts(done) + ".");
    System.out.println(
        "DELETE /api/v1/assignments/imports/" + done.path("id").asText() + " undoes it.");
    return done.at("/counts/refused").asInt() == 0 ? 0 : Main.BAD_NEWS;
  }

  @Command(
      name = "call-center",
      mixinStandardHelpOptions = true,
      versionProvider = ProgramVersion.class,
      description = {
        "Imports the definition of a call center.",
        "From its XML file, as Setup exports it or as metadata: creates the call center, or replaces",
        "its definition."
      })
  int callCenter(
      @Mixin GatewayClient gateway,
      @Parameters(paramLabel = "FILE", description = "The file.") Path file,
      @Option(names = "--dry-run", description = "Only print what would be done.") boolean dryRun,
      @Option(
              names = "--name",
              paramLabel = "NAME",
              description = "The internal name, which the metadata form does not say.")
          @Nullable String name) {
    gateway.requireKey();
    List<String> query = new ArrayList<>();
    if (dryRun) {
      query.add(DRY_RUN);
    }
    if (name != null) {
      query.add("name=" + encode(name));
    }
    JsonNode done =
        post(
            gateway,
            "/api/v1/call-centers/import?" + String.join("&", query),
            Map.of("Content-Type", "application/xml"),
            read(file));
    for (JsonNode change : done.path("changes")) {
      System.out.printf(
          "%-9s %s: %s -> %s%n",
          change.path("kind").asText(),
          change.path("path").asText(),
          change.path("before").asText("-"),
          change.path("after").asText("-"));
    }
    System.out.printf(
        "%s %s, %d changes.%n",
        done.path("created").asBoolean() ? "New call center" : "Call center",
        done.path("callCenter").asText(),
        done.path("changes").size());
    if (dryRun) {
      System.out.println("Nothing was done: it was a dry run.");
    }
    return 0;
  }

  private static JsonNode post(
      GatewayClient gateway, String path, Map<String, String> headers, byte[] content) {
    GatewayClient.Answer answer =
        gateway.send(path, headers, "POST", BodyPublishers.ofByteArray(content), PATIENCE);
    if (answer.status() != 200) {
      throw GatewayClient.refusal(answer);
    }
    return answer.json();
  }

  private static void print(JsonNode report, boolean allRows) {
    for (JsonNode row : report.path("rows")) {
      String result = row.path("result").asText();
      if (!allRows && result.equals("UNCHANGED")) {
        continue;
      }
      List<String> details = new ArrayList<>();
      row.path("details").forEach(detail -> details.add(detail.asText()));
      System.out.printf(
          "row %-5d %-9s %-20s %-8s %s%n",
          row.path("row").asInt(),
          result.toLowerCase(Locale.ROOT),
          row.path("agent").asText("-"),
          row.path("line").asText("-"),
          String.join(" ", details));
    }
    List<String> ignored = new ArrayList<>();
    report.path("ignoredColumns").forEach(column -> ignored.add(column.asText()));
    if (!ignored.isEmpty()) {
      System.out.println("Columns that mean nothing here: " + String.join(", ", ignored) + ".");
    }
    System.out.println("Planned: " + counts(report) + ".");
  }

  private static String counts(JsonNode report) {
    JsonNode counts = report.path("counts");
    return "%d created, %d changed, %d ended, %d unchanged, %d refused"
        .formatted(
            counts.path("created").asInt(),
            counts.path("changed").asInt(),
            counts.path("ended").asInt(),
            counts.path("unchanged").asInt(),
            counts.path("refused").asInt());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new CommandFailure("the file " + file + " cannot be read.");
    }
  }
}
