package io.patchcord.benchmarks.socket;

import io.patchcord.esl.EslNode;
import io.patchcord.esl.EslPassword;
import io.patchcord.esl.EslReply;
import io.patchcord.esl.EslSettings;
import io.patchcord.esl.command.ApiCommand;
import io.patchcord.esl.command.SwitchCommands;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Ours: an {@link EslNode} with its defaults. The only class here that knows its API. */
public final class PatchcordClient implements SwitchClient {

  private static final ApiCommand STATUS = SwitchCommands.status();

  private @Nullable EslNode node;

  @Override
  public void connect(SwitchPeer peer, EventReceiver receiver) {
    CountDownLatch connected = new CountDownLatch(1);
    EslNode started =
        new EslNode(
            EslSettings.builder("127.0.0.1", peer.port(), EslPassword.of(SwitchPeer.PASSWORD))
                .events("ALL")
                .build(),
            event ->
                receiver.received(
                    event.uniqueId(),
                    event.header(EventTemplate.SEQUENCE),
                    event.header(EventTemplate.SENT_NANOS)));
    node = started;
    started.start().thenRun(connected::countDown);
    Deadline.await(connected, Deadline.CONNECT, "Connecting our client");
  }

  @Override
  public void keepInFlight(int inFlight, long untilNanos, LongConsumer roundTripNanos) {
    CountDownLatch done = new CountDownLatch(inFlight);
    AtomicReference<Throwable> problem = new AtomicReference<>();
    for (int i = 0; i < inFlight; i++) {
      roundTrip(untilNanos, roundTripNanos, done, problem);
    }
    Deadline.await(done, Deadline.DRAIN, "Our client's round trips");
    if (problem.get() != null) {
      throw new IllegalStateException("Our client's command failed", problem.get());
    }
  }

  private void roundTrip(
      long untilNanos,
      LongConsumer roundTripNanos,
      CountDownLatch done,
      AtomicReference<Throwable> problem) {
    long begin = System.nanoTime();
    if (begin - untilNanos >= 0) {
      done.countDown();
      return;
    }
    connected()
        .api(STATUS)
        .whenComplete(
            (reply, failure) -> {
              if (failure == null && isStatus(reply)) {
                roundTripNanos.accept(System.nanoTime() - begin);
                roundTrip(untilNanos, roundTripNanos, done, problem);
              } else {
                problem.set(
                    failure != null
                        ? failure
                        : new IllegalStateException("Not a status: " + reply));
                done.countDown();
              }
            });
  }

  private static boolean isStatus(EslReply reply) {
    return reply.text().startsWith("UP ");
  }

  private EslNode connected() {
    EslNode started = node;
    if (started == null) {
      throw new IllegalStateException("Not connected");
    }
    return started;
  }

  @Override
  public void close() {
    if (node != null) {
      node.close();
    }
  }
}
