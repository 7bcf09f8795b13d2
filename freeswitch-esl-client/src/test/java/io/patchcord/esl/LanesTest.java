package io.patchcord.esl;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.esl.LaneStep.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LanesTest {

  private static final EslDelivery WIDE = new EslDelivery(4, 100_000, 1_000_000, 10_000);

  private final List<String> done = new CopyOnWriteArrayList<>();
  private final List<EslGap> gaps = new CopyOnWriteArrayList<>();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final CountDownLatch release = new CountDownLatch(1);
  private @Nullable Lanes lanes;

  @AfterEach
  void everyThreadEnds() {
    release.countDown();
    Lanes used = lanes;
    if (used != null) {
      used.closeAfterwards();
    }
    Await.until("the threads end", () -> threads().isEmpty());
  }

  @Test
  void aLaneKeepsItsOrder() {
    Lanes used = lanes(WIDE);
    for (int i = 0; i < 1_000; i++) {
      used.add("one", 1, say("" + i));
    }
    Await.until("all is done", () -> done.size() == 1_000);
    for (int i = 0; i < 1_000; i++) {
      assertThat(done.get(i)).isEqualTo("" + i);
    }
  }

  @Test
  void lanesRunAtTheSameTime() {
    Lanes used = lanes(WIDE);
    CountDownLatch both = new CountDownLatch(2);
    for (String lane : List.of("one", "two")) {
      used.add(
          lane,
          1,
          () -> {
            both.countDown();
            await(both);
            done.add(lane);
          });
    }
    Await.until("both met", () -> done.size() == 2);
  }

  @Test
  void noMoreThreadsThanAllowed() {
    Lanes used = lanes(new EslDelivery(3, 1_000, 1_000, 1_000));
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    for (int i = 0; i < 200; i++) {
      used.add(
          "lane " + i,
          1,
          () -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            LockSupport.parkNanos(1_000);
            inside.decrementAndGet();
            done.add("");
          });
    }
    Await.until("all is done", () -> done.size() == 200);
    assertThat(most.get()).isBetween(1, 3);
    assertThat(threads()).hasSizeBetween(1, 3);
  }

  @Test
  void oneThreadKeepsTheOrderOfAllLanes() {
    Lanes used = lanes(new EslDelivery(1, 1_000, 1_000, 1_000));
    for (int i = 0; i < 300; i++) {
      used.add("lane " + i % 7, 1, say("" + i));
    }
    Await.until("all is done", () -> done.size() == 300);
    assertThat(done.get(0)).isEqualTo("0");
    assertThat(done).isSortedAccordingTo((a, b) -> Integer.parseInt(a) - Integer.parseInt(b));
  }

  @Test
  void pastTheBoundOfALaneItsQueueBecomesAGapInItsPlace() {
    Lanes used = lanes(new EslDelivery(4, 1_000, 1_000, 3));
    block(used, "one");
    for (int i = 0; i < 8; i++) {
      used.add("one", 1, say("one " + i));
    }
    used.add("two", 1, say("two"));
    Await.until("the other lane goes on", () -> done.contains("two"));
    release.countDown();
    Await.until("all is done", () -> done.size() == 5);
    assertThat(done).containsExactly("two", "blocked one", "gap one 6", "one 6", "one 7");
    assertThat(used.dropped()).isEqualTo(6);
  }

  @Test
  void pastTheCommonBoundAllThatWaitsBecomesOneGap() {
    Lanes used = lanes(new EslDelivery(2, 4, 1_000, 3));
    block(used, "one");
    block(used, "two");
    used.add("one", 1, say("lost"));
    used.add("two", 1, say("lost"));
    used.add("three", 1, say("lost"));
    used.add("four", 1, say("lost"));
    used.add("four", 1, say("four"));
    release.countDown();
    Await.until("all is done", () -> done.size() == 4);
    assertThat(done.subList(0, 2)).containsExactlyInAnyOrder("blocked one", "blocked two");
    assertThat(done.subList(2, 4)).containsExactly("gap null 4", "four");
    assertThat(used.dropped()).isEqualTo(4);
    assertThat(used.queued()).isZero();
  }

  @Test
  void bytesAreBoundedToo() {
    Lanes used = lanes(new EslDelivery(1, 1_000, 100, 1_000));
    block(used, "one");
    used.add("one", 60, say("lost"));
    used.add("one", 60, say("kept"));
    release.countDown();
    Await.until("all is done", () -> done.size() == 3);
    assertThat(done).containsExactly("blocked one", "gap null 1", "kept");
    used.add("one", 1_000_000, say("one that is too large, and alone"));
    Await.until("it is done", () -> done.size() == 4);
  }

  @Test
  void whatIsKeptIsNeverDropped() {
    Lanes used = lanes(new EslDelivery(1, 3, 1_000, 2));
    block(used, "one");
    used.addKept("one", say("begin"));
    for (int i = 0; i < 50; i++) {
      used.add("one", 1, say("lost"));
    }
    used.addKept("one", say("end"));
    release.countDown();
    Await.until("the end", () -> done.contains("end"));
    assertThat(done.get(1)).isEqualTo("begin");
    assertThat(done.get(2)).startsWith("gap null");
    assertThat(gaps.stream().mapToLong(EslGap::events).sum()).isEqualTo(used.dropped());
    assertThat(used.dropped() + done.stream().filter("lost"::equals).count()).isEqualTo(50);
  }

  @Test
  void aBarrierSeesAllBeforeItAndNothingAfterIt() {
    Lanes used = lanes(WIDE);
    for (int i = 0; i < 20; i++) {
      used.add("lane " + i, 1, say("before"));
    }
    used.barrier(Kind.UP, say("barrier"));
    for (int i = 0; i < 20; i++) {
      used.add("lane " + i, 1, say("after"));
    }
    Await.until("all is done", () -> done.size() == 41);
    assertThat(done.subList(0, 20)).containsOnly("before");
    assertThat(done.get(20)).isEqualTo("barrier");
    assertThat(done.subList(21, 41)).containsOnly("after");
  }

  @Test
  void aBarrierWaitsASecondForABusyLaneAndDropsWhatIsBehindIt() {
    Lanes used = lanes(WIDE);
    block(used, "stuck");
    used.add("stuck", 1, say("lost"));
    long begin = System.nanoTime();
    used.barrier(Kind.UP, say("barrier"));
    used.add("other", 1, say("after"));
    used.add("stuck", 1, say("again"));
    Await.until("overtaken", () -> done.contains("after"));
    assertThat(System.nanoTime() - begin).isBetween(900_000_000L, 9_000_000_000L);
    assertThat(done).containsExactly("barrier", "after");
    release.countDown();
    Await.until("all is done", () -> done.size() == 4);
    assertThat(done).containsExactly("barrier", "after", "blocked stuck", "again");
    assertThat(used.dropped()).isEqualTo(1);
  }

  /** The one that was woken for the barrier takes a task that never comes back. */
  @Test
  void aBarrierIsWatchedAlsoWhenItsWatcherIsBlocked() {
    Lanes used = lanes(WIDE);
    CountDownLatch three = new CountDownLatch(3);
    for (int i = 0; i < 3; i++) {
      used.add("warm up " + i, 1, meetAndSay(three));
    }
    Await.until("three threads", () -> done.size() == 3);
    for (int round = 0; round < 2; round++) {
      block(used, "stuck " + round);
    }
    used.add("stuck 2", 1, () -> await(release));
    used.barrier(Kind.DOWN, say("barrier"));
    Await.until("overtaken", () -> done.contains("barrier"));
  }

  @Test
  void adjacentGapsAreOneAndCountTogether() {
    Lanes used = lanes(new EslDelivery(1, 10, 1_000, 10));
    block(used, "one");
    for (int i = 0; i < 200_000; i++) {
      used.gap(1, "unreadable");
    }
    release.countDown();
    Await.until("told", () -> done.size() == 2);
    assertThat(done).containsExactly("blocked one", "gap null 200000");
  }

  @Test
  void barriersThatWaitAreBoundedAndStillAlternate() {
    Lanes used = lanes(new EslDelivery(1, 10, 1_000, 10));
    block(used, "one");
    for (int i = 0; i < 5_000; i++) {
      used.barrier(Kind.STATE, say("state"));
      used.barrier(Kind.UP, say("up"));
      used.gap(0, "lost");
      used.barrier(Kind.STATE, say("state"));
      used.barrier(Kind.DOWN, say("down"));
    }
    used.close(say("last"));
    release.countDown();
    Await.until("the end", () -> done.contains("last"));
    List<String> ends = done.stream().filter(what -> Set.of("up", "down").contains(what)).toList();
    assertThat(ends).hasSizeBetween(900, 1_001);
    for (int i = 0; i < ends.size(); i++) {
      assertThat(ends.get(i)).isEqualTo(i % 2 == 0 ? "up" : "down");
    }
  }

  @Test
  void whatIsThrownGoesNoFurther() {
    Lanes used = lanes(WIDE);
    used.add("one", 1, () -> fail(new IllegalStateException("on purpose")));
    used.barrier(Kind.UP, () -> fail(new AssertionError("on purpose")));
    used.add("one", 1, say("alive"));
    Await.until("alive", () -> done.contains("alive"));
    assertThat(failures).hasSize(2);
  }

  @Test
  void closingForgetsWhatWaitsButNotTheConnectionsEnd() {
    Lanes used = lanes(new EslDelivery(1, 100, 1_000, 100));
    block(used, "one");
    used.barrier(Kind.UP, say("up"));
    used.add("one", 1, say("forgotten"));
    used.barrier(Kind.DOWN, say("down"));
    used.barrier(Kind.STATE, say("forgotten"));
    used.close(say("last"));
    used.add("one", 1, say("too late"));
    used.barrier(Kind.UP, say("too late"));
    release.countDown();
    Await.until("the end", () -> done.contains("last"));
    assertThat(done).containsExactly("blocked one", "up", "down", "last");
  }

  @Test
  void closingAfterwardsRunsWhatWaits() {
    Lanes used = lanes(new EslDelivery(1, 100, 1_000, 100));
    block(used, "one");
    used.add("two", 1, say("two"));
    used.barrier(Kind.DOWN, say("down"));
    used.closeAfterwards();
    release.countDown();
    Await.until("the end", () -> done.contains("down"));
    assertThat(done).containsExactly("blocked one", "two", "down");
  }

  /** Every task that was taken is run or counted once; lanes and barriers keep their places. */
  @Test
  void whateverHappensNothingIsLostUncounted() {
    long seed = System.nanoTime();
    System.out.println("LanesTest seed: " + seed);
    Random random = new Random(seed);
    EslDelivery bounds = new EslDelivery(1 + random.nextInt(8), 60, 1_000_000, 20);
    List<int[]> ran = Collections.synchronizedList(new ArrayList<>());
    Map<String, List<Integer>> order = new ConcurrentHashMap<>();
    Lanes used = lanes(bounds);
    int handedIn = 0;
    int kept = 0;
    for (int i = 0; i < 30_000; i++) {
      int number = i;
      String lane = "lane " + random.nextInt(12);
      boolean slow = random.nextInt(50) == 0;
      int kind = random.nextInt(1_000);
      if (kind < 5) {
        used.barrier(Kind.UP, () -> ran.add(new int[] {number, 1}));
      } else {
        Runnable task =
            () -> {
              if (slow) {
                LockSupport.parkNanos(1_000);
              }
              ran.add(new int[] {number, 0});
              order.computeIfAbsent(lane, key -> new CopyOnWriteArrayList<>()).add(number);
            };
        if (kind < 10) {
          kept++;
          used.addKept(lane, task);
        } else {
          handedIn++;
          used.add(lane, 10, task);
        }
      }
    }
    used.closeAfterwards();
    Await.until("the threads end", () -> threads().isEmpty());
    long tasks = ran.stream().filter(what -> what[1] == 0).count();
    assertThat(tasks + used.dropped()).as("seed " + seed).isEqualTo(handedIn + kept);
    assertThat(gaps.stream().mapToLong(EslGap::events).sum()).isEqualTo(used.dropped());
    order.values().forEach(lane -> assertThat(lane).as("seed " + seed).isSorted());
    Map<Integer, Integer> place = new HashMap<>();
    for (int i = 0; i < ran.size(); i++) {
      place.put(ran.get(i)[0], i);
    }
    int highestBefore = -1;
    int barrierBefore = -1;
    for (int[] what : ran) {
      if (what[1] == 1) {
        assertThat(what[0]).as("seed " + seed).isGreaterThan(highestBefore);
        barrierBefore = what[0];
      } else {
        assertThat(what[0]).as("seed " + seed).isGreaterThan(barrierBefore);
      }
      highestBefore = Math.max(highestBefore, what[0]);
    }
    assertThat(place).hasSize(ran.size());
  }

  private Lanes lanes(EslDelivery bounds) {
    Lanes made =
        new Lanes(
            "lanes-test",
            bounds,
            gap -> {
              gaps.add(gap);
              done.add("gap " + gap.uniqueId() + ' ' + gap.events());
            },
            failures::add);
    lanes = made;
    return made;
  }

  private Runnable say(String what) {
    return () -> done.add(what);
  }

  private Runnable meetAndSay(CountDownLatch meeting) {
    return () -> {
      meeting.countDown();
      await(meeting);
      done.add("met");
    };
  }

  /** Fills the lane's head with a task that waits for the release. */
  private void block(Lanes used, String lane) {
    CountDownLatch inside = new CountDownLatch(1);
    used.add(
        lane,
        1,
        () -> {
          inside.countDown();
          await(release);
          done.add("blocked " + lane);
        });
    await(inside);
  }

  private static void fail(Error problem) {
    throw problem;
  }

  private static void fail(RuntimeException problem) {
    throw problem;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("lanes-test"))
        .toList();
  }
}
