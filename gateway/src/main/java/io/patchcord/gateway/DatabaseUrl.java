package io.patchcord.gateway;

import io.patchcord.gateway.config.ConfigurationException;
import io.patchcord.gateway.config.Configurations;
import io.patchcord.gateway.config.GatewayConfiguration;
import io.patchcord.persistence.DatabasePassword;
import io.patchcord.persistence.DatabaseSettings;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is. A user and a password that stand in a PostgreSQL URL are taken out of it,
 * so that the URL can be shown.
 */
final class DatabaseUrl {
  /** What H2 calls its file, after the name that it is given. */
  static final String FILE_SUFFIX = ".mv.db";

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private DatabaseUrl() {}

  /** The H2 file in the data directory, without its suffix. */
  static Path file(GatewayConfiguration configuration) {
    return configuration.data().toAbsolutePath().normalize().resolve("patchcord");
  }

  static DatabaseSettings settings(GatewayConfiguration configuration) {
    GatewayConfiguration.Database database = configuration.database();
    String url =
        database
            .url()
            .orElseGet(
                () ->
                    "jdbc:h2:file:"
                        + file(configuration)
                        // Or H2 closes itself when the program ends, before the last is written.
                        + ";DB_CLOSE_ON_EXIT=FALSE");
    String user = database.user().orElse(null);
    String password = database.passwordFile().map(Configurations::secret).orElse(null);
    int options = url.indexOf('?');
    if (options >= 0) {
      List<String> kept = new ArrayList<>();
      for (String option : url.substring(options + 1).split("&", -1)) {
        String value = decode(option.substring(option.indexOf('=') + 1));
        if (option.startsWith("user=")) {
          user = user == null ? value : user;
        } else if (option.startsWith("password=")) {
          password = password == null ? value : password;
        } else {
          kept.add(option);
        }
      }
      url = url.substring(0, options) + (kept.isEmpty() ? "" : "?" + String.join("&", kept));
    }
    return checked(url, user, password, database.maxConnections());
  }

  private static DatabaseSettings checked(
      String url, @Nullable String user, @Nullable String password, int maxConnections) {
    try {
      return new DatabaseSettings(
          url,
          user,
          password == null ? null : new DatabasePassword(password),
          maxConnections,
          CONNECT_TIMEOUT);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException("The database cannot be used: " + e.getMessage() + ".");
    }
  }

  private static String decode(String value) {
    return URLDecoder.decode(value, StandardCharsets.UTF_8);
  }
}
