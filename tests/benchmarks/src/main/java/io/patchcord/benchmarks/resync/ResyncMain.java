package io.patchcord.benchmarks.resync;

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

/** The command line of this benchmark; {@code scripts/bench resync} runs it. */
@Command(
    name = "resync",
    description = "How long until the gateway is right again after a gap, with 1,000 live calls.")
public final class ResyncMain implements Callable<Integer> {
  private static final int CALLS = 1_000;
  private static final int QUICK_CALLS = 60;
  private static final int GAPS = 7;
  private static final int QUICK_GAPS = 2;

  @Option(names = "--home", required = true, description = "the project's folder")
  private Path home = Path.of("");

  @Option(names = "--out", description = "also write DIR/resync.json")
  private @Nullable Path out;

  @Option(names = "--quick", description = "only show that everything runs")
  private boolean quick;

  @Option(names = "--check", description = "exit 1 when the goal is missed")
  private boolean check;

  private ResyncMain() {}

  /** Measures, prints the table, and exits. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new ResyncMain()).execute(arguments));
  }

  /** Returns 0, or 1 where {@code --check} is given and the goal is missed. */
  @Override
  public Integer call() throws IOException {
    if (out != null) {
      Files.createDirectories(out);
    }
    ResyncReport report =
        new ResyncMeasurement(
                home,
                quick ? QUICK_CALLS : CALLS,
                quick ? QUICK_GAPS : GAPS,
                line -> System.err.println(line))
            .run();
    PrintStream table = new PrintStream(System.out, true, UTF_8);
    table.print(report.table());
    if (out != null) {
      Path file = out.resolve("resync.json");
      Files.writeString(file, report.toJson());
      table.println("written: " + file);
    }
    return check && !report.met() ? 1 : 0;
  }
}
