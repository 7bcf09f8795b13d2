package io.patchcord.gateway.queue;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.agent.PresenceService;
import io.patchcord.gateway.agent.PresenceState;
import io.patchcord.gateway.line.AgentLine;
import io.patchcord.gateway.line.Directory;
import io.patchcord.gateway.line.QueueListing;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The call centers' queues with their figures, as people look at them. Thread-safe. */
public final class QueueDisplay {
  private final Directory directory;
  private final PresenceService presences;
  private final QueueBoard board;

  /**
   * A queue at a moment.
   *
   * @param agents how many of its agents are in each state
   * @param thresholdSeconds within which a call is answered in time
   */
  public record Shown(
      QueueListing queue,
      QueueBoard.Figures figures,
      Map<PresenceState, Integer> agents,
      long thresholdSeconds) {}

  public QueueDisplay(Directory directory, PresenceService presences, QueueBoard board) {
    this.directory = requireNonNull(directory, "directory is null");
    this.presences = requireNonNull(presences, "presences is null");
    this.board = requireNonNull(board, "board is null");
  }

  /** The queues that match, by call center and number. */
  public List<Shown> list(Predicate<QueueListing> which) {
    return directory.queues().stream().filter(which).map(this::show).toList();
  }

  private Shown show(QueueListing queue) {
    var threshold = directory.rules(queue.callCenter()).serviceLevel();
    Map<PresenceState, Integer> agents = new EnumMap<>(PresenceState.class);
    for (PresenceState state : PresenceState.values()) {
      agents.put(state, 0);
    }
    for (AgentLine at : directory.agents()) {
      if (at.callCenter().internalName().equals(queue.callCenter())) {
        agents.merge(presences.of(at.agent().username()).state(), 1, Integer::sum);
      }
    }
    return new Shown(queue, board.of(queue.name(), threshold), agents, threshold.toSeconds());
  }
}
