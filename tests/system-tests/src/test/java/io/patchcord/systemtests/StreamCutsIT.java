package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Streams whose connections are cut at random while calls happen, beside streams that are not: both
 * must have been told the same, once, in the same order. For a minute with {@code
 * -Dcuts.seconds=60}.
 */
class StreamCutsIT extends RunningSystem {
  private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("cuts.seconds", 15));
  private static final String CUSTOMER = "+14155551212";

  /** Somebody who comes back whenever the stream ends, with the last id that came. */
  private static final class Follower implements AutoCloseable {
    private final Api api;
    private final List<EventStream.Event> before = new ArrayList<>();
    private @Nullable EventStream current;
    private @Nullable String lastId;
    private int streams;

    Follower(Api api) {
      this.api = api;
    }

    /** Opens a stream if there is none. */
    synchronized void follow() {
      if (current != null && current.ended()) {
        leave();
      }
      if (current == null) {
        current = EventStream.open(api, lastId);
        streams++;
      }
    }

    private void leave() {
      if (current == null) {
        return;
      }
      List<EventStream.Event> came = current.events();
      before.addAll(came);
      if (!came.isEmpty()) {
        lastId = came.get(came.size() - 1).id();
      }
      current = null;
    }

    synchronized boolean isEnded() {
      return current == null || current.ended();
    }

    synchronized List<EventStream.Event> events() {
      List<EventStream.Event> all = new ArrayList<>(before);
      if (current != null) {
        all.addAll(current.events());
      }
      return all;
    }

    synchronized int streams() {
      return streams;
    }

    @Override
    public synchronized void close() {
      if (current != null) {
        current.close();
      }
    }
  }

  @Test
  void whoIsCutOffAtRandomIsToldTheSameAsWhoIsNot() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService callers = Executors.newFixedThreadPool(2);
    List<Api> agents = List.of(alice(), bob());
    try (Cable cable = Cable.to(URI.create(gateway().baseUrl()).getPort())) {
      List<Follower> cut = new ArrayList<>();
      List<Follower> whole = new ArrayList<>();
      for (Api who : List.of(alice(), bob(), gateway().supervisor())) {
        whole.add(new Follower(who));
        cut.add(new Follower(new Api("http://127.0.0.1:" + cable.port(), who.key())));
      }
      try {
        whole.forEach(Follower::follow);
        cut.forEach(Follower::follow);
        List<Future<Integer>> calls = new ArrayList<>();
        for (Api agent : agents) {
          calls.add(callers.submit(() -> callUntil(agent, over)));
        }
        long end = System.nanoTime() + TIME.toNanos();
        int cuts = 0;
        while (System.nanoTime() - end < 0) {
          awaitSome(cut, random.nextInt(6));
          cable.pull();
          // Only who has read to the end of what came is cut off for good.
          Eventually.holds("all are cut off", () -> cut.stream().allMatch(Follower::isEnded));
          cuts++;
          cable.plugIn();
          cut.forEach(Follower::follow);
        }
        over.set(true);
        int made = 0;
        for (Future<Integer> caller : calls) {
          made += caller.get(Eventually.DEADLINE.toSeconds() * 2, TimeUnit.SECONDS);
        }
        for (int i = 0; i < cut.size(); i++) {
          assertSame(seed, whole.get(i), cut.get(i));
        }
        assertThat(made).as("calls").isPositive();
        assertThat(cuts).as("cuts").isGreaterThan(1);
        assertThat(cut).allMatch(one -> one.streams() > 1);
        System.out.printf(
            "StreamCutsIT: %d cuts, %d calls, %d events, seed %d%n",
            cuts, made, cut.stream().mapToInt(one -> one.events().size()).sum(), seed);
      } finally {
        over.set(true);
        callers.shutdownNow();
        whole.forEach(Follower::close);
        cut.forEach(Follower::close);
      }
    }
  }

  /** Calls one after another; returns how many. */
  private int callUntil(Api agent, AtomicBoolean over) {
    int calls = 0;
    while (!over.get()) {
      String id = talk(agent, CUSTOMER);
      agent.hangUp(id).expect(202);
      awaitState(agent, id, "ENDED");
      calls++;
    }
    return calls;
  }

  /** Until the streams have had so many events since; or have come to nothing meanwhile. */
  private static void awaitSome(List<Follower> followers, int events) {
    int before = count(followers);
    Eventually.holds("events come", () -> count(followers) >= before + events);
  }

  private static int count(List<Follower> followers) {
    return followers.stream().mapToInt(one -> one.events().size()).sum();
  }

  /**
   * Waits until both have been told the same: the one may have an event that is still on its way to
   * the other. What is lost, told twice or told in another order never becomes the same.
   */
  private static void assertSame(long seed, Follower whole, Follower cut) {
    Eventually.get(
        "seed %d: who is cut off is told the same, in %d streams".formatted(seed, cut.streams()),
        () -> firstDifference(whole, cut).isEmpty() ? Optional.of(true) : Optional.empty(),
        () -> firstDifference(whole, cut).orElse(""));
  }

  /** What each is told first is its snapshot; what follows it has to be the same. */
  private static Optional<String> firstDifference(Follower whole, Follower cut) {
    List<EventStream.Event> came = cut.events();
    if (came.isEmpty() || !came.get(0).type().equals("snapshot")) {
      return Optional.of("the first is no snapshot: " + came.stream().findFirst());
    }
    long start = came.get(0).sequence();
    List<EventStream.Event> some = came.subList(1, came.size());
    List<EventStream.Event> all =
        whole.events().stream()
            .filter(event -> !event.type().equals("snapshot") && event.sequence() > start)
            .toList();
    for (int i = 0; i < Math.max(all.size(), some.size()); i++) {
      String told = i < all.size() ? all.get(i).toString() : "nothing";
      String toldCut = i < some.size() ? some.get(i).toString() : "nothing";
      if (!told.equals(toldCut)) {
        return Optional.of("event %d: whole %s%ncut %s".formatted(i, told, toldCut));
      }
    }
    return Optional.empty();
  }

  private static EventStream.Event last(List<EventStream.Event> events) {
    return events.get(events.size() - 1);
  }

  @Test
  void acrossARestartThereIsASnapshotAndNothingOfBefore() {
    String id = talk(alice(), CUSTOMER);
    String last;
    try (EventStream events = alice().events()) {
      last = events.awaitSnapshot().id();
    }
    gateway().process().kill();
    startGateway();
    awaitReady();
    try (EventStream again = alice().eventsAfter(last)) {
      EventStream.Event first = again.awaitSnapshot();
      assertThat(again.events().get(0)).isEqualTo(first);
      assertThat(first.id()).doesNotStartWith(last.substring(0, last.indexOf('-') + 1));
      assertThat(first.data().at("/calls/0/id").asText()).isEqualTo(id);
    }
  }

  @Test
  void aKeyThatIsWithdrawnEndsItsStreamWithAReason() {
    Api.Answer made =
        gateway()
            .admin()
            .post(
                "/api/v1/api-keys",
                "{\"name\": \"short\", \"role\": \"AGENT\", \"agent\": \"alice\"}")
            .expect(201);
    try (EventStream events = gateway().api(made.text("/key")).events()) {
      events.awaitSnapshot();
      gateway()
          .admin()
          .send(gateway().admin().request("/api/v1/api-keys/" + made.text("/prefix")).DELETE())
          .expect(204);
      EventStream.Event end = events.await("the end", event -> event.type().equals("signed-out"));
      assertThat(end.data().path("reason").asText()).isEqualTo("KEY_REVOKED");
      Eventually.holds("the stream ends", events::ended);
      assertThat(last(events.events())).isEqualTo(end);
    }
  }
}
