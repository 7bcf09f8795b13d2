package io.patchcord.persistence;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is and how much of it to use.
 *
 * @param jdbcUrl {@code jdbc:h2:…} or {@code jdbc:postgresql:…}, without a password
 * @param user whom to connect as; null leaves it to the driver
 * @param password that user's; null for none
 * @param maxConnections how many at once, 1 to 1,000
 * @param connectTimeout how long to wait for a connection, 250 ms to 5 minutes
 */
public record DatabaseSettings(
    String jdbcUrl,
    @Nullable String user,
    @Nullable DatabasePassword password,
    int maxConnections,
    Duration connectTimeout) {
  private static final String H2 = "jdbc:h2:";
  private static final String POSTGRESQL = "jdbc:postgresql:";

  /** More than a PostgreSQL server takes without a change of its own settings (100), by far. */
  private static final int MOST_CONNECTIONS = 1_000;

  /** HikariCP takes no less. */
  private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(250);

  private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(5);

  public DatabaseSettings {
    requireNonNull(jdbcUrl, "jdbcUrl is null");
    requireNonNull(connectTimeout, "connectTimeout is null");
    if (!jdbcUrl.startsWith(H2) && !jdbcUrl.startsWith(POSTGRESQL)) {
      throw new IllegalArgumentException(
          "jdbcUrl begins with neither " + H2 + " nor " + POSTGRESQL);
    }
    if (jdbcUrl.toLowerCase(Locale.ROOT).contains("password=")) {
      throw new IllegalArgumentException(
          "jdbcUrl has a password in it, where it would be printed: set it apart from the URL");
    }
    if (maxConnections < 1 || maxConnections > MOST_CONNECTIONS) {
      throw new IllegalArgumentException(
          "maxConnections: " + maxConnections + " (expected: 1 to " + MOST_CONNECTIONS + ")");
    }
    if (connectTimeout.compareTo(SHORTEST_TIMEOUT) < 0
        || connectTimeout.compareTo(LONGEST_TIMEOUT) > 0) {
      throw new IllegalArgumentException(
          "connectTimeout: "
              + connectTimeout
              + " (expected: "
              + SHORTEST_TIMEOUT
              + " to "
              + LONGEST_TIMEOUT
              + ")");
    }
  }

  /** Returns the URL without its options, for people to read. */
  String location() {
    return jdbcUrl.split("[;?]", 2)[0];
  }

  /** Returns the same for who only looks: an H2 file is not made, and not written to. */
  DatabaseSettings toRead() {
    if (isPostgresql() || jdbcUrl.startsWith(H2 + "mem:")) {
      return this;
    }
    return new DatabaseSettings(
        jdbcUrl + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r",
        user,
        password,
        maxConnections,
        connectTimeout);
  }

  boolean isPostgresql() {
    return jdbcUrl.startsWith(POSTGRESQL);
  }

  /** Returns the time to wait for a connection in whole seconds, at least one. */
  int connectTimeoutSeconds() {
    return Math.toIntExact(connectTimeout.plusMillis(999).toSeconds());
  }

  /** Returns what the driver needs to connect: who, and within what time. */
  Properties driverProperties() {
    Properties properties = new Properties();
    if (user != null) {
      properties.setProperty("user", user);
    }
    if (password != null) {
      properties.setProperty("password", password.value());
    }
    if (isPostgresql()) {
      // H2 refuses options it does not know; its file needs no deadline.
      String seconds = String.valueOf(connectTimeoutSeconds());
      properties.setProperty("connectTimeout", seconds);
      properties.setProperty("loginTimeout", seconds);
      properties.setProperty("ApplicationName", "patchcord");
    }
    return properties;
  }
}
