package io.patchcord.benchmarks.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.patchcord.benchmarks.program.Program;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Starts a gateway without a switch, and imports as an admin does, through the API: a file that
 * makes all agents, lines and assignments, one that gives each agent another line, and the undoing
 * of both. The first round has the compiler cold, as the first import after an installation has.
 */
final class ImportsMeasurement {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration DEADLINE = Duration.ofMinutes(5);
  private static final String IMPORT = "/api/v1/assignments/import?callCenter=PatchcordDemo";
  private static final int FIRST_LINE = 200_000;

  private final Path home;
  private final @Nullable String database;
  private final int rows;
  private final Consumer<String> progress;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private String baseUrl = "";
  private String key = "";

  ImportsMeasurement(Path home, @Nullable String database, int rows, Consumer<String> progress) {
    this.home = home;
    this.database = database;
    this.rows = rows;
    this.progress = progress;
  }

  List<ImportsReport.Round> run(int rounds) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("patchcord-bench-imports");
    try (Program gateway = start(folder)) {
      JsonNode demo = JSON.readTree(folder.resolve("data").resolve("demo.json").toFile());
      baseUrl = demo.path("baseUrl").asText();
      key = demo.path("adminKey").asText();
      List<ImportsReport.Round> measured = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        measured.add(round(gateway));
        progress.accept("round " + (round + 1) + ": " + measured.get(round));
      }
      return measured;
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  private Program start(Path folder) throws IOException {
    Path password = folder.resolve("password");
    Files.writeString(password, "benchmark\n");
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "serve",
                "--demo",
                "--data",
                folder.resolve("data").toString(),
                "--freeswitch",
                "127.0.0.1:1",
                "--password-file",
                password.toString(),
                "--http-port",
                "0"));
    if (database != null) {
      arguments.addAll(List.of("--database-url", database));
    }
    return Program.start(
            home.resolve("gateway"),
            "io.patchcord.gateway.Main",
            arguments,
            "  Ctrl-C stops it."::equals)
        .program();
  }

  private ImportsReport.Round round(Program gateway) throws IOException, InterruptedException {
    String made = csv(i -> FIRST_LINE + i);
    String moved = csv(i -> FIRST_LINE + rows + i);
    long before = gateway.processorMillis();
    Timed dryRun = post(IMPORT + "&dryRun=true", made);
    Timed create = post(IMPORT, made);
    Timed move = post(IMPORT, moved);
    Timed undoMove = undo(move);
    Timed undoCreate = undo(create);
    return new ImportsReport.Round(
        dryRun.millis(),
        create.millis(),
        move.millis(),
        undoMove.millis(),
        undoCreate.millis(),
        gateway.processorMillis() - before);
  }

  private String csv(IntUnaryOperator line) {
    return IntStream.range(0, rows)
        .mapToObj(
            i ->
                "agent%05d@example.com,Agent %d,agent%05d@example.com,%d"
                    .formatted(i, i, i, line.applyAsInt(i)))
        .collect(Collectors.joining("\n", "Username,Name,Email,Extension\n", "\n"));
  }

  private record Timed(long millis, JsonNode answer) {}

  private Timed post(String path, String csv) throws IOException, InterruptedException {
    Timed imported =
        send(request(path).header("Content-Type", "text/csv").POST(BodyPublishers.ofString(csv)));
    JsonNode counts = imported.answer().path("counts");
    int done = counts.path("created").asInt() + counts.path("changed").asInt();
    if (done != rows) {
      throw new IllegalStateException("Not all rows were imported: " + counts);
    }
    return imported;
  }

  private Timed undo(Timed imported) throws IOException, InterruptedException {
    return send(
        request("/api/v1/assignments/imports/" + imported.answer().path("id").asText()).DELETE());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(baseUrl + path))
        .timeout(DEADLINE)
        .header("Authorization", "Bearer " + key);
  }

  private Timed send(HttpRequest.Builder request) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
    long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
    if (response.statusCode() / 100 != 2) {
      throw new IllegalStateException(response.statusCode() + " " + response.body());
    }
    return new Timed(
        millis, response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body()));
  }
}
