package io.patchcord.gateway.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The documented state machine is the one of the code. */
class MonitoringDiagramTest {
  private static final Path PAGE = Path.of("..", "docs", "reference", "monitoring.md");
  private static final Pattern ARROW = Pattern.compile("(?m)^ +([A-Z]+) --> ([A-Z]+)$");

  @Test
  void theDiagramIsThatOfTheCode() throws IOException {
    List<String> documented =
        ARROW
            .matcher(Files.readString(PAGE))
            .results()
            .map(arrow -> arrow.group(1) + " " + arrow.group(2))
            .toList();
    List<String> coded =
        Arrays.stream(MonitoringState.values())
            .flatMap(from -> from.next().stream().map(to -> from + " " + to))
            .toList();
    assertThat(documented).containsExactlyInAnyOrderElementsOf(coded);
  }

  @Test
  void everyCauseIsDocumented() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(MonitoringCause.values())
        .allSatisfy(cause -> assertThat(page).contains("`" + cause.name() + "`"));
  }
}
