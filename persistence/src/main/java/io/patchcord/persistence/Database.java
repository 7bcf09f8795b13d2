package io.patchcord.persistence;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.Transaction;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.tool.schema.Action;
import org.jspecify.annotations.Nullable;

/** The database, open: its schema is this program's, and it does work in transactions. */
public final class Database implements AutoCloseable {
  /**
   * Nothing here reads more than the live rows, or a page of the others; a statement that takes
   * longer is stuck.
   */
  private static final Duration STATEMENT_DEADLINE = Duration.ofSeconds(30);

  /** Past the deadline, for the server to say itself that it gave the statement up. */
  private static final Duration SOCKET_DEADLINE = STATEMENT_DEADLINE.plusSeconds(10);

  /**
   * What an import stores by thousands takes so many ids from the database at once, as the
   * migrations say too: a row that had to ask for its own would travel alone.
   */
  static final int IDS_AT_ONCE = 100;

  /** Of an import's thousands of updates, so many travel to the server at once. */
  private static final int BATCH_SIZE = 100;

  private final DatabaseSettings settings;
  private final Faults faults;
  private final HikariDataSource pool;
  private final SessionFactory sessions;

  private Database(
      DatabaseSettings settings, Faults faults, HikariDataSource pool, SessionFactory sessions) {
    this.settings = settings;
    this.faults = faults;
    this.pool = pool;
    this.sessions = sessions;
  }

  /**
   * Opens the database and brings its schema to this program's version.
   *
   * @throws DatabaseException if it cannot be reached, refuses the user, is in use, or has another
   *     schema
   */
  public static Database open(DatabaseSettings settings) {
    return open(settings, Schema::migrate);
  }

  /**
   * Opens the database as it is, to read it: nothing is made and nothing is changed, not even by
   * {@link #write}, which fails for an H2 file.
   *
   * @throws DatabaseException as {@link #look}, and if its schema is not this program's
   */
  public static Database openToRead(DatabaseSettings settings) {
    return open(settings.toRead(), Schema::requireCurrent);
  }

  /**
   * Looks how the tables stand to this program; nothing is made and nothing is changed.
   *
   * @throws DatabaseException if it cannot be reached, refuses the user, is in use, is not there,
   *     was made by a newer program, was changed by hand, or holds somebody else's tables
   */
  @SuppressWarnings("try") // the first connection need only be open
  public static SchemaStatus look(DatabaseSettings settings) {
    DatabaseSettings reading = settings.toRead();
    Faults faults = new Faults(reading);
    try (Connection first =
        DriverManager.getConnection(reading.jdbcUrl(), reading.driverProperties())) {
      return new Schema(reading, faults).look();
    } catch (SQLException e) {
      throw faults.whileConnecting(e);
    }
  }

  @SuppressWarnings("try") // the first connection need only be open
  private static Database open(DatabaseSettings settings, Consumer<Schema> prepare) {
    requireNonNull(settings, "settings is null");
    Faults faults = new Faults(settings);
    // The first connection gives the plainest fault, and keeps an H2 file open until the pool holds
    // it.
    try (Connection first =
        DriverManager.getConnection(settings.jdbcUrl(), settings.driverProperties())) {
      prepare.accept(new Schema(settings, faults));
      HikariDataSource pool = pool(settings);
      try {
        return new Database(settings, faults, pool, sessions(pool));
      } catch (RuntimeException e) {
        pool.close();
        throw faults.whileMapping(e);
      }
    } catch (SQLException e) {
      throw faults.whileConnecting(e);
    }
  }

  /**
   * Does work that reads only, in one transaction; what it tries to write is refused.
   *
   * @return what the work returns
   * @throws DatabaseException if the database cannot be reached
   */
  public <T extends @Nullable Object> T read(Function<Repositories, T> work) {
    return transact(work, true);
  }

  /**
   * Does work in one transaction, which any exception undoes. What was changed in memory then stays
   * changed: such entities are of no use any more.
   *
   * @return what the work returns
   * @throws DuplicateException if something is to be stored of which there may be only one
   * @throws StaleException if something to be updated has changed since it was read
   * @throws DatabaseException if the database cannot be reached
   */
  public <T extends @Nullable Object> T write(Function<Repositories, T> work) {
    return transact(work, false);
  }

  /**
   * Has the pool of connections measured from now on.
   *
   * @param meterRegistry of Micrometer, which this module does not know
   */
  public void measureBy(Object meterRegistry) {
    pool.setMetricRegistry(meterRegistry);
  }

  /**
   * Asks the database for a sign of life, and waits for it no longer than twice the settings'
   * timeout.
   *
   * @throws DatabaseException if there is none
   */
  public void check() {
    try (Connection connection = pool.getConnection()) {
      if (!connection.isValid(settings.connectTimeoutSeconds())) {
        throw faults.unreachable(null);
      }
      if (!connection.getAutoCommit()) {
        // The driver asks by a statement, whose transaction would go back into the pool with it.
        connection.rollback();
      }
    } catch (SQLException e) {
      throw faults.withoutConnection(e);
    }
  }

