package io.patchcord.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The documented state machine is the one of the code. */
class StateDiagramTest {
  private static final Path REFERENCE = Path.of("..", "docs", "reference");
  private static final Pattern ARROW = Pattern.compile("(?m)^ +([A-Z]+) --> ([A-Z]+)$");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z]+)` \\|");

  @Test
  void theTransfersDiagramIsThatOfTheCode() throws IOException {
    List<String> documented =
        ARROW
            .matcher(Files.readString(REFERENCE.resolve("transfer-states.md")))
            .results()
            .map(arrow -> arrow.group(1) + " " + arrow.group(2))
            .toList();
    List<String> coded =
        Arrays.stream(TransferState.values())
            .flatMap(from -> from.next().stream().map(to -> from + " " + to))
            .toList();
    assertThat(documented).containsExactlyInAnyOrderElementsOf(coded);
  }

  @Test
  void everyCallStateIsDocumentedOnce() throws IOException {
    String page = Files.readString(REFERENCE.resolve("call-states.md"));
    String states = page.substring(page.indexOf("## States"), page.indexOf("## Fields"));
    assertThat(ROW.matcher(states).results().map(MatchResult::group).toList())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(CallState.values()).map(state -> "| `" + state + "` |").toList());
  }
}
