package io.patchcord.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.patchcord.benchmarks.decode.DecodeMeasurement;
import io.patchcord.benchmarks.decode.DecodeReport;
import io.patchcord.benchmarks.decode.DecodersAgree;
import io.patchcord.benchmarks.decode.EventDecoder;
import io.patchcord.benchmarks.decode.Library;
import io.patchcord.benchmarks.decode.Recording;
import io.patchcord.benchmarks.report.Environment;
import io.patchcord.benchmarks.report.EslReport;
import io.patchcord.benchmarks.report.EslTable;
import io.patchcord.benchmarks.socket.SocketMeasurement;
import io.patchcord.benchmarks.socket.SocketReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of the benchmarks; {@code scripts/bench esl} runs it. */
@Command(
    name = "esl",
    description = "Our Event Socket client beside link.thingscloud:freeswitch-esl, in one run.")
public final class BenchmarkMain implements Callable<Integer> {

  @Option(names = "--out", description = "also write DIR/esl.json")
  private @Nullable Path out;

  @Option(names = "--quick", description = "only show that everything runs")
  private boolean quick;

  @Option(names = "--check", description = "exit 1 when a goal is missed")
  private boolean check;

  private BenchmarkMain() {}

  /** Measures, prints the table, and exits. */
  public static void main(String[] arguments) {
    int code = new CommandLine(new BenchmarkMain()).execute(arguments);
    // Their client leaves a thread running that nobody can end.
    System.exit(code);
  }

  /** Returns 0, or 1 where {@code --check} is given and a goal is missed. */
  @Override
  public Integer call() throws IOException {
    if (out != null) {
      // Before minutes of measuring, not after.
      Files.createDirectories(out);
    }
    Consumer<String> progress = System.err::println;
    int compared = compare(Recording.plain());
    compare(Recording.plainAsRecorded());
    progress.accept("Both decoders read the same headers of %d events.".formatted(compared));
    DecodeReport decode =
        (quick ? DecodeMeasurement.quick(progress) : DecodeMeasurement.thorough(progress)).run();
    SocketReport socket =
        (quick ? SocketMeasurement.quick(progress) : SocketMeasurement.thorough(progress)).run();
    EslReport report = EslReport.of(compared, decode, socket, Environment.now(quick));
    PrintStream table = new PrintStream(System.out, true, UTF_8);
    table.println();
    table.print(EslTable.of(report));
    if (out != null) {
      Path file = out.resolve("esl.json");
      Files.writeString(file, report.toJson());
      table.println("written: " + file);
    }
    return check && !report.allGoalsMet() ? 1 : 0;
  }

  private static int compare(Recording recording) {
    try (EventDecoder ours = Library.OURS.decoder();
        EventDecoder theirs = Library.THEIRS.decoder()) {
      return DecodersAgree.check(recording, ours, theirs);
    }
  }
}
