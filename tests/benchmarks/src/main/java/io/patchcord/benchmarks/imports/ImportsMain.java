package io.patchcord.benchmarks.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of this benchmark; {@code scripts/bench imports} runs it. */
@Command(
    name = "imports",
    description = "How long an import of 10,000 assignments takes, and its undoing.")
public final class ImportsMain implements Callable<Integer> {
  private static final int ROWS = 10_000;
  private static final int QUICK_ROWS = 200;
  private static final int ROUNDS = 3;

  @Option(names = "--home", required = true, description = "the project's folder")
  private Path home = Path.of("");

  @Option(
      names = "--database",
      description = "JDBC URL of an empty database, with its user; else an H2 file")
  private @Nullable String database;

  @Option(names = "--out", description = "also write DIR/imports.json")
  private @Nullable Path out;

  @Option(names = "--quick", description = "only show that everything runs")
  private boolean quick;

  @Option(names = "--check", description = "exit 1 when the goal is missed")
  private boolean check;

  private ImportsMain() {}

  /** Measures, prints the table, and exits. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new ImportsMain()).execute(arguments));
  }

  /** Returns 0, or 1 where {@code --check} is given and the goal is missed. */
  @Override
  public Integer call() throws IOException, InterruptedException {
    if (out != null) {
      Files.createDirectories(out);
    }
    int rows = quick ? QUICK_ROWS : ROWS;
    List<ImportsReport.Round> rounds =
        new ImportsMeasurement(home, database, rows, System.err::println).run(quick ? 1 : ROUNDS);
    ImportsReport report =
        new ImportsReport(database == null ? "H2 file" : database.split("[?;]")[0], rows, rounds);
    PrintStream table = new PrintStream(System.out, true, UTF_8);
    table.print(report.table());
    if (out != null) {
      Path file = out.resolve("imports.json");
      Files.writeString(file, report.toJson());
      table.println("written: " + file);
    }
    return check && !report.met() ? 1 : 0;
  }
}
