package io.patchcord.gateway.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The events of one gateway, numbered, kept for a while so that a client which was away can have
 * what it missed. Bounded in count, bytes and age; what falls out makes the next replay a snapshot.
 */
public final class EventLog {
  private static final Pattern ID = Pattern.compile("([0-9a-z]{1,13})-([0-9]{1,18})");

  private final Clock clock;
  private final LogBounds bounds;
  private final String incarnation;
  private final Past past = new Past();
  private final SubscriberIndex subscribers = new SubscriberIndex();
  private long sequence;

  /** Without the lock: a stream that is cut off has its own, which comes after the log's. */
  private final AtomicLong cutOff = new AtomicLong();

  /** The log of this run of the gateway; ids of an earlier run are too old for a replay. */
  public EventLog(Clock clock, LogBounds bounds) {
    this.clock = requireNonNull(clock, "clock is null");
    this.bounds = requireNonNull(bounds, "bounds is null");
    this.incarnation = Long.toString(clock.millis(), 36);
  }

  /** Somebody who follows the log. Called under the log's lock: must not block. */
  public interface Subscriber {
    /** What can concern it; always the same. */
    Interest interest();

    boolean isFor(Audience audience);

    void deliver(StreamEvent event);
  }

  /** Adds an event and gives it to those whom it concerns. */
  public StreamEvent append(String type, Audience audience, String data) {
    byte[] bytes = data.getBytes(UTF_8);
    synchronized (this) {
      sequence++;
      StreamEvent event =
          StreamEvent.of(cursor(), sequence, clock.instant(), type, audience, bytes);
      past.add(event);
      past.keepTo(bounds, event.at());
      subscribers.concerned(audience, subscriber -> subscriber.deliver(event));
      return event;
    }
  }

  /** The id of the newest event: who has this has everything. */
  public synchronized String cursor() {
    return incarnation + "-" + sequence;
  }

  /** The log's own time. */
  Instant now() {
    return clock.instant();
  }

  /** Gives a subscriber every event from now on. */
  public synchronized void subscribe(Subscriber subscriber) {
    subscribers.add(subscriber);
  }

  /**
   * Gives a subscriber all that it missed, and then every event, without a seam between the two.
   *
   * @param lastEventId the last event that it has
   * @param maxBytes how long what it missed may be
   * @return whether that is done; if not, because what it missed is not known any more or too long,
   *     it gets nothing
   */
  public synchronized boolean resume(Subscriber subscriber, String lastEventId, long maxBytes) {
    Optional<List<StreamEvent>> missed = missedSince(lastEventId, subscriber);
    if (missed.isEmpty()
        || missed.get().stream().mapToLong(event -> event.wire().length).sum() > maxBytes) {
      return false;
    }
    missed.get().forEach(subscriber::deliver);
    subscribers.add(subscriber);
    return true;
  }

  public synchronized void unsubscribe(Subscriber subscriber) {
    subscribers.remove(subscriber);
  }

  /** Lets go of what is too old, also when nothing new comes. */
  public synchronized void forgetOld() {
    past.keepTo(bounds, clock.instant());
  }

  /** Takes note of a subscriber that was cut off because it did not read. */
  void onCutOff() {
    cutOff.incrementAndGet();
  }

  /** How many subscribers were cut off because they did not read. */
  public long cutOff() {
    return cutOff.get();
  }

  public synchronized int subscriberCount() {
    return subscribers.size();
  }

  public synchronized int size() {
    return past.size();
  }

  /** How much can be replayed, in bytes. */
  public synchronized long bytes() {
    return past.bytes();
  }

  private Optional<List<StreamEvent>> missedSince(
      @Nullable String lastEventId, Subscriber subscriber) {
    if (lastEventId == null) {
      return Optional.empty();
    }
    Matcher id = ID.matcher(lastEventId);
    if (!id.matches() || !id.group(1).equals(incarnation)) {
      return Optional.empty();
    }
    long last = Long.parseLong(id.group(2));
    long missed = sequence - last;
    if (missed < 0 || missed > past.size()) {
      return Optional.empty();
    }
    Interest interest = subscriber.interest();
    List<StreamEvent> events = new ArrayList<>();
    past.forNewest(
        (int) missed,
        event -> {
          if (interest.mayConcern(event.audience()) && subscriber.isFor(event.audience())) {
            events.add(event);
          }
        });
    return Optional.of(events);
  }
}
