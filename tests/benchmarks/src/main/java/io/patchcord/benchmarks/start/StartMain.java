package io.patchcord.benchmarks.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of this benchmark; {@code scripts/bench start} runs it. */
@Command(name = "start", description = "How soon a gateway that is installed is ready.")
public final class StartMain implements Callable<Integer> {
  private static final int ROUNDS = 11;

  @Option(names = "--home", required = true, description = "the project's folder")
  private Path home = Path.of("");

  @Option(names = "--archive", required = true, description = "what scripts/package made")
  private Path archive = Path.of("");

  @Option(names = "--out", description = "also write DIR/start.json")
  private @Nullable Path out;

  @Option(names = "--quick", description = "only show that everything runs")
  private boolean quick;

  @Option(names = "--check", description = "exit 1 when the goal is missed")
  private boolean check;

  private StartMain() {}

  /** Measures, prints the table, and exits. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new StartMain()).execute(arguments));
  }

  /** Returns 0, or 1 where {@code --check} is given and the goal is missed. */
  @Override
  public Integer call() throws IOException, InterruptedException {
    if (out != null) {
      Files.createDirectories(out);
    }
    int rounds = quick ? 1 : ROUNDS;
    StartReport report =
        new StartReport(
            rounds, new StartMeasurement(home, archive, System.err::println).run(rounds));
    PrintStream table = new PrintStream(System.out, true, UTF_8);
    table.print(report.table());
    if (out != null) {
      Path file = out.resolve("start.json");
      Files.writeString(file, report.toJson());
      table.println("written: " + file);
    }
    return check && !report.met() ? 1 : 0;
  }
}
