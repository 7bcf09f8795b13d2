package io.patchcord.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/**
 * An empty database for each test, and the words in which the tests speak of it. To open one takes
 * most of the time there is: the tests of a class share it, and empty it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DatabaseFixture {
  static final Instant NOW = Instant.parse("2026-11-22T10:15:30.123456Z");
  static final String KEY = "pck_0123456789abcdefghijklmnopqrstuv";

  @SuppressWarnings("NullAway.Init") // before the first test
  DatabaseSettings settings;

  @SuppressWarnings("NullAway.Init")
  Database database;

  private boolean spoiled = true;

  /** Returns where an empty database is. */
  abstract DatabaseSettings emptyDatabase() throws SQLException;

  @BeforeEach
  void open() throws SQLException {
    if (spoiled) {
      settings = emptyDatabase();
      database = Database.open(settings);
      spoiled = false;
    } else {
      empty();
    }
  }

  private void empty() throws SQLException {
    boolean postgresql = settings.isPostgresql();
    List<String> tables = new ArrayList<>();
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      try (ResultSet rows =
          statement.executeQuery(
              "select table_name from information_schema.tables where lower(table_schema) = 'public'"
                  + " and table_type = 'BASE TABLE' and table_name <> 'flyway_schema_history'")) {
        while (rows.next()) {
          tables.add('"' + rows.getString(1) + '"');
        }
      }
      if (postgresql) {
        statement.execute("truncate table " + String.join(", ", tables));
      } else {
        statement.execute("set referential_integrity false");
        for (String table : tables) {
          statement.execute("truncate table " + table);
        }
        statement.execute("set referential_integrity true");
      }
    }
  }

  /** No other test can use what this one leaves. */
  void spoil() {
    spoiled = true;
  }

  @AfterEach
  void closeSpoiled() {
    if (spoiled) {
      database.close();
    }
  }

  @AfterAll
  void close() {
    database.close();
  }

  void assertCannotOpen(String words) {
    assertThatExceptionOfType(DatabaseException.class)
        .isThrownBy(() -> Database.open(settings).close())
        .withMessageStartingWith("The database jdbc:")
        .withMessageContaining(words)
        .withMessageEndingWith(".")
        .withMessageNotContainingAny("\n", "wrong");
  }

  void assertDuplicate(String index, Consumer<Repositories> work) {
    assertThatExceptionOfType(DuplicateException.class)
        .isThrownBy(
            () ->
                database.write(
                    repositories -> {
                      work.accept(repositories);
                      return null;
                    }))
        .satisfies(refusal -> assertThat(refusal.index()).isEqualTo(index));
  }

  Agent agent(String username) {
    return database.read(repositories -> repositories.agents().find(username).orElseThrow());
  }

  List<Assignment> live() {
    return database.read(repositories -> repositories.assignments().live());
  }

  List<Line> lines(String after, int limit) {
    return database.read(repositories -> repositories.lines().all(after, limit));
  }

  Statistics countStatements() {
    Statistics statistics = database.sessions().getStatistics();
    statistics.setStatisticsEnabled(true);
    statistics.clear();
    return statistics;
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection connection() throws SQLException {
    return DriverManager.getConnection(settings.jdbcUrl(), settings.driverProperties());
  }

  void store(String username, String lineNumber) {
    database.write(
        repositories -> {
          if (repositories.callCenters().find("Support").isEmpty()) {
            repositories.callCenters().insert(new CallCenter("Support", "Support", "DE"));
          }
          Agent agent = new Agent(username, username);
          repositories.agents().insert(agent);
          repositories.lines().insert(new Line(lineNumber));
          repositories.assignments().insert(assignment(repositories, agent, lineNumber));
          return null;
        });
  }

  static Assignment assignment(Repositories repositories, Agent agent, String lineNumber) {
    return new Assignment(
        agent,
        repositories.lines().find(lineNumber).orElseThrow(),
        repositories.callCenters().find("Support").orElseThrow(),
        NOW);
  }

  static Agent insertLinked(Repositories repositories, String username, String userId) {
    Agent agent = new Agent(username, username);
    agent.changeSalesforceUserId(userId);
    repositories.agents().insert(agent);
    return agent;
  }

  static Agent update(Repositories repositories, Agent agent) {
    repositories.agents().update(agent);
    return agent;
  }

  ApiKey insertKeys(Repositories repositories) {
    ApiKeys keys = repositories.apiKeys();
    keys.insert(ApiKey.forAdmin("a" + KEY, "admin", NOW));
    keys.insert(
        ApiKey.forAgent("b" + KEY, "agent", repositories.agents().find("ada").orElseThrow(), NOW));
    ApiKey expired = ApiKey.forAdmin("c" + KEY, "expired", NOW);
    expired.changeExpiry(NOW);
    keys.insert(expired);
    ApiKey notYet = ApiKey.forAdmin("d" + KEY, "not yet expired", NOW);
    notYet.changeExpiry(NOW.plusSeconds(1));
    keys.insert(notYet);
    ApiKey revoked = ApiKey.forAdmin("e" + KEY, "revoked", NOW);
    revoked.revoke(NOW);
    keys.insert(revoked);
    CallCenter support = repositories.callCenters().find("Support").orElseThrow();
    keys.insert(ApiKey.forSupervisor("f" + KEY, "supervisor", support, NOW));
    return revoked;
  }
}