  /**
   * Forces to the disk what was committed. H2 answers a commit up to half a second before it writes
   * it, so a process that is killed loses it; PostgreSQL has it on disk already, and this does
   * nothing.
   *
   * @throws DatabaseException if the database cannot be reached
   */
  public void sync() {
    if (settings.isPostgresql()) {
      return;
    }
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("checkpoint sync");
    } catch (SQLException e) {
      throw faults.withoutConnection(e);
    }
  }

  /** Returns whether {@link #backUp} can be used: the database is an H2 file. */
  public boolean canBackUp() {
    return !settings.isPostgresql();
  }

  /**
   * Writes all of an H2 file into a zip, as it is at one moment, while everybody goes on with it.
   *
   * @param zip overwritten if it is there
   * @throws IllegalStateException if the database is no H2 file
   * @throws DatabaseException if the database cannot be reached
   */
  public void backUp(Path zip) {
    if (!canBackUp()) {
      throw new IllegalStateException("a PostgreSQL server is backed up by its own tools");
    }
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement("backup to ?")) {
      statement.setString(1, zip.toAbsolutePath().toString());
      statement.execute();
      connection.commit();
    } catch (SQLException e) {
      throw faults.withoutConnection(e);
    }
  }

  /** Ends the use of the database; what is at work fails. */
  @Override
  public void close() {
    sessions.close();
    pool.close();
  }

  SessionFactory sessions() {
    return sessions;
  }

  private <T extends @Nullable Object> T transact(
      Function<Repositories, T> work, boolean readOnly) {
    requireNonNull(work, "work is null");
    try (StatelessSession session =
        sessions.withStatelessOptions().readOnly(readOnly).openStatelessSession()) {
      Transaction transaction = session.beginTransaction();
      try {
        T result = work.apply(new SessionRepositories(session));
        transaction.commit();
        return result;
      } catch (RuntimeException | Error e) {
        rollBack(transaction, e);
        throw e;
      }
    } catch (RuntimeException e) {
      throw faults.inTransaction(e);
    }
  }

  private static void rollBack(Transaction transaction, Throwable reason) {
    try {
      if (transaction.isActive()) {
        transaction.rollback();
      }
    } catch (RuntimeException e) {
      reason.addSuppressed(e);
    }
  }

  private static HikariDataSource pool(DatabaseSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("patchcord");
    config.setJdbcUrl(settings.jdbcUrl());
    Properties properties = settings.driverProperties();
    if (settings.isPostgresql()) {
      properties.setProperty("socketTimeout", String.valueOf(SOCKET_DEADLINE.toSeconds()));
      properties.setProperty("tcpKeepAlive", "true");
      config.setConnectionInitSql("set statement_timeout = " + STATEMENT_DEADLINE.toMillis());
    }
    config.setDataSourceProperties(properties);
    config.setMaximumPoolSize(settings.maxConnections());
    config.setConnectionTimeout(settings.connectTimeout().toMillis());
    config.setValidationTimeout(settings.connectTimeout().toMillis());
    config.setAutoCommit(false);
    // The driver of PostgreSQL asks "are you alive?" in a transaction, which would else be handed
    // out
    // with the connection; it could not be made one for reading then.
    config.setIsolateInternalQueries(true);
    return new HikariDataSource(config);
  }

  private static SessionFactory sessions(HikariDataSource pool) {
    return new HibernatePersistenceConfiguration("patchcord")
        .managedClasses(
            CallCenter.class,
            CallQueue.class,
            SwitchNode.class,
            Line.class,
            SipPassword.class,
            Agent.class,
            Organization.class,
            AgentRole.class,
            AgentSession.class,
            Assignment.class,
            ApiKey.class,
            CallRecord.class,
            CallLink.class,
            CallRecording.class,
            AwayReason.class,
            AgentPresence.class,
            PresenceChange.class,
            AuditEntry.class,
            AssignmentImport.class,
            ImportedAgentChange.class,
            DefinitionSection.class,
            DefinitionItem.class,
            CallCenterSetting.class,
            CallCenterUser.class,
            DriftFinding.class,
            IdempotencyRecord.class,
            Webhook.class,
            WebhookDelivery.class)
        .xmlMappings(false)
        .schemaToolingAction(Action.VALIDATE)
        .property(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, pool)
        .property(AvailableSettings.CONNECTION_PROVIDER_DISABLES_AUTOCOMMIT, true)
        .property(AvailableSettings.JDBC_TIME_ZONE, "UTC")
        .property(AvailableSettings.STATEMENT_BATCH_SIZE, BATCH_SIZE)
        // The exception tells it all; the log would have the values too.
        .property(AvailableSettings.LOG_JDBC_ERRORS, false)
        .createEntityManagerFactory();
  }
}
