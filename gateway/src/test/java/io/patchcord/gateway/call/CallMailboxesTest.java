package io.patchcord.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallMailboxesTest {
  private static final UUID ONE = UUID.randomUUID();
  private static final UUID OTHER = UUID.randomUUID();

  @Test
  void aCallsTasksAreDoneInTheirOrderOneAtATime() throws InterruptedException {
    int tasks = CallMailboxes.MAX_WAITING;
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      CallMailboxes mailboxes = new CallMailboxes(threads);
      List<Integer> done = new ArrayList<>(); // not thread-safe: the mailbox has to be
      CountDownLatch all = new CountDownLatch(tasks);
      for (int i = 0; i < tasks; i++) {
        int number = i;
        mailboxes.post(
            ONE,
            () -> {
              done.add(number);
              all.countDown();
            });
      }
      assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(done).isEqualTo(IntStream.range(0, tasks).boxed().toList());
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void oneCallDoesNotWaitForAnother() throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    CountDownLatch released = new CountDownLatch(1);
    try {
      CallMailboxes mailboxes = new CallMailboxes(threads);
      mailboxes.post(ONE, () -> await(released));
      CountDownLatch done = new CountDownLatch(1);
      mailboxes.post(OTHER, done::countDown);
      assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    } finally {
      released.countDown();
      threads.shutdownNow();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aTaskThatFailsStopsNothing() {
    List<String> done = new ArrayList<>();
    CallMailboxes mailboxes = new CallMailboxes(Runnable::run);
    mailboxes.post(
        ONE,
        () -> {
          throw new IllegalStateException("a fault of ours");
        });
    mailboxes.post(ONE, () -> done.add("next"));
    assertThat(done).containsExactly("next");
  }

  @Test
  void whatATaskPostsIsDoneAfterIt() {
    List<String> done = new ArrayList<>();
    CallMailboxes mailboxes = new CallMailboxes(Runnable::run);
    mailboxes.post(
        ONE,
        () -> {
          mailboxes.post(ONE, () -> done.add("second"));
          done.add("first");
        });
    assertThat(done).containsExactly("first", "second");
  }

  @Test
  void aMailboxIsBoundedAndServesAgainWhenItIsEmpty() {
    Queue<Runnable> waiting = new ArrayDeque<>();
    CallMailboxes mailboxes = new CallMailboxes(waiting::add);
    for (int i = 0; i < CallMailboxes.MAX_WAITING; i++) {
      assertThat(mailboxes.post(ONE, () -> {})).isTrue();
    }
    assertThat(mailboxes.post(ONE, () -> {})).isFalse();
    assertThat(mailboxes.post(OTHER, () -> {})).isTrue();
    assertThat(mailboxes.refused()).isEqualTo(1);
    waiting.forEach(Runnable::run);
    assertThat(mailboxes.post(ONE, () -> {})).isTrue();
  }
}
