package io.patchcord.gateway.diagnostics;

import static java.util.Objects.requireNonNull;

import io.patchcord.persistence.DatabaseException;
import io.patchcord.persistence.SchemaStatus;
import java.util.List;
import java.util.function.Supplier;

/** The database: whether it can be reached, and whether its tables are this program's. */
public final class DatabaseChecks implements Checks {
  private static final Layer LAYER = Layer.GATEWAY;

  private final Supplier<SchemaStatus> look;

  /**
   * @param look asks the database, and throws {@link DatabaseException}
   */
  public DatabaseChecks(Supplier<SchemaStatus> look) {
    this.look = requireNonNull(look, "look is null");
  }

  @Override
  public List<Finding> run() {
    try {
      return List.of(finding(look.get()));
    } catch (DatabaseException e) {
      // Its sentence ends with what to do.
      String told = String.valueOf(e.getMessage());
      int colon = told.lastIndexOf(": ");
      return List.of(
          colon < 0
              ? Finding.failed(LAYER, "database", told, "Read the database's log.")
              : Finding.failed(
                  LAYER, "database", told.substring(0, colon) + ".", capital(told, colon + 2)));
    }
  }

  private static Finding finding(SchemaStatus status) {
    return status.isCurrent()
        ? Finding.ok(LAYER, "database", "The database has schema version " + status.known() + ".")
        : Finding.warning(
            LAYER,
            "database",
            "The database waits for "
                + status.pending().size()
                + " migrations to schema version "
                + status.known()
                + ".",
            "Run patchcord migrate, or start the gateway, which makes them too.");
  }

  private static String capital(String text, int from) {
    return Character.toUpperCase(text.charAt(from)) + text.substring(from + 1);
  }
}
