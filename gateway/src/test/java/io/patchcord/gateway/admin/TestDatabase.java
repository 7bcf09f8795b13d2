package io.patchcord.gateway.admin;

import io.patchcord.persistence.Database;
import io.patchcord.persistence.DatabasePassword;
import io.patchcord.persistence.DatabaseSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** The databases on which admins' changes are tried: both that people run. */
enum TestDatabase {
  H2 {
    @Override
    String url(Path folder) {
      return "jdbc:h2:file:" + folder.resolve("admin");
    }
  },
  POSTGRESQL {
    @Override
    String url(Path folder) {
      return Server.url("admin" + DATABASES.incrementAndGet(), Server.TEMPLATE);
    }
  };

  private static final AtomicInteger DATABASES = new AtomicInteger();

  /** Where an empty one is. */
  abstract String url(Path folder);

  DatabaseSettings empty(Path folder, int connections) {
    return settings(url(folder), connections);
  }

  private static DatabaseSettings settings(String url, int connections) {
    return new DatabaseSettings(
        url, "postgres", new DatabasePassword("secret"), connections, Duration.ofSeconds(1));
  }

  /**
   * One for all tests, which ends with the JVM; its databases are copies of one that is migrated.
   */
  private static final class Server {
    static final String TEMPLATE = "migrated";

    private static final EmbeddedPostgres SERVER = start();

    private Server() {}

    static String url(String name, String template) {
      try (Connection connection = SERVER.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create database " + name + " template " + template);
      } catch (SQLException e) {
        throw new IllegalStateException("no database was made", e);
      }
      return SERVER.getJdbcUrl("postgres", name);
    }

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres server = EmbeddedPostgres.start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
            Statement statement = connection.createStatement()) {
          statement.execute("create database " + TEMPLATE);
        }
        Database.open(settings(server.getJdbcUrl("postgres", TEMPLATE), 1)).close();
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (SQLException e) {
        throw new IllegalStateException("no database was made", e);
      }
    }
  }
}
