package io.patchcord.gateway.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.gateway.call.Recording;
import io.patchcord.gateway.switching.QueueSwitch.QueueCaller;
import io.patchcord.gateway.switching.SwitchEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueueBoardTest {
  private static final String QUEUE = "support@default";
  private static final Duration THRESHOLD = Duration.ofSeconds(3);
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final List<String> changes = new ArrayList<>();
  private final QueueBoard board = boardAt(NOW);

  private QueueBoard boardAt(Instant now) {
    return new QueueBoard(Clock.fixed(now, ZoneOffset.UTC), changes::add);
  }

  private static SwitchEvent joined(String member, Instant at) {
    return new SwitchEvent.CallerQueued(at, QUEUE, member, null, at, null, Map.of());
  }

  /** The callers that wait after each change, in a recording of a real switch. */
  private List<Integer> waiting(String scenario) {
    List<Integer> counts = new ArrayList<>();
    for (SwitchEvent event : Recording.of(scenario).events(left -> left)) {
      int before = changes.size();
      board.onEvent(event);
      if (changes.size() > before) {
        counts.add(board.of(QUEUE, THRESHOLD).waiting());
      }
    }
    return counts;
  }

  @Test
  void callersOfARecordingWhoGiveUpAreAbandoned() {
    assertThat(waiting("queue-caller-abandons")).containsExactly(1, 0, 1, 0);
    QueueBoard.Figures figures = board.of(QUEUE, THRESHOLD);
    assertThat(figures.abandoned()).isEqualTo(2);
    assertThat(figures.answered()).isZero();
    assertThat(figures.longestWait()).isZero();
  }

  @Test
  void twoCallersOfARecordingAreAnsweredInTime() {
    assertThat(waiting("queue-two-agents")).containsExactly(1, 2, 1, 0);
    QueueBoard.Figures figures = board.of(QUEUE, THRESHOLD);
    assertThat(figures.answered()).isEqualTo(2);
    assertThat(figures.answeredInTime()).isEqualTo(2);
    assertThat(figures.abandoned()).isZero();
  }

  @Test
  void aCallerOfARecordingWhoWaitsLongIsAnsweredLate() {
    waiting("queue-offer-rejected");
    QueueBoard.Figures figures = board.of(QUEUE, THRESHOLD);
    assertThat(figures.answered()).isEqualTo(1);
    assertThat(figures.answeredInTime()).isZero();
    assertThat(board.of(QUEUE, Duration.ofSeconds(60)).answeredInTime()).isEqualTo(1);
  }

  @Test
  void waitsAreMeasuredByTheSwitchsClock() {
    Instant theirs = NOW.plusSeconds(7_200);
    board.onEvent(joined("a", theirs.minusSeconds(30)));
    board.onEvent(joined("b", theirs));
    QueueBoard.Figures figures = board.of(QUEUE, THRESHOLD);
    assertThat(figures.oldestJoinedAt()).isEqualTo(theirs.minusSeconds(30));
    assertThat(figures.longestWait()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void afterAGapTheSwitchsListCounts() {
    board.onEvent(joined("a", NOW));
    board.onCallers(QUEUE, List.of(new QueueCaller("b", NOW), new QueueCaller("c", NOW)));
    assertThat(board.of(QUEUE, THRESHOLD).waiting()).isEqualTo(2);
    assertThat(board.of(QUEUE, THRESHOLD).abandoned()).isZero();
  }

  @Test
  void endsAreBounded() {
    for (int i = 0; i < QueueBoard.MAX_ENDS + 5; i++) {
      board.onEvent(
          new SwitchEvent.CallerLeftQueue(NOW, QUEUE, "m" + i, false, Duration.ofSeconds(1)));
    }
    assertThat(board.of(QUEUE, THRESHOLD).abandoned()).isEqualTo(QueueBoard.MAX_ENDS);
  }
}
