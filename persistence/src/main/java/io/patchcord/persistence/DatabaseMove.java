package io.patchcord.persistence;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Copies everything from one database to an empty one, of the same or of another kind, and compares
 * the two row by row before it commits. Blocks; for one thread. Nobody may use the databases
 * meanwhile.
 */
public final class DatabaseMove {
  /** What travels at once. */
  private static final int BATCH = 500;

  /** How far a sequence goes at each step, as the migrations say. */
  private static final long STEP = Database.IDS_AT_ONCE;

  private static final String HISTORY = "flyway_schema_history";

  private final DatabaseSettings from;
  private final DatabaseSettings to;

  /**
   * @param from brought to this program's schema first
   * @param to brought to this program's schema, too
   */
  public DatabaseMove(DatabaseSettings from, DatabaseSettings to) {
    this.from = requireNonNull(from, "from is null");
    this.to = requireNonNull(to, "to is null");
  }

  /**
   * Does it: all of it, or nothing.
   *
   * @return how many rows of each table were copied and found the same, by name
   * @throws DatabaseException if one of the two cannot be used, the second one is not empty, or
   *     something differs
   */
  public Map<String, Long> run() {
    Database.open(from).close();
    Database.open(to).close();
    try (Connection source = connect(from);
        Connection target = connect(to)) {
      source.setAutoCommit(false);
      target.setAutoCommit(false);
      List<String> tables = tables(source);
      for (String table : tables) {
        if (count(target, table) > 0) {
          throw new DatabaseException(
              "The database "
                  + to.location()
                  + " is not empty: table "
                  + table
                  + " has rows. Nothing was copied; name an empty one.",
              null);
        }
      }
      Map<String, Long> counts = new TreeMap<>();
      for (String table : tables) {
        copy(source, target, table);
      }
      for (String table : tables) {
        counts.put(table, compare(source, target, table));
      }
      for (String table : tables) {
        goOnAfter(target, table);
      }
      target.commit();
      source.rollback();
      return counts;
    } catch (SQLException e) {
      throw new DatabaseException(
          "The move failed, and nothing was kept of it: " + String.valueOf(e.getMessage()), e);
    }
  }

  private static Connection connect(DatabaseSettings settings) throws SQLException {
    return DriverManager.getConnection(settings.jdbcUrl(), settings.driverProperties());
  }

  /** What others refer to comes before them. */
  private static List<String> tables(Connection connection) throws SQLException {
    Set<String> all = new LinkedHashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select table_name from information_schema.tables where lower(table_schema) ="
                    + " 'public' and table_type = 'BASE TABLE' order by table_name")) {
      while (rows.next()) {
        all.add(rows.getString(1));
      }
    }
    Set<String> ordered = new LinkedHashSet<>();
    for (String table : all) {
      if (!table.equalsIgnoreCase(HISTORY)) {
        visit(connection.getMetaData(), table, ordered, new LinkedHashSet<>());
      }
    }
    return ordered.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
  }

  private static void visit(
      DatabaseMetaData data, String table, Set<String> ordered, Set<String> path)
      throws SQLException {
    if (ordered.contains(table) || !path.add(table)) {
      return;
    }
    List<String> referred = new ArrayList<>();
    try (ResultSet keys = data.getImportedKeys(null, null, table)) {
      while (keys.next()) {
        referred.add(keys.getString("PKTABLE_NAME"));
      }
    }
    for (String other : referred) {
      visit(data, other, ordered, path);
    }
    ordered.add(table);
  }

  private static void copy(Connection source, Connection target, String table) throws SQLException {
    List<String> columns = columns(source, table);
    String places = "?" + ", ?".repeat(columns.size() - 1);
    try (Statement read = source.createStatement();
        PreparedStatement write =
            target.prepareStatement(
                "insert into "
                    + table
                    + " ("
                    + String.join(", ", columns)
                    + ") values ("
                    + places
                    + ")")) {
      read.setFetchSize(BATCH);
      try (ResultSet rows = read.executeQuery(select(columns, table))) {
        int waiting = 0;
        while (rows.next()) {
          for (int i = 1; i <= columns.size(); i++) {
            write.setObject(i, value(rows, i));
          }
          write.addBatch();
          if (++waiting == BATCH) {
            write.executeBatch();
            waiting = 0;
          }
        }
        if (waiting > 0) {
          write.executeBatch();
        }
      }
    }
  }

  private long compare(Connection source, Connection target, String table) throws SQLException {
    List<String> columns = columns(source, table);
    String query = select(columns, table);
    try (Statement one = source.createStatement();
        Statement other = target.createStatement()) {
      one.setFetchSize(BATCH);
      other.setFetchSize(BATCH);
      try (ResultSet here = one.executeQuery(query);
          ResultSet there = other.executeQuery(query)) {
        long row = 0;
        while (here.next()) {
          row++;
          if (!there.next()) {
            throw differs(table, row, "it is missing");
          }
          for (int i = 1; i <= columns.size(); i++) {
            if (!Objects.equals(value(here, i), value(there, i))) {
              throw differs(table, row, "column " + columns.get(i - 1));
            }
          }
        }
        if (there.next()) {
          throw differs(table, row + 1, "it is too many");
        }
        return row;
      }
    }
  }

  private DatabaseException differs(String table, long row, String what) {
    return new DatabaseException(
        "Table %s of %s differs in row %d (%s). Nothing was kept of the move."
            .formatted(table, to.location(), row, what),
        null);
  }

  /** As both databases take and give it. */
  private static @Nullable Object value(ResultSet rows, int column) throws SQLException {
    Object value = rows.getObject(column);
    if (value instanceof OffsetDateTime time) {
      return OffsetDateTime.ofInstant(time.toInstant(), java.time.ZoneOffset.UTC);
    }
    if (value instanceof Timestamp) {
      Instant moment = rows.getObject(column, OffsetDateTime.class).toInstant();
      return OffsetDateTime.ofInstant(moment, java.time.ZoneOffset.UTC);
    }
    return value instanceof Integer || value instanceof Long || value instanceof Short
        ? (Object) ((Number) value).longValue()
        : value;
  }

  private static String select(List<String> columns, String table) {
    // The first column is the key of every table.
    return "select "
        + String.join(", ", columns)
        + " from "
        + table
        + " order by "
        + columns.get(0);
  }

  private static List<String> columns(Connection connection, String table) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select column_name from information_schema.columns where lower(table_schema) ="
                + " 'public' and lower(table_name) = ? order by ordinal_position")) {
      statement.setString(1, table);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          columns.add(rows.getString(1).toLowerCase(Locale.ROOT));
        }
      }
    }
    return columns;
  }

  private static long count(Connection connection, String table) throws SQLException {
    return number(connection, "select count(*) from " + table);
  }

  /** New rows get ids after those that there are. */
  private static void goOnAfter(Connection target, String table) throws SQLException {
    List<String> columns = columns(target, table);
    if (!columns.get(0).equals("id")) {
      return;
    }
    long highest = number(target, "select coalesce(max(id), 0) from " + table);
    String sequence = table + "_ids";
    try (Statement statement = target.createStatement()) {
      if (number(
              target,
              "select count(*) from information_schema.sequences where lower(sequence_schema) ="
                  + " 'public' and lower(sequence_name) = '"
                  + sequence
                  + "'")
          > 0) {
        statement.execute(
            "alter sequence " + sequence + " restart with " + ((highest / STEP + 2) * STEP + 1));
      } else {
        statement.execute(
            "alter table " + table + " alter column id restart with " + (highest + 1));
      }
    }
  }

  private static long number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
