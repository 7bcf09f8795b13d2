package io.patchcord.gateway.history;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.call.CallCause;
import io.patchcord.gateway.call.CallNotes;
import io.patchcord.gateway.call.CallOwner;
import io.patchcord.gateway.call.CallState;
import io.patchcord.gateway.call.CallTimes;
import io.patchcord.gateway.call.Direction;
import io.patchcord.gateway.call.Party;
import io.patchcord.gateway.call.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a call for the history, while it lives and when it is over. Immutable. Also the
 * form of the files in the spool: a component may be added, none may change its meaning.
 *
 * @param callId the call's
 * @param revision counts the changes by people, from 0
 * @param owner whose call it is
 * @param other whom it was with, empty when that was erased
 * @param queue through which it came, {@code null} for none
 * @param waitedSeconds how long the caller waited there
 * @param clock the states, as they were seen
 * @param durations milliseconds in each state; as good as can be known, see {@link RecordReducer}
 * @param cause why it is over, {@code null} while it is not
 * @param erasedAt when a person's data was taken out of it, {@code null} if it was not
 */
public record HistoryRecord(
    UUID callId,
    long revision,
    CallOwner owner,
    Direction direction,
    Party other,
    @Nullable String queue,
    @Nullable Long waitedSeconds,
    CallTimes times,
    StateClock clock,
    Map<CallState, Long> durations,
    @Nullable CallCause cause,
    @Nullable Subject subject,
    CallNotes notes,
    List<Link> links,
    List<Recording> recordings,
    @Nullable Instant erasedAt) {

  /** More than any call has; a bound against a fault that adds them without end. */
  static final int MAX_PARTS = 100;

  public HistoryRecord {
    requireNonNull(callId, "callId is null");
    requireNonNull(owner, "owner is null");
    requireNonNull(direction, "direction is null");
    requireNonNull(other, "other is null");
    requireNonNull(times, "times is null");
    requireNonNull(clock, "clock is null");
    durations = durations == null ? Map.of() : Map.copyOf(durations);
    requireNonNull(notes, "notes is null");
    links = links == null ? List.of() : List.copyOf(links);
    recordings = recordings == null ? List.of() : List.copyOf(recordings);
    if ((times.ended() == null) != (cause == null)) {
      throw new IllegalArgumentException("a call has a cause when it is over, and only then");
    }
  }

  /**
   * What ties a call to another party: a transfer, a consultation, a conference.
   *
   * @param kind of {@link io.patchcord.gateway.call.CallLink.Kind}, or TRANSFERRED_TO or CONSULTED,
   *     20 characters at most
   * @param otherCallId the other call, {@code null} when there is none
   * @param party the other party's number, {@code null} when unknown or erased
   */
  public record Link(String kind, @Nullable UUID otherCallId, @Nullable String party, Instant at) {
    public Link {
      requireNonNull(kind, "kind is null");
      requireNonNull(at, "at is null");
      if (kind.length() > 20) {
        throw new IllegalArgumentException(
            "kind characters: " + kind.length() + " (expected: <= 20)");
      }
    }
  }

  /**
   * A recording: a file of the switch's.
   *
   * @param path 400 characters at most
   * @param to {@code null} while it goes on
   * @param pauses when nothing was recorded in between
   */
  public record Recording(String path, Instant from, @Nullable Instant to, List<Pause> pauses) {
    public Recording {
      requireNonNull(path, "path is null");
      requireNonNull(from, "from is null");
      if (path.length() > 400) {
        throw new IllegalArgumentException(
            "path characters: " + path.length() + " (expected: <= 400)");
      }
      pauses = pauses == null ? List.of() : List.copyOf(pauses);
    }
  }

  /**
   * @param to {@code null} while it goes on
   */
  public record Pause(Instant from, @Nullable Instant to) {
    public Pause {
      requireNonNull(from, "from is null");
    }
  }

  public boolean over() {
    return cause != null;
  }

  /** Where the call stands, as far as was seen. */
  public CallState state() {
    return over() ? CallState.ENDED : clock.state();
  }

  /** Whether people have said something about it that only this record knows. */
  boolean noted() {
    return revision > 0;
  }

  /** The record with what people say; counts as a change of theirs. */
  HistoryRecord noted(@Nullable Subject newSubject, CallNotes newNotes) {
    return copy(
        c -> {
          c.revision = revision + 1;
          c.subject = newSubject;
          c.notes = newNotes;
        });
  }

  /** The record as the call goes on. */
  HistoryRecord moved(
      CallTimes newTimes,
      StateClock newClock,
      Map<CallState, Long> newDurations,
      @Nullable CallCause newCause) {
    return copy(
        c -> {
          c.times = newTimes;
          c.clock = newClock;
          c.durations = newDurations;
          c.cause = newCause;
        });
  }

  /** The record of a call that is with somebody else now, about something else perhaps. */
  HistoryRecord withOther(Party party, @Nullable Subject about) {
    return copy(
        c -> {
          c.other = party;
          c.subject = about;
        });
  }

  /** The record with one link more; past the bound it stays as it is. */
  HistoryRecord linked(Link link) {
    return links.size() >= MAX_PARTS ? this : copy(c -> c.links = added(links, link));
  }

  /** The record with this recording, in place of an earlier word about the same file. */
  HistoryRecord recorded(Recording recording) {
    List<Recording> next = new ArrayList<>(recordings);
    next.removeIf(known -> known.path().equals(recording.path()));
    return next.size() >= MAX_PARTS ? this : copy(c -> c.recordings = added(next, recording));
  }

  /** The record with the queue through which the call came. */
  HistoryRecord queued(String name, @Nullable Long seconds) {
    return copy(
        c -> {
          c.queue = name;
          c.waitedSeconds = seconds;
        });
  }

  /** Nothing in it tells any more with whom the call was, or what was said. */
  HistoryRecord blanked(Instant now) {
    return copy(
        c -> {
          c.revision = revision + 1;
          c.other = new Party(null, null);
          c.subject = null;
          c.notes = CallNotes.NONE;
          c.links =
              links.stream()
                  .map(link -> new Link(link.kind(), link.otherCallId(), null, link.at()))
                  .toList();
          c.recordings = List.of();
          c.erasedAt = now;
        });
  }

  /** The record under another agent's name. */
  HistoryRecord renamed(String pseudonym, Instant now) {
    return copy(
        c -> {
          c.owner = new CallOwner(pseudonym, owner.line(), owner.callCenter(), owner.switchName());
          c.erasedAt = now;
        });
  }

  private HistoryRecord copy(Consumer<Copy> change) {
    Copy copy = new Copy(this);
    change.accept(copy);
    return copy.done();
  }

  private static <T> List<T> added(List<T> list, T last) {
    List<T> next = new ArrayList<>(list);
    next.add(last);
    return next;
  }

  /** What changes in a record's life. */
  private static final class Copy {
    private final HistoryRecord original;
    private long revision;
    private CallOwner owner;
    private Party other;
    private @Nullable String queue;
    private @Nullable Long waitedSeconds;
    private CallTimes times;
    private StateClock clock;
    private Map<CallState, Long> durations;
    private @Nullable CallCause cause;
    private @Nullable Subject subject;
    private CallNotes notes;
    private List<Link> links;
    private List<Recording> recordings;
    private @Nullable Instant erasedAt;

    private Copy(HistoryRecord known) {
      original = known;
      revision = known.revision;
      owner = known.owner;
      other = known.other;
      queue = known.queue;
      waitedSeconds = known.waitedSeconds;
      times = known.times;
      clock = known.clock;
      durations = known.durations;
      cause = known.cause;
      subject = known.subject;
      notes = known.notes;
      links = known.links;
      recordings = known.recordings;
      erasedAt = known.erasedAt;
    }

    private HistoryRecord done() {
      return new HistoryRecord(
          original.callId,
          revision,
          owner,
          original.direction,
          other,
          queue,
          waitedSeconds,
          times,
          clock,
          durations,
          cause,
          subject,
          notes,
          links,
          recordings,
          erasedAt);
    }
  }
}
