package io.patchcord.persistence;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.Set;
import org.hibernate.StaleStateException;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.hibernate.exception.JDBCConnectionException;
import org.hibernate.tool.schema.spi.SchemaManagementException;
import org.jspecify.annotations.Nullable;

/** Says in Patchcord's words what drivers and Hibernate say in theirs. */
final class Faults {
  /** SQLSTATE class 08 of the standard: connection exception. */
  private static final String CONNECTION_CLASS = "08";

  /** SQLSTATE class 28 of the standard: invalid authorization specification. */
  private static final String AUTHORIZATION_CLASS = "28";

  /** PostgreSQL: invalid_catalog_name. */
  private static final String NO_SUCH_DATABASE = "3D000";

  /** PostgreSQL: admin_shutdown, crash_shutdown, cannot_connect_now: the connection is gone. */
  private static final Set<String> GOING_DOWN = Set.of("57P01", "57P02", "57P03");

  /** H2: DATABASE_ALREADY_OPEN_1. */
  private static final String H2_FILE_LOCKED = "90020";

  /** H2: DATABASE_NOT_FOUND_WITH_IF_EXISTS_1. */
  private static final String H2_NOT_THERE = "90146";

  /** H2: CONNECTION_BROKEN_1. */
  private static final String H2_CONNECTION_BROKEN = "90067";

  private final String location;
  private final @Nullable String user;

  Faults(DatabaseSettings settings) {
    this.location = settings.location();
    this.user = settings.user();
  }

  /** Returns why no connection could be made. */
  DatabaseException whileConnecting(SQLException fault) {
    String state = fault.getSQLState() == null ? "" : fault.getSQLState();
    if (state.equals(H2_FILE_LOCKED)) {
      return exception("is in use by another process: stop that one, or name another file", fault);
    }
    if (state.startsWith(AUTHORIZATION_CLASS)) {
      String who = user == null ? "the user" : "the user \"" + user + "\"";
      return exception("refuses " + who + " or the password: correct them", fault);
    }
    if (state.equals(H2_NOT_THERE)) {
      return exception(
          "does not exist yet: start the gateway once, or name another data directory", fault);
    }
    if (state.equals(NO_SUCH_DATABASE)) {
      return exception("does not exist: create it, or correct the JDBC URL", fault);
    }
    if (state.startsWith(CONNECTION_CLASS) || state.equals(H2_CONNECTION_BROKEN)) {
      return unreachable(fault);
    }
    return exception(
        "cannot be opened (" + firstLine(fault) + "): correct the JDBC URL, or restore a backup",
        fault);
  }

  /** Returns why the pool gave no connection, or why one was lost. */
  DatabaseException withoutConnection(SQLException fault) {
    // The pool passes on what the driver said; it has a word of its own when all its connections
    // are at work.
    if (fault instanceof SQLTransientConnectionException && fault.getCause() == null) {
      return exception(
          "gave no connection in time: see that it runs, or allow more connections at once", fault);
    }
    return unreachable(fault);
  }

  DatabaseException unreachable(@Nullable Throwable fault) {
    return exception("cannot be reached: start it, or correct the JDBC URL", fault);
  }

  DatabaseException madeByNewer(String schemaVersion, String knownVersion) {
    return exception(
        "was made by a newer Patchcord: its schema is of version "
            + schemaVersion
            + " and this program knows "
            + knownVersion
            + ", so run the newer one, or restore an older backup",
        null);
  }

  DatabaseException notMigrated(SchemaStatus status) {
    return exception(
        "does not have this program's tables yet (it has "
            + (status.version() == null ? "none" : "version " + status.version())
            + ", this program needs "
            + status.known()
            + "): run patchcord migrate, or start the gateway",
        null);
  }

  DatabaseException notOurs(Throwable fault) {
    return exception(
        "holds tables that Patchcord did not make: give it a database or a schema of its own",
        fault);
  }

  DatabaseException migrationFailed(Throwable fault) {
    return exception(
        "could not be brought to this Patchcord's schema ("
            + firstLine(fault)
            + "): restore the backup, and report this",
        fault);
  }

  DatabaseException changedByHand(Throwable fault) {
    return exception(
        "does not have the schema that Patchcord gave it ("
            + firstLine(fault)
            + "): undo what was changed, or restore a backup",
        fault);
  }

  /** Returns what to throw when the entities could not be laid over the tables. */
  RuntimeException whileMapping(RuntimeException fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof SchemaManagementException mismatch) {
        return changedByHand(mismatch);
      }
    }
    return fault;
  }

  /** Returns what to throw for a fault in a transaction: the caller's own faults as they are. */
  RuntimeException inTransaction(RuntimeException fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof StaleStateException) {
        return new StaleException(fault);
      }
      if (cause instanceof ConstraintViolationException violation
          && violation.getKind() == ConstraintKind.UNIQUE) {
        return new DuplicateException(indexName(violation), fault);
      }
      if (cause instanceof JDBCConnectionException lost) {
        return withoutConnection(lost.getSQLException());
      }
      // Hibernate does not count these among the lost connections.
      if (cause instanceof SQLException told && GOING_DOWN.contains(told.getSQLState())) {
        return unreachable(told);
      }
    }
    return fault;
  }

  /**
   * PostgreSQL gives the name as it is written; H2 in capitals, with the schema before and the
   * columns behind.
   */
  private static String indexName(ConstraintViolationException violation) {
    String name = violation.getConstraintName();
    if (name == null) {
      return "unknown";
    }
    String bare = name.toLowerCase(Locale.ROOT).split(" on ", 2)[0];
    return bare.substring(bare.lastIndexOf('.') + 1).replace("\"", "");
  }

  private DatabaseException exception(String predicate, @Nullable Throwable cause) {
    return new DatabaseException("The database " + location + " " + predicate + ".", cause);
  }

  private static String firstLine(Throwable fault) {
    String message = fault.getMessage() == null ? fault.toString() : fault.getMessage();
    return message.strip().split("\\R", 2)[0].replaceAll("[.:]+$", "");
  }
}
