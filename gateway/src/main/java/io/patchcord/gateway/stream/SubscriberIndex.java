package io.patchcord.gateway.stream;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The subscribers of a log by what can concern them: an event of one agent is held against that
 * agent's own subscribers and those who watch, not against all. For one thread at a time.
 */
final class SubscriberIndex {
  private final Set<EventLog.Subscriber> all = new LinkedHashSet<>();
  private final Map<Interest, Set<EventLog.Subscriber>> byInterest = new HashMap<>();

  void add(EventLog.Subscriber subscriber) {
    if (all.add(subscriber)) {
      byInterest
          .computeIfAbsent(subscriber.interest(), interest -> new LinkedHashSet<>())
          .add(subscriber);
    }
  }

  void remove(EventLog.Subscriber subscriber) {
    if (all.remove(subscriber)) {
      byInterest.computeIfPresent(
          subscriber.interest(),
          (interest, some) -> {
            some.remove(subscriber);
            return some.isEmpty() ? null : some;
          });
    }
  }

  int size() {
    return all.size();
  }

  /** Goes through those whom an event of that audience concerns, each once. */
  void concerned(Audience audience, Consumer<EventLog.Subscriber> action) {
    if (audience.isWide()) {
      each(all, audience, action);
      return;
    }
    // A subscriber has one interest: nobody comes twice.
    each(of(new Interest.OfAgent(audience.agent())), audience, action);
    each(of(new Interest.OfCallCenter(audience.callCenter())), audience, action);
    if (audience.admins()) {
      each(of(new Interest.OfAdmins()), audience, action);
    }
    each(of(new Interest.OfEverything()), audience, action);
  }

  private Collection<EventLog.Subscriber> of(Interest interest) {
    Set<EventLog.Subscriber> some = byInterest.get(interest);
    return some == null ? List.of() : some;
  }

  private static void each(
      Collection<EventLog.Subscriber> some,
      Audience audience,
      Consumer<EventLog.Subscriber> action) {
    for (EventLog.Subscriber subscriber : some) {
      if (subscriber.isFor(audience)) {
        action.accept(subscriber);
      }
    }
  }
}
