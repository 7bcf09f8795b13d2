package io.patchcord.benchmarks.socket;

import io.patchcord.esl.EslCommand;
import io.patchcord.esl.EslEvent;
import io.patchcord.esl.EslNode;
import io.patchcord.esl.EslNodeListener;
import io.patchcord.esl.EslNodeSettings;
import io.patchcord.esl.EslPassword;
import io.patchcord.esl.EslReply;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Ours: an {@link EslNode} with its defaults. The only class here that knows its API. */
public final class PatchcordClient implements SwitchClient {

  private static final EslCommand STATUS = EslCommand.api("status");

  private @Nullable EslNode node;

  @Override
  public void connect(SwitchPeer peer, EventReceiver receiver) {
    CountDownLatch connected = new CountDownLatch(1);
    EslNode started =
        new EslNode(
            EslNodeSettings.of(
                "127.0.0.1", peer.port(), EslPassword.of(SwitchPeer.PASSWORD), Set.of("ALL")),
            new Listener(connected, receiver));
    node = started;
    started.start();
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

  private record Listener(CountDownLatch connected, EventReceiver receiver)
      implements EslNodeListener {

    @Override
    public void onConnected() {
      connected.countDown();
    }

    @Override
    public void onEvent(EslEvent event) {
      receiver.received(
          event.uniqueId(),
          event.header(EventTemplate.SEQUENCE),
          event.header(EventTemplate.SENT_NANOS));
    }

    /** What is lost is found missing by whoever counts. */
    @Override
    public void onGap(String reason) {}

    @Override
    public void onDisconnected(String reason) {}
  }
}
