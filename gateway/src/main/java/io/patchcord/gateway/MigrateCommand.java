package io.patchcord.gateway;

import io.patchcord.gateway.config.GatewayConfiguration;
import io.patchcord.persistence.Database;
import io.patchcord.persistence.DatabaseSettings;
import io.patchcord.persistence.SchemaStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings the database to this program's version without serving, or tells what that would do. */
@Command(
    name = "migrate",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description = {
      "Brings the database to this version's schema, as a start would.",
      "The gateway must not run. A database of a newer version, or one that was changed by hand, is",
      "refused."
    })
final class MigrateCommand implements Callable<Integer> {
  @Mixin private DatabaseOptions database = new DatabaseOptions();

  @Option(names = "--dry-run", description = "Only print what would be done.")
  private boolean dryRun;

  @Override
  public Integer call() {
    GatewayConfiguration configuration = database.configuration();
    DatabaseSettings settings = DatabaseUrl.settings(configuration);
    boolean fileIsNew =
        configuration.database().url().isEmpty()
            && !Files.exists(Path.of(DatabaseUrl.file(configuration) + DatabaseUrl.FILE_SUFFIX));
    Optional<SchemaStatus> status =
        fileIsNew ? Optional.empty() : Optional.of(Database.look(settings));
    status.ifPresent(MigrateCommand::print);
    if (status.isPresent() && status.get().isCurrent()) {
      System.out.println("The schema is of version " + status.get().known() + ": nothing to do.");
      return 0;
    }
    if (dryRun) {
      System.out.println(
          fileIsNew ? "A new database would be made." : "Nothing was done: it was a dry run.");
      return 0;
    }
    if (fileIsNew) {
      make(configuration.data());
    }
    Database.open(settings).close();
    System.out.println("The schema is of version " + Database.look(settings).known() + " now.");
    return 0;
  }

  private static void print(SchemaStatus status) {
    status
        .pending()
        .forEach(step -> System.out.println(step.version() + "  " + step.description()));
  }

  private static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new CommandFailure("the data directory " + folder + " cannot be made.");
    }
  }
}
