package io.patchcord.gateway;

import io.patchcord.gateway.config.Configurations;
import io.patchcord.gateway.config.GatewayConfiguration;
import io.patchcord.gateway.demo.DemoCallCenter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * A start for practice, on a database of its own that is thrown away: {@code bin/patchcord} has the
 * JVM keep the classes that it loads, so that the next starts need not read, check and link them.
 * An archive of classes fits one Java and these jars alone, so it is made where it is used.
 */
@Command(
    name = "prepare",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description = {
      "Makes the next starts faster.",
      "Starts once for practice, with a database that is thrown away and on a free port, and keeps",
      "the classes that Java has loaded in lib/patchcord.jsa, or where PATCHCORD_CLASS_ARCHIVE says.",
      "Run it again after Java was upgraded; a file that does not fit is ignored."
    })
final class PrepareCommand implements Callable<Integer> {
  /** A machine that is busy with something else needs minutes for a start. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** What the first minutes of a gateway ask for. */
  private static final List<String> ASKED =
      List.of("/health/ready", "/metrics", "/openapi.json", "/api/v1/me", "/api/v1/history");

  @Override
  public Integer call() throws InterruptedException {
    try {
      Path folder = Files.createTempDirectory("patchcord-prepare");
      try {
        practice(folder);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new CommandFailure("the start for practice failed: " + e.getMessage() + ".");
    }
    System.out.println("Prepared: the next starts are faster.");
    return 0;
  }

  private static void practice(Path folder) throws IOException, InterruptedException {
    Path password = Files.writeString(folder.resolve("password"), "none\n");
    GatewayConfiguration configuration =
        Configurations.read(
            Map.of(
                "patchcord.data",
                folder.resolve("data").toString(),
                "patchcord.demo",
                "true",
                "patchcord.http.port",
                "0",
                "patchcord.switch.password-file",
                password.toString(),
                // Nobody listens there.
                "patchcord.switch.port",
                "1"),
            Map.of());
    Files.createDirectories(configuration.data());
    Gateway gateway = new Gateway(configuration);
    gateway.start();
    String key = gateway.demoKeys().map(DemoCallCenter.Keys::agents).orElseThrow().get(0).apiKey();
    HttpClient client = HttpClient.newHttpClient();
    for (String path : ASKED) {
      client.send(
          HttpRequest.newBuilder(URI.create(gateway.baseUrl() + path))
              .header("Authorization", "Bearer " + key)
              .timeout(PATIENCE)
              .build(),
          BodyHandlers.discarding());
    }
    gateway.stop();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
