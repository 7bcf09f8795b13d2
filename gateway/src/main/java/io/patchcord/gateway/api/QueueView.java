package io.patchcord.gateway.api;

import io.patchcord.gateway.agent.PresenceState;
import io.patchcord.gateway.queue.QueueBoard;
import io.patchcord.gateway.queue.QueueDisplay;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A queue as it stands; also the data of the {@code queue} event.
 *
 * @param name on the switch
 * @param number what is dialled to reach it
 * @param callCenter whose it is, by its internal name
 * @param waiting how many callers wait now
 * @param oldestJoinedAt since when the first of them waits, by the switch's clock; null for none
 * @param longestWaitSeconds how long that is at the moment of this answer; 0 for none
 * @param agents how many of its agents are in each state
 * @param serviceLevel how its latest calls fared
 */
@Schema(name = "Queue")
public record QueueView(
    String name,
    String number,
    String callCenter,
    int waiting,
    @Nullable Instant oldestJoinedAt,
    long longestWaitSeconds,
    Map<PresenceState, Integer> agents,
    ServiceLevelView serviceLevel) {

  /**
   * How the calls fared whose waiting ended within the window.
   *
   * @param windowMinutes how far back it looks
   * @param thresholdSeconds within how long a call is to be answered
   * @param offered all of them: answered and abandoned
   * @param answered by an agent
   * @param answeredInTime those answered within the threshold
   * @param abandoned the caller gave up
   * @param percent answeredInTime of offered; null when there was none
   */
  @Schema(name = "ServiceLevel")
  public record ServiceLevelView(
      int windowMinutes,
      long thresholdSeconds,
      int offered,
      int answered,
      int answeredInTime,
      int abandoned,
      @Nullable Double percent) {}

  static QueueView from(QueueDisplay.Shown shown) {
    QueueBoard.Figures figures = shown.figures();
    int offered = figures.answered() + figures.abandoned();
    return new QueueView(
        shown.queue().name(),
        shown.queue().number(),
        shown.queue().callCenter(),
        figures.waiting(),
        figures.oldestJoinedAt(),
        figures.longestWait().toSeconds(),
        shown.agents(),
        new ServiceLevelView(
            (int) QueueBoard.WINDOW.toMinutes(),
            shown.thresholdSeconds(),
            offered,
            figures.answered(),
            figures.answeredInTime(),
            figures.abandoned(),
            offered == 0 ? null : Math.round(1_000.0 * figures.answeredInTime() / offered) / 10.0));
  }

  /**
   * All queues that the request's sender may see.
   *
   * @param items those of this page, in the list's order
   * @param next the cursor of the next page, null on the last
   */
  @Schema(name = "QueueList")
  public record ListOf(List<QueueView> items, @Nullable String next) {}
}
