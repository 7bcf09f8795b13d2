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
import org.flywaydb.core.api.output.ValidateOutput;
import org.flywaydb.core.api.output.ValidateResult;
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
   * Looks, and changes nothing.
   *
   * @throws DatabaseException if the tables are of a newer program, changed by hand, or somebody
   *     else's
   */
  SchemaStatus look() {
    try {
      Flyway flyway = flyway();
      MigrationInfo[] all = flyway.info().all();
      refuseNewer(all);
      boolean ours =
          Arrays.stream(all).map(MigrationInfo::getState).anyMatch(MigrationState::isApplied);
      var validated = flyway.validateWithResult();
      if (ours && validated.invalidMigrations.stream().anyMatch(Schema::isChanged)) {
        throw faults.changedByHand(new FlywayException(firstChange(validated)));
      }
      return new SchemaStatus(
          ours ? highest(all, MigrationState::isApplied) : null,
          highest(all, MigrationState::isResolved),
          Arrays.stream(all)
              .filter(migration -> migration.getState() == MigrationState.PENDING)
              .map(
                  migration ->
                      new SchemaStatus.Step(
                          String.valueOf(migration.getVersion()), migration.getDescription()))
              .toList());
    } catch (FlywayException e) {
      throw faults.migrationFailed(e);
    }
  }

  /**
   * Does nothing where there is nothing to do.
   *
   * @throws DatabaseException as {@link #look}, and if something is still to be made
   */
  void requireCurrent() {
    SchemaStatus status = look();
    if (!status.isCurrent()) {
      throw faults.notMigrated(status);
    }
  }

  /** What is only still to be made is no change. */
  private static boolean isChanged(ValidateOutput output) {
    return output.errorDetails.errorCode != CoreErrorCode.RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED;
  }

  private static String firstChange(ValidateResult validated) {
    return validated.invalidMigrations.stream()
        .filter(Schema::isChanged)
        .findFirst()
        .map(output -> output.errorDetails.errorMessage)
        .orElse("");
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
