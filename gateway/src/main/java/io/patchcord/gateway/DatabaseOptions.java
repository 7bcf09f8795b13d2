package io.patchcord.gateway;

import io.patchcord.gateway.config.Configurations;
import io.patchcord.gateway.config.GatewayConfiguration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command that works without the gateway finds the database: as {@code serve} does. */
final class DatabaseOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where the embedded database is kept (data, or PATCHCORD_DATA).")
  private @Nullable String data;

  @Option(
      names = "--database-url",
      paramLabel = "JDBC",
      description = "H2 or PostgreSQL (an H2 file in the data directory).")
  private @Nullable String databaseUrl;

  /** The gateway's configuration on this machine, with what the options say. */
  GatewayConfiguration configuration() {
    return configuration(Map.of());
  }

  /** The same with more settings, by key. */
  GatewayConfiguration configuration(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    if (data != null) {
      settings.put("patchcord.data", data);
    }
    if (databaseUrl != null) {
      settings.put("patchcord.database.url", databaseUrl);
    }
    return Configurations.read(settings, System.getenv());
  }
}
