package io.patchcord.gateway.history;

import io.patchcord.gateway.call.Call;
import io.patchcord.gateway.call.CallLink;
import io.patchcord.gateway.call.CallQueue;
import io.patchcord.gateway.call.CallRecording;
import io.patchcord.gateway.call.Party;
import io.patchcord.gateway.call.Subject;
import io.patchcord.gateway.call.Transfer;
import io.patchcord.gateway.history.HistoryRecord.Link;
import io.patchcord.gateway.history.HistoryRecord.Pause;
import io.patchcord.gateway.history.HistoryRecord.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a call's record tells beyond its states: with whom, through which queue, where it went, what
 * was recorded. Pure functions.
 */
final class RecordParts {
  /** The other party was sent on to a number. */
  static final String TRANSFERRED_TO = "TRANSFERRED_TO";

  /** The agent asked a number about the call. */
  static final String CONSULTED = "CONSULTED";

  /** What the column holds; no path that the gateway makes is nearly as long. */
  private static final int MAX_PATH = 400;

  private RecordParts() {}

  /**
   * The record with what the call shows now. From a record out of which a person was erased nothing
   * can be learned of that person again.
   *
   * @return the same object when there is nothing new
   */
  static HistoryRecord follow(HistoryRecord known, Call call, Instant now) {
    if (known.erasedAt() != null) {
      return known;
    }
    HistoryRecord next = withOther(known, call);
    next = withQueue(next, call);
    next = withLinks(next, call, now);
    return withRecording(next, call.recording(), now);
  }

  /** After a transfer the agent has another party; what the agent noted of the call stays. */
  private static HistoryRecord withOther(HistoryRecord known, Call call) {
    @Nullable Subject subject = known.noted() ? known.subject() : call.subject();
    return known.other().equals(call.other()) && Objects.equals(known.subject(), subject)
        ? known
        : known.withOther(call.other(), subject);
  }

  private static HistoryRecord withQueue(HistoryRecord known, Call call) {
    CallQueue queue = call.arrival().queue();
    if (queue == null) {
      return known;
    }
    @Nullable Long waited = waitedSeconds(queue, call);
    return queue.name().equals(known.queue()) && Objects.equals(waited, known.waitedSeconds())
        ? known
        : known.queued(queue.name(), waited);
  }

  /** Both by the switch's clock; until the agent had the caller, or the call was over. */
  private static @Nullable Long waitedSeconds(CallQueue queue, Call call) {
    Instant connected = call.times().connected();
    Instant to = connected == null ? call.times().ended() : connected;
    return queue.joinedAt() == null || to == null
        ? null
        : Math.max(0, Duration.between(queue.joinedAt(), to).toSeconds());
  }

  private static HistoryRecord withLinks(HistoryRecord known, Call call, Instant now) {
    HistoryRecord next = known;
    for (CallLink link : call.story().links()) {
      next = linked(next, new Link(link.kind().name(), link.callId(), null, now));
    }
    Transfer transfer = call.transfer();
    if (transfer != null) {
      Link consulted = new Link(CONSULTED, null, transfer.target().number(), transfer.startedAt());
      next = next.links().contains(consulted) ? next : next.linked(consulted);
    }
    Party to = call.transferredTo();
    return to == null ? next : linked(next, new Link(TRANSFERRED_TO, null, to.number(), now));
  }

  private static HistoryRecord linked(HistoryRecord known, Link link) {
    boolean told =
        known.links().stream()
            .anyMatch(
                other ->
                    other.kind().equals(link.kind())
                        && Objects.equals(other.otherCallId(), link.otherCallId())
                        && Objects.equals(other.party(), link.party()));
    return told ? known : known.linked(link);
  }

  private static HistoryRecord withRecording(
      HistoryRecord known, @Nullable CallRecording running, Instant now) {
    HistoryRecord next = known;
    for (Recording part : known.recordings()) {
      if (part.to() == null && (running == null || !running.path().equals(part.path()))) {
        next =
            next.recorded(
                new Recording(part.path(), part.from(), now, paused(part.pauses(), false, now)));
      }
    }
    if (running == null || running.path().length() > MAX_PATH) {
      return next;
    }
    Recording part =
        next.recordings().stream()
            .filter(one -> one.path().equals(running.path()))
            .findFirst()
            .orElseGet(() -> new Recording(running.path(), running.since(), null, List.of()));
    Recording told =
        new Recording(part.path(), part.from(), null, paused(part.pauses(), running.paused(), now));
    return next.recordings().contains(told) ? next : next.recorded(told);
  }

  private static List<Pause> paused(List<Pause> known, boolean paused, Instant now) {
    Pause last = known.isEmpty() ? null : known.get(known.size() - 1);
    boolean open = last != null && last.to() == null;
    if (open == paused) {
      return known;
    }
    List<Pause> next = new ArrayList<>(known);
    if (paused) {
      next.add(new Pause(now, null));
    } else if (last != null) {
      next.set(next.size() - 1, new Pause(last.from(), now));
    }
    return next;
  }
}
