package io.patchcord.gateway;

import io.patchcord.gateway.config.ConfigurationException;
import io.patchcord.gateway.config.Configurations;
import io.patchcord.gateway.config.GatewayConfiguration;
import io.patchcord.persistence.Database;
import io.patchcord.persistence.DatabaseBackup;
import io.patchcord.persistence.DatabaseException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a backup into an empty data directory. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description = "Restores a backup of the H2 file into a data directory that has none.")
final class RestoreCommand implements Callable<Integer> {
  private static final int FAILED = 2;

  @Parameters(paramLabel = "FILE", description = "The backup.")
  private Path file = Path.of("");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "The data directory of the gateway, which must not run.")
  private Path data = Path.of("");

  @Override
  public Integer call() {
    try {
      GatewayConfiguration configuration =
          Configurations.read(Map.of("patchcord.data", data.toString()), Map.of());
      new DatabaseBackup(file).restoreTo(DatabaseUrl.file(configuration));
      Database.open(DatabaseUrl.settings(configuration)).close();
      System.out.println("Restored " + file + " to " + data + ".");
      return 0;
    } catch (ConfigurationException | DatabaseException e) {
      System.err.println("patchcord: " + e.getMessage());
      return FAILED;
    }
  }
}
