package io.patchcord.gateway.stream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The events of one gateway, numbered, kept for a while so that a client which was away can have
 * what it missed. Bounded in count, bytes and age; what falls out makes the next replay a snapshot.
 */
public final class EventLog {
  /** About ten minutes of a busy node. */
  static final int MAX_EVENTS = 100_000;

  static final long MAX_CHARACTERS = 100_000_000;
  private static final Duration MAX_AGE = Duration.ofHours(1);
  private static final Pattern ID = Pattern.compile("([0-9a-z]{1,13})-([0-9]{1,18})");

  private final Clock clock;
  private final String incarnation;
  private final ArrayDeque<StreamEvent> events = new ArrayDeque<>();
  private final Set<Subscriber> subscribers = new LinkedHashSet<>();
  private long characters;
  private long sequence;
  private final StreamCounts counts = new StreamCounts();

  /** The log of this run of the gateway; ids of an earlier run are too old for a replay. */
  public EventLog(Clock clock) {
    this.clock = clock;
    this.incarnation = Long.toString(clock.millis(), 36);
  }

  /** Somebody who follows the log. Called under the log's lock: must not block. */
  public interface Subscriber {
    boolean isFor(Audience audience);

    void deliver(StreamEvent event);
  }

  /** Adds an event and gives it to those whom it concerns. */
  public synchronized StreamEvent append(String type, Audience audience, String data) {
    sequence++;
    StreamEvent event = new StreamEvent(cursor(), sequence, clock.instant(), type, audience, data);
    events.add(event);
    characters += data.length();
    dropOld(event.at());
    for (Subscriber subscriber : subscribers) {
      if (subscriber.isFor(audience)) {
        subscriber.deliver(event);
        counts.delivered.increment();
      }
    }
    return event;
  }

  /** The id of the newest event: who has this has everything. */
  public synchronized String cursor() {
    return incarnation + "-" + sequence;
  }

  /**
   * Begins to give a subscriber every event after the ones that it gets at once.
   *
   * @param lastEventId the last event that the client has, {@code null} for none
   * @return what the client missed, or nothing when that is not known any more or it had nothing:
   *     then it needs a snapshot
   */
  public synchronized Optional<List<StreamEvent>> subscribe(
      Subscriber subscriber, @Nullable String lastEventId) {
    subscribers.add(subscriber);
    return missedSince(lastEventId, event -> subscriber.isFor(event.audience()));
  }

  public synchronized void unsubscribe(Subscriber subscriber) {
    subscribers.remove(subscriber);
  }

  /** What has happened to streams. */
  public StreamCounts counts() {
    return counts;
  }

  /** How many characters of events can be replayed. */
  public synchronized long characters() {
    return characters;
  }

  public synchronized int subscriberCount() {
    return subscribers.size();
  }

  public synchronized int size() {
    return events.size();
  }

  private Optional<List<StreamEvent>> missedSince(
      @Nullable String lastEventId, Predicate<StreamEvent> which) {
    if (lastEventId == null) {
      return Optional.empty();
    }
    Matcher id = ID.matcher(lastEventId);
    if (!id.matches() || !id.group(1).equals(incarnation)) {
      return Optional.empty();
    }
    long last = Long.parseLong(id.group(2));
    long oldest = events.isEmpty() ? sequence + 1 : events.getFirst().sequence();
    if (last > sequence || last < oldest - 1) {
      return Optional.empty();
    }
    return Optional.of(
        events.stream().filter(event -> event.sequence() > last).filter(which).toList());
  }

  private void dropOld(Instant now) {
    Instant oldest = now.minus(MAX_AGE);
    while (!events.isEmpty()
        && (events.size() > MAX_EVENTS
            || characters > MAX_CHARACTERS
            || events.getFirst().at().isBefore(oldest))) {
      characters -= events.remove().data().length();
    }
  }
}
