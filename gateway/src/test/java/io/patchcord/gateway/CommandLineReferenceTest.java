package io.patchcord.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The page about the command line says what the program says, word for word. */
class CommandLineReferenceTest {
  private static final Path PAGE = Path.of("..", "docs", "reference", "command-line.md");

  @Test
  void thePageHasEachCommandWithItsUsage() throws IOException {
    String page = Files.readString(PAGE);
    List<String> usages = new ArrayList<>();
    collect(Main.commandLine(), usages);
    assertThat(usages).hasSizeGreaterThan(10);
    for (String usage : usages) {
      assertThat(page).contains("```\n" + usage + "```\n");
    }
    assertThat(page.split("\n```\nUsage: ", -1))
        .as("the page has no command that there is not")
        .hasSize(usages.size() + 1);
  }

  @Test
  void everyCommandAndOptionIsDescribed() {
    describe(Main.commandLine());
  }

  private static void describe(CommandLine command) {
    String name = command.getCommandSpec().qualifiedName();
    assertThat(command.getCommandSpec().usageMessage().description()).as(name).isNotEmpty();
    for (ArgSpec argument : command.getCommandSpec().args()) {
      assertThat(argument.description()).as(name + " " + label(argument)).isNotEmpty();
    }
    new TreeMap<>(command.getSubcommands()).values().forEach(CommandLineReferenceTest::describe);
  }

  private static String label(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static void collect(CommandLine command, List<String> usages) {
    usages.add(
        command
            .getUsageMessage(CommandLine.Help.Ansi.OFF)
            .lines()
            .map(String::stripTrailing)
            .reduce("", (all, line) -> all + line + "\n"));
    command.getSubcommands().values().forEach(each -> collect(each, usages));
  }

  @Test
  void aCommandAloneSaysWhatItSaysAmongAll() {
    Main.commandLine()
        .getSubcommands()
        .forEach(
            (name, among) -> {
              List<String> usages = new ArrayList<>();
              collect(among, usages);
              List<String> alone = new ArrayList<>();
              collect(Main.command(name).orElseThrow(), alone);
              assertThat(alone).as(name).isEqualTo(usages);
            });
    assertThat(Main.command("server")).isEmpty();
  }
}
