package io.patchcord.gateway;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.admin.AdminStore;
import io.patchcord.gateway.admin.KeyBook;
import io.patchcord.gateway.admin.KeyEntry;
import io.patchcord.gateway.admin.Page;
import io.patchcord.gateway.audit.AuditActor;
import io.patchcord.gateway.audit.AuditLog;
import io.patchcord.gateway.config.GatewayConfiguration;
import io.patchcord.gateway.security.Role;
import io.patchcord.persistence.Database;
import io.patchcord.persistence.DatabaseSettings;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * API keys, made on the gateway's own machine by whoever may open its database: how a fresh
 * installation gets its first. A gateway on PostgreSQL sees within ten seconds what was done beside
 * it; one on an H2 file has that file to itself.
 */
@Command(
    name = "key",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description = {
      "Makes, lists and revokes API keys on the gateway's machine.",
      "In its database: a gateway that has an H2 file must not run; ask that one at /api/v1/api-keys.",
      "What is done is audited."
    })
final class KeyCommand implements Runnable {
  private static final int PAGE = 200;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to do, such as " + spec.qualifiedName() + " list");
  }

  @Command(
      name = "make",
      mixinStandardHelpOptions = true,
      versionProvider = ProgramVersion.class,
      description = {
        "Makes a key, and prints it: it is shown now and never again.",
        "With --to it is written to a new file that only you can read, and not printed."
      })
  int make(
      @Mixin DatabaseOptions database,
      @Option(
              names = "--name",
              required = true,
              paramLabel = "NAME",
              description = "What the key is for.")
          String name,
      @Option(
              names = "--role",
              defaultValue = "ADMIN",
              paramLabel = "ROLE",
              description = "One of ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
          Role role,
      @Option(
              names = "--agent",
              paramLabel = "USERNAME",
              description = "As whom it acts, for an agent; whose line it has, for a supervisor.")
          @Nullable String agent,
      @Option(
              names = "--call-center",
              paramLabel = "NAME",
              description = "What it supervises, for a supervisor.")
          @Nullable String callCenter,
      @Option(
              names = "--expires",
              paramLabel = "TIME",
              description = "When it ends, such as 2027-01-31T00:00:00Z (never).")
          @Nullable String expires,
      @Option(
              names = "--to",
              paramLabel = "FILE",
              description = "The file to write it to, which must not be there yet.")
          @Nullable Path to) {
    KeyBook.Wish wish =
        new KeyBook.Wish(
            name,
            role,
            agent,
            callCenter == null ? List.of() : List.of(callCenter),
            null,
            time(expires));
    Path file = to == null ? null : newFile(to);
    try {
      KeyBook.Made made = with(database, Database::open, book -> book.make(host(), wish));
      if (file == null) {
        System.out.println(made.secret());
      } else {
        Files.writeString(file, made.secret() + "\n");
      }
      System.err.println(
          "Made the key "
              + made.entry().prefix()
              + (file == null ? ": keep it, it is not shown again." : ": it is in " + file + "."));
      return 0;
    } catch (IOException e) {
      throw new CommandFailure(
          "the key was made, but cannot be written to " + file + ": revoke it.");
    } catch (RuntimeException e) {
      forget(file);
      throw e;
    }
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      versionProvider = ProgramVersion.class,
      description = "Lists the keys, by prefix; what they are is never shown.")
  int list(
      @Mixin DatabaseOptions database,
      @Option(names = "--active", description = "Only those that open something now.")
          boolean active) {
    with(
        database,
        Database::openToRead,
        book -> {
          System.out.printf("%-14s %-10s %-25s %s%n", "PREFIX", "ROLE", "STATE", "NAME");
          String after = null;
          do {
            Page<KeyEntry> page = book.list(null, active, after, PAGE);
            page.items().forEach(KeyCommand::print);
            after = page.next();
          } while (after != null);
          return true;
        });
    return 0;
  }

  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      versionProvider = ProgramVersion.class,
      description = "Withdraws a key, at once and for good; the last key of an admin stays.")
  int revoke(
      @Mixin DatabaseOptions database,
      @Parameters(paramLabel = "PREFIX", description = "As key list shows it.") String prefix) {
    with(
        database,
        Database::open,
        book -> {
          book.revoke(host(), prefix);
          return true;
        });
    System.out.println("Revoked the key " + prefix + ".");
    return 0;
  }

  private static <T> T with(
      DatabaseOptions options,
      Function<DatabaseSettings, Database> open,
      Function<KeyBook, T> work) {
    GatewayConfiguration configuration = options.configuration();
    ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor();
    try (Database database = open.apply(DatabaseUrl.settings(configuration));
        AuditLog audit = new AuditLog(database, worker, Clock.systemUTC())) {
      return work.apply(
          new KeyBook(
              new AdminStore(database, audit, configuration.phoneSystem().name(), changes -> {})));
    } finally {
      worker.shutdownNow();
    }
  }

  private static AuditActor host() {
    return AuditActor.onHost(System.getProperty("user.name", "unknown"));
  }

  private static void print(KeyEntry key) {
    String state = "works";
    if (key.revokedAt() != null) {
      state = "revoked " + key.revokedAt().toString().substring(0, 10);
    } else if (key.expiresAt() != null) {
      state = "until " + key.expiresAt();
    }
    System.out.printf("%-14s %-10s %-25s %s%n", key.prefix(), key.role(), state, key.name());
  }

  private @Nullable Instant time(@Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new ParameterException(
          requireNonNull(spec.subcommands().get("make")),
          "--expires takes a time such as 2027-01-31T00:00:00Z");
    }
  }

  /** Before the key is made: a key that nobody has is of no use. */
  private static Path newFile(Path file) {
    try {
      return Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException e) {
      throw new CommandFailure(file + " is there already: name another file.");
    } catch (IOException e) {
      throw new CommandFailure(file + " cannot be written: name another file.");
    }
  }

  private static void forget(@Nullable Path file) {
    for (Path each : file == null ? List.<Path>of() : List.of(file)) {
      try {
        Files.deleteIfExists(each);
      } catch (IOException e) {
        System.err.println("patchcord: the empty file " + each + " cannot be removed.");
      }
    }
  }
}
