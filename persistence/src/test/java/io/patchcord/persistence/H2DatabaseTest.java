package io.patchcord.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on H2 in a file, the default. */
class H2DatabaseTest extends DatabaseContract {
  private int databases;

  @TempDir private static Path directory;

  @Override
  DatabaseSettings emptyDatabase() {
    return settings("patchcord" + ++databases);
  }

  @Test
  void aFileInUseIsSaid() throws Exception {
    DatabaseSettings settings = settings("locked");
    // A second copy of H2 knows nothing of the first, as in another process.
    URL h2 =
        Driver.class
            .cast(new org.h2.Driver())
            .getClass()
            .getProtectionDomain()
            .getCodeSource()
            .getLocation();
    try (URLClassLoader elsewhere =
            new URLClassLoader(new URL[] {h2}, ClassLoader.getPlatformClassLoader());
        Connection holder =
            ((Driver) elsewhere.loadClass("org.h2.Driver").getConstructor().newInstance())
                .connect(settings.jdbcUrl(), settings.driverProperties())) {
      assertThatExceptionOfType(DatabaseException.class)
          .isThrownBy(() -> Database.open(settings).close())
          .withMessage(
              "The database %s is in use by another process: stop that one, or name another file.",
              settings.location());
      holder.createStatement().execute("shutdown");
    }
  }

  @Test
  void aBackupMadeWhileItIsInUseIsRestoredElsewhere() throws Exception {
    store("ada", "1001");
    Path zip = directory.resolve("backup.zip");
    database.backUp(zip);
    store("bob", "1002");
    Path restored = directory.resolve("elsewhere").resolve("restored");
    DatabaseBackup backup = new DatabaseBackup(zip);
    backup.restoreTo(restored);
    try (Database other = Database.open(settings("elsewhere/restored"))) {
      assertThat(other.<List<Assignment>>read(db -> db.assignments().live()))
          .extracting(live -> live.agent().username())
          .containsExactly("ada");
    }
    assertThatExceptionOfType(DatabaseException.class)
        .isThrownBy(() -> backup.restoreTo(restored))
        .withMessageContaining("already: move it away first");
    Path text = Files.writeString(directory.resolve("text"), "no zip");
    assertThatExceptionOfType(DatabaseException.class)
        .isThrownBy(() -> new DatabaseBackup(text).restoreTo(directory.resolve("x")))
        .withMessageEndingWith("is no backup of Patchcord.");
    assertThat(directory.resolve("x.mv.db")).doesNotExist();
  }

  private DatabaseSettings settings(String file) {
    return new DatabaseSettings(
        "jdbc:h2:file:" + directory.resolve(file),
        "patchcord",
        new DatabasePassword("secret"),
        4,
        Duration.ofSeconds(5));
  }
}
