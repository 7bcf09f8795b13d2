package io.patchcord.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandFaultTest {

  @ParameterizedTest
  @EnumSource
  void everyCodeIsExplained(CommandFault fault) throws IOException {
    String page = Files.readString(Path.of("..", "docs", "reference", "events.md"));
    String failed =
        page.substring(page.indexOf("## A command that failed"), page.indexOf("## After a gap"));
    assertThat(failed).contains("`" + fault + "`");
  }
}
