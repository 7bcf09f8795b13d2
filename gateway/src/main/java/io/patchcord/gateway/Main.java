package io.patchcord.gateway;

import java.util.logging.LogManager;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The program: one command line for all that it can do. Exit status 0 is success, 2 what was asked
 * wrongly or could not be done; why stands in one line on the standard error.
 */
@Command(
    name = "patchcord",
    mixinStandardHelpOptions = true,
    version = Main.VERSION,
    subcommands = {
      ServeCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      MoveCommand.class,
      FreeSwitchCommand.class
    },
    description = "Joins FreeSWITCH, Salesforce and the agents' browsers.")
public final class Main implements Runnable {
  static final String VERSION = "patchcord 0.1.0";

  @Spec private CommandSpec spec = CommandSpec.create();

  private Main() {}

  public static void main(String[] arguments) {
    LogManager.getLogManager().reset();
    SLF4JBridgeHandler.install();
    System.exit(
        new CommandLine(new Main())
            .setParameterExceptionHandler((fault, refused) -> refuse(fault))
            .execute(arguments));
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
}
