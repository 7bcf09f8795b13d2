package io.patchcord.gateway;

import io.patchcord.gateway.config.ConfigurationException;
import io.patchcord.gateway.config.Configurations;
import io.patchcord.gateway.line.SipDirectory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is done for the FreeSWITCH beside the gateway. */
@Command(
    name = "freeswitch",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    subcommands = FreeSwitchCommand.Export.class,
    description = "Writes files for FreeSWITCH.")
final class FreeSwitchCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to do, such as " + spec.qualifiedName() + " export");
  }

  /** Fetches the lines, and the agents of the queues, from a gateway that runs. */
  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      versionProvider = ProgramVersion.class,
      description = {
        "Writes the lines that have a SIP password into a file for FreeSWITCH's directory,",
        "and with --agents-to the agents of its queues into two files for mod_callcenter: for",
        "a switch that does not ask the gateway, or while it does not answer.",
        "Afterwards: fs_cli -x reloadxml"
      })
  static final class Export implements Callable<Integer> {
    private static final int FAILED = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Option(
        names = "--url",
        paramLabel = "URL",
        defaultValue = "http://127.0.0.1:8080",
        description = "Where the gateway is (${DEFAULT-VALUE}).")
    private String url = "";

    @Option(
        names = "--password-file",
        paramLabel = "FILE",
        required = true,
        description = "Has what PATCHCORD_SWITCH_DIRECTORY_PASSWORD_FILE of the gateway has.")
    private @Nullable Path passwordFile;

    @Option(
        names = "--to",
        paramLabel = "DIR",
        required = true,
        description = "The folder directory/lines of FreeSWITCH's configuration.")
    private Path to = Path.of("");

    @Option(
        names = "--agents-to",
        paramLabel = "DIR",
        description = "The folder directory/agents of FreeSWITCH's configuration.")
    private @Nullable Path agentsTo;

    @Override
    public Integer call() throws InterruptedException {
      try {
        String password = passwordFile == null ? "" : Configurations.secret(passwordFile);
        // All are there before one is written.
        String lines = fetch(password, "directory");
        String agents = agentsTo == null ? "" : fetch(password, "agents");
        String tiers = agentsTo == null ? "" : fetch(password, "tiers");
        report(to.resolve("patchcord.xml"), lines, "<user ", "lines");
        if (agentsTo != null) {
          report(agentsTo.resolve("patchcord.agents.xml"), agents, "<agent ", "agents");
          report(agentsTo.resolve("patchcord.tiers.xml"), tiers, "<tier ", "tiers");
        }
        System.out.println("Now: fs_cli -x reloadxml");
        return 0;
      } catch (ConfigurationException e) {
        System.err.println("patchcord: " + e.getMessage());
      } catch (IOException | IllegalArgumentException e) {
        System.err.println("patchcord: the export failed: " + e);
      }
      return FAILED;
    }

    /** What the gateway has of that section. */
    private String fetch(String password, String section) throws IOException, InterruptedException {
      HttpResponse<String> response =
          // The gateway speaks no HTTP/2: an upgrade would only be asked for in vain.
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .build()
              .send(request(password, section), BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new ConfigurationException("nothing was written: " + reason(response));
      }
      return response.body();
    }

    private HttpRequest request(String password, String section) {
      String pair = SipDirectory.USER + ':' + password;
      return HttpRequest.newBuilder(URI.create(url).resolve("/freeswitch/xml"))
          .timeout(PATIENCE)
          .header(
              "Authorization",
              "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(HttpRequest.BodyPublishers.ofString("purpose=export&section=" + section))
          .build();
    }

    private static void report(Path file, String text, String each, String what)
        throws IOException {
      write(file, text);
      System.out.println("Wrote " + (text.split(each, -1).length - 1) + " " + what + " to " + file);
    }

    private static String reason(HttpResponse<String> response) {
      return switch (response.statusCode()) {
        case 401 -> "the gateway has another password.";
        case 404 ->
            "the gateway answers no switch there: set PATCHCORD_SWITCH_DIRECTORY_PASSWORD_FILE, and"
                + " ask it from its own host or a private network.";
        case 503 ->
            "the gateway does not know the domain of the lines before it has reached the switch:"
                + " set PATCHCORD_SWITCH_DOMAIN, or start the switch.";
        default -> "the gateway answered " + response.statusCode() + ".";
      };
    }

    /** All of it or nothing, readable by who makes it and by the group, which is the switch's. */
    private static void write(Path file, String text) throws IOException {
      Path part =
          Files.createTempFile(
              file.toAbsolutePath().getParent(),
              "lines",
              ".part",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----")));
      Files.writeString(part, text);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
