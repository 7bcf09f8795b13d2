package io.patchcord.persistence;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Predicate;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tables, which Flyway's migrations own. */
final class Schema {
  private static final Logger LOGGER = LoggerFactory.getLogger(Schema.class);

  private final DatabaseSettings settings;
  private final Faults faults;

  Schema(DatabaseSettings settings, Faults faults) {
    this.settings = settings;
    this.faults = faults;
  }

  /**
   * Brings the tables to this program's version.
   *
   * @throws DatabaseException if they are of a newer one, changed by hand, somebody else's, or
   *     cannot be changed
   */
  void migrate() {
    try {
      Flyway flyway = flyway();
      refuseNewer(flyway.info().all());
      var result = flyway.migrate();
      if (result.migrationsExecuted > 0) {
        LOGGER.info(
            "The database {} is now of schema version {}",
            settings.location(),
            result.targetSchemaVersion);
      }
    } catch (FlywayValidateException e) {
      throw faults.changedByHand(e);
    } catch (FlywayException e) {
      if (e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
        throw faults.notOurs(e);
      }
      throw faults.migrationFailed(e);
    }
  }

  /**
   * Its connections are its own: a migration may take longer than the pool lets a statement take.
   */
  private Flyway flyway() {
    DatabasePassword password = settings.password();
    return Flyway.configure(Schema.class.getClassLoader())
        .loggers("slf4j")
        .dataSource(settings.jdbcUrl(), settings.user(), password == null ? null : password.value())
        .locations("classpath:db/migration")
        .failOnMissingLocations(true)
        .validateMigrationNaming(true)
        .placeholderReplacement(false)
        .cleanDisabled(true)
        .load();
  }

  /**
   * Flyway itself would leave a newer schema be, and the program would run on tables it does not
   * know.
   */
  private void refuseNewer(MigrationInfo[] migrations) {
    boolean newer =
        Arrays.stream(migrations)
            .map(MigrationInfo::getState)
            .anyMatch(
                state ->
                    state == MigrationState.FUTURE_SUCCESS
                        || state == MigrationState.FUTURE_FAILED);
    if (newer) {
      throw faults.madeByNewer(
          highest(migrations, MigrationState::isApplied),
          highest(migrations, MigrationState::isResolved));
    }
  }

  private static String highest(MigrationInfo[] migrations, Predicate<MigrationState> wanted) {
    return Arrays.stream(migrations)
        .filter(migration -> migration.isVersioned() && wanted.test(migration.getState()))
        .map(MigrationInfo::getVersion)
        .max(Comparator.naturalOrder())
        .map(MigrationVersion::getVersion)
        .orElse("none");
  }
}
