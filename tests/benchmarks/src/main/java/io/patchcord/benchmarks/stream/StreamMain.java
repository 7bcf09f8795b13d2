package io.patchcord.benchmarks.stream;

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

/** The command line of this benchmark; {@code scripts/bench stream} runs it. */
@Command(
    name = "stream",
    description = "How long from the switch's bytes to an agent's, with 5,000 open streams.")
public final class StreamMain implements Callable<Integer> {
  private static final StreamMeasurement.Size FULL =
      new StreamMeasurement.Size(5_000, 2_000, 300, 15, 3);
  private static final StreamMeasurement.Size QUICK =
      new StreamMeasurement.Size(200, 500, 20, 3, 1);

  @Option(names = "--home", required = true, description = "the project's folder")
  private Path home = Path.of("");

  @Option(names = "--out", description = "also write DIR/stream.json")
  private @Nullable Path out;

  @Option(names = "--quick", description = "only show that everything runs")
  private boolean quick;

  @Option(names = "--check", description = "exit 1 when the goal is missed")
  private boolean check;

  private StreamMain() {}

  /** Measures, prints the table, and exits. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new StreamMain()).execute(arguments));
  }

  /** Returns 0, or 1 where {@code --check} is given and the goal is missed. */
  @Override
  public Integer call() throws IOException, InterruptedException {
    if (out != null) {
      Files.createDirectories(out);
    }
    StreamReport report =
        new StreamMeasurement(home, quick ? QUICK : FULL, System.err::println).run();
    PrintStream table = new PrintStream(System.out, true, UTF_8);
    table.print(report.table());
    if (out != null) {
      Path file = out.resolve("stream.json");
      Files.writeString(file, report.toJson());
      table.println("written: " + file);
    }
    return check && !report.met() ? 1 : 0;
  }
}
