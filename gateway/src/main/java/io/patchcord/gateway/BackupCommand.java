package io.patchcord.gateway;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Fetches a backup from a gateway that runs. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description = "Backs up the H2 file of a gateway that runs, while it is in use.")
final class BackupCommand implements Callable<Integer> {
  private static final int FAILED = 2;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      description = "Where the gateway is (${DEFAULT-VALUE}).")
  private String url = "";

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      required = true,
      description = "Has an admin's API key on its first line.")
  private Path keyFile = Path.of("");

  @Option(
      names = "--to",
      paramLabel = "FILE",
      required = true,
      description = "The backup to write, which must not be there yet.")
  private Path to = Path.of("");

  @Override
  public Integer call() throws InterruptedException {
    try {
      String key = Files.readAllLines(keyFile).stream().findFirst().orElse("").strip();
      if (Files.exists(to)) {
        System.err.println("patchcord: " + to + " is there already: name another file.");
        return FAILED;
      }
      Path part = to.resolveSibling(to.getFileName() + ".part");
      Files.deleteIfExists(part);
      // Only for who made it, from the first byte on.
      Files.createFile(
          part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      HttpResponse<Path> response =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(url).resolve("/api/v1/backup"))
                      .timeout(PATIENCE)
                      .header("Authorization", "Bearer " + key)
                      .POST(HttpRequest.BodyPublishers.noBody())
                      .build(),
                  BodyHandlers.ofFile(part, StandardOpenOption.WRITE));
      if (response.statusCode() != 200) {
        System.err.println(
            "patchcord: the gateway made no backup: " + Files.readString(part).strip());
        Files.deleteIfExists(part);
        return FAILED;
      }
      Files.move(part, to);
      System.out.println("Backed up to " + to + " (" + Files.size(to) + " bytes).");
      return 0;
    } catch (ConnectException e) {
      throw new CommandFailure("the gateway at " + url + " does not listen there.");
    } catch (NoSuchFileException | AccessDeniedException e) {
      throw new CommandFailure("the file " + e.getFile() + " cannot be used.");
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandFailure("the backup failed: " + e.getMessage() + ".");
    }
  }
}
