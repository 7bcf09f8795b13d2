package io.patchcord.gateway;

import io.patchcord.gateway.admin.AdminException;
import io.patchcord.gateway.config.ConfigurationException;
import io.patchcord.persistence.DatabaseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.logging.LogManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The program: one command line for all that it can do. Exit status 0 is success; 1 an answer that
 * is no good news, such as a check that failed; 2 what was asked wrongly or could not be done, and
 * why stands in one line on the standard error.
 */
@Command(
    name = "patchcord",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    subcommands = {
      ServeCommand.class,
      PrepareCommand.class,
      DoctorCommand.class,
      ImportCommand.class,
      KeyCommand.class,
      MigrateCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      MoveCommand.class,
      FreeSwitchCommand.class
    },
    description = "Joins FreeSWITCH, Salesforce and the agents' browsers.")
public final class Main implements Runnable {
  /** The answer is no good news: a check failed, a row was refused. */
  static final int BAD_NEWS = 1;

  /** It was asked wrongly or could not be done. */
  static final int NOT_DONE = 2;

  /** Of the terminals of today. */
  private static final int USAGE_WIDTH = 100;

  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  @Spec private CommandSpec spec = CommandSpec.create();

  private Main() {}

  public static void main(String[] arguments) {
    LogManager.getLogManager().reset();
    SLF4JBridgeHandler.install();
    Optional<CommandLine> asked = arguments.length == 0 ? Optional.empty() : command(arguments[0]);
    System.exit(
        asked
            .map(command -> command.execute(Arrays.copyOfRange(arguments, 1, arguments.length)))
            .orElseGet(() -> commandLine().execute(arguments)));
  }

  static CommandLine commandLine() {
    return worded(new CommandLine(new Main()));
  }

  /**
   * One of the commands as it would be among all the others, but without them: to know all takes a
   * tenth of a start.
   */
  static Optional<CommandLine> command(String name) {
    Command program = Main.class.getAnnotation(Command.class);
    return Arrays.stream(program.subcommands())
        .filter(command -> command.getAnnotation(Command.class).name().equals(name))
        .findFirst()
        .map(command -> worded(new CommandLine(command)))
        .map(command -> command.setCommandName(program.name() + " " + name));
  }

  private static CommandLine worded(CommandLine commands) {
    return commands
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(USAGE_WIDTH)
        .setParameterExceptionHandler((fault, refused) -> refuse(fault))
        .setExecutionExceptionHandler((fault, command, parsed) -> fail(fault));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to do, such as " + spec.qualifiedName() + " serve");
  }

  private static int refuse(ParameterException fault) {
    CommandSpec asked = fault.getCommandLine().getCommandSpec();
    String message = String.valueOf(fault.getMessage()).replaceAll("\\s*\\R\\s*", " ");
    System.err.println("patchcord: " + message + "; see " + asked.qualifiedName() + " --help");
    return asked.exitCodeOnInvalidInput();
  }

  /** What was foreseen is one sentence; what was not is one line, and the rest is in the log. */
  private static int fail(Exception fault) {
    if (fault instanceof CommandFailure
        || fault instanceof ConfigurationException
        || fault instanceof DatabaseException
        || fault instanceof AdminException) {
      System.err.println("patchcord: " + fault.getMessage());
    } else {
      LOG.error("The command failed", fault);
      System.err.println("patchcord: this should not have happened; the log above has it all");
    }
    return NOT_DONE;
  }
}
