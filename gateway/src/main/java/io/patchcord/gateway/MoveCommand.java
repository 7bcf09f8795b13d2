package io.patchcord.gateway;

import io.patchcord.gateway.config.ConfigurationException;
import io.patchcord.gateway.config.Configurations;
import io.patchcord.gateway.config.GatewayConfiguration;
import io.patchcord.persistence.DatabaseException;
import io.patchcord.persistence.DatabaseMove;
import io.patchcord.persistence.DatabaseSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Moves everything to another database, and looks whether it is the same there. */
@Command(
    name = "move-database",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description = {
      "Copies everything to another database, such as PostgreSQL.",
      "That one must be empty. The two are compared row by row before anything is kept. The gateway",
      "must not run."
    })
final class MoveCommand implements Callable<Integer> {
  private static final int FAILED = 2;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data directory that has the H2 file (data).")
  private @Nullable String data;

  @Option(names = "--from", paramLabel = "JDBC", description = "Another database to move.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "JDBC",
      required = true,
      description = "Where to: jdbc:postgresql://HOST/DATABASE?user=U&password=P")
  private String to = "";

  @Override
  public Integer call() {
    try {
      Map<String, Long> counts = new DatabaseMove(settings(from), settings(to)).run();
      long rows = counts.values().stream().mapToLong(Long::longValue).sum();
      counts.forEach((table, count) -> System.out.println(count + " " + table));
      System.out.println(
          "Moved " + rows + " rows of " + counts.size() + " tables; nothing differs.");
      return 0;
    } catch (ConfigurationException | DatabaseException e) {
      System.err.println("patchcord: " + e.getMessage());
      return FAILED;
    }
  }

  private DatabaseSettings settings(@Nullable String url) {
    Map<String, String> settings = new HashMap<>();
    if (data != null) {
      settings.put("patchcord.data", data);
    }
    if (url != null) {
      settings.put("patchcord.database.url", url);
    }
    GatewayConfiguration configuration = Configurations.read(settings, Map.of());
    return DatabaseUrl.settings(configuration);
  }
}
