package io.patchcord.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of the simulator. */
@Command(
    name = "switch-simulator",
    mixinStandardHelpOptions = true,
    version = "switch-simulator 0.1",
    sortOptions = false,
    description = {
      "A FreeSWITCH that is only its Event Socket: a real program on a real port that behaves as a"
          + " recorded FreeSWITCH 1.10.12.",
      ""
    },
    footer = {
      "",
      "Numbers outside, by their last four digits:",
      "  0486  is busy (USER_BUSY)",
      "  0480  rings and is never answered (NO_ANSWER after call_timeout, 60 s if none)",
      "  0404  does not exist (UNALLOCATED_NUMBER)",
      "  0603  rejects (CALL_REJECTED)",
      "  0503  the carrier is out of order (NORMAL_TEMPORARY_FAILURE)",
      "  others ring for --ring-time and answer",
      "18005550101 called from outside rings line 1001, ...0102 line 1002, and so on.",
      "18005550100 is the queue support@default.",
      "Line 1019 is in the directory and has no phone.",
      "",
      "What people and phones do is told through the Event Socket: api simulate, without more,"
          + " shows how.",
      "",
      "Password: --password-file, or the environment variable PATCHCORD_SIMULATOR_PASSWORD.",
      "Log level: the environment variable PATCHCORD_SIMULATOR_LOG_LEVEL (WARN)."
    })
public final class SimulatorMain implements Callable<Integer> {
  private static final String PASSWORD_VARIABLE = "PATCHCORD_SIMULATOR_PASSWORD";
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})(ms|s|m)");

  @Option(
      names = "--port",
      defaultValue = "8021",
      description = "Port of the Event Socket, 0 for any free one (default: ${DEFAULT-VALUE})")
  private int port;

  @Option(
      names = "--bind",
      defaultValue = "127.0.0.1",
      description = "Address to listen on (default: ${DEFAULT-VALUE})")
  private String bindAddress = "";

  @Option(names = "--password-file", description = "File with the password on its first line")
  private @Nullable Path passwordFile;

  @Option(
      names = "--ring-time",
      defaultValue = "1s",
      converter = DurationConverter.class,
      description = "How long the outside rings before it answers (default: ${DEFAULT-VALUE})")
  private Duration ringTime = Duration.ZERO;

  @Option(
      names = "--heartbeat",
      defaultValue = "20s",
      converter = DurationConverter.class,
      description = "Time between two heartbeats (default: ${DEFAULT-VALUE})")
  private Duration heartbeat = Duration.ZERO;

  @Option(
      names = "--domain",
      defaultValue = "pbx.test",
      description = "Domain of the lines (default: ${DEFAULT-VALUE})")
  private String domain = "";

  @Option(
      names = "--lines",
      defaultValue = "1001-1003",
      description = "Lines with a registered phone (default: ${DEFAULT-VALUE})")
  private String lines = "";

  @Option(
      names = "--max-channels",
      defaultValue = "1000",
      description = "How many legs there can be at once (default: ${DEFAULT-VALUE})")
  private int maximumChannels;

  private SimulatorMain() {}

  /** Reads durations as 500ms, 20s or 2m. */
  static final class DurationConverter implements CommandLine.ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      Matcher matcher = DURATION.matcher(text);
      if (!matcher.matches()) {
        throw new CommandLine.TypeConversionException(text + " (expected: as 500ms, 20s or 2m)");
      }
      long amount = Long.parseLong(matcher.group(1));
      return switch (matcher.group(2)) {
        case "ms" -> Duration.ofMillis(amount);
        case "s" -> Duration.ofSeconds(amount);
        default -> Duration.ofMinutes(amount);
      };
    }
  }

  /** Runs the simulator until it is told to stop. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new SimulatorMain()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    SwitchSimulator simulator;
    try {
      simulator = new SwitchSimulator(settings()).start();
    } catch (BindException e) {
      return complain(
          "port "
              + port
              + " of "
              + bindAddress
              + " is in use: stop what listens there, or choose"
              + " another with --port (0: any free one)");
    } catch (IOException | IllegalArgumentException e) {
      return complain(String.valueOf(e.getMessage()));
    }
    Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "shutdown"));
    System.out.println("switch-simulator ready on " + bindAddress + ":" + simulator.port());
    System.out.flush();
    // A signal ends the process; the hook above shuts the switch down first.
    new CountDownLatch(1).await();
    return CommandLine.ExitCode.OK;
  }

  private SimulatorSettings settings() throws IOException {
    return new SimulatorSettings(
        bindAddress,
        port,
        password(),
        ringTime,
        heartbeat,
        domain,
        SimulatorSettings.parseLines(lines),
        SimulatorSettings.Limits.STANDARD.withChannels(maximumChannels));
  }

  private String password() throws IOException {
    String password = System.getenv(PASSWORD_VARIABLE);
    Path file = passwordFile;
    if (file != null) {
      if (!Files.isReadable(file)) {
        throw new IOException("the password file " + file + " cannot be read");
      }
      password = Files.readString(file, UTF_8).lines().findFirst().orElse("").strip();
    }
    if (password == null || password.isEmpty()) {
      throw new IOException(
          "no password: name a file with --password-file or set " + PASSWORD_VARIABLE);
    }
    return password;
  }

  private static int complain(String message) {
    System.err.println("switch-simulator: " + message);
    return CommandLine.ExitCode.USAGE;
  }
}
