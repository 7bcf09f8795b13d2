package io.patchcord.gateway.watch;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class BoundTest {
  private static final Path REFERENCE = Path.of("..", "docs", "reference", "metrics.md");

  @Test
  void eachTimeIsCountedAndTheFirstIsSaid() {
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    Logger log = (Logger) LoggerFactory.getLogger(Bound.class);
    lines.start();
    log.addAppender(lines);
    try {
      Bound.QUEUE_WORK.reached(7);
      Bound.QUEUE_WORK.reached(7);
    } finally {
      log.detachAppender(lines);
    }
    assertThat(Bound.QUEUE_WORK.times()).isEqualTo(2);
    assertThat(lines.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "Bound queue-work reached, 7: all queues of the switch are asked anew (1 times so far)");
  }

  @Test
  void thePageListsAllOfThem() throws IOException {
    List<String> listed =
        Files.readAllLines(REFERENCE).stream()
            .dropWhile(line -> !line.equals("## Bounds"))
            .filter(line -> line.startsWith("| `") && !line.startsWith("| `bound`"))
            .map(line -> line.substring(3, line.indexOf('`', 3)))
            .toList();
    assertThat(listed)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Bound.values()).map(Bound::label).toList());
  }
}
