package io.patchcord.benchmarks.socket;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import link.thingscloud.freeswitch.esl.IEslEventListener;
import link.thingscloud.freeswitch.esl.inbound.NettyInboundClient;
import link.thingscloud.freeswitch.esl.inbound.option.InboundClientOption;
import link.thingscloud.freeswitch.esl.inbound.option.ServerOption;
import link.thingscloud.freeswitch.esl.transport.event.EslEvent;
import link.thingscloud.freeswitch.esl.transport.message.EslMessage;
import org.jspecify.annotations.Nullable;

/**
 * Theirs: a {@code NettyInboundClient} with its defaults. Its way to send an {@code api} command
 * blocks until the reply is there, so N in flight take N threads. The variant with a timeout would
 * run on its pool of two threads per core and never have more in flight than those; the one without
 * is used, to its advantage.
 */
public final class ThingscloudClient implements SwitchClient {

  private @Nullable NettyInboundClient client;
  private String address = "";

  @Override
  public void connect(SwitchPeer peer, EventReceiver receiver) {
    ServerOption server = new ServerOption("127.0.0.1", peer.port()).password(SwitchPeer.PASSWORD);
    address = server.addr();
    NettyInboundClient started =
        new NettyInboundClient(
            new InboundClientOption()
                .addServerOption(server)
                .addListener(new Listener(receiver))
                .addEvents("ALL"));
    client = started;
    started.start();
    // It tells nobody when it has logged in, but it has once it subscribes.
    peer.awaitSubscriber();
  }

  @Override
  public void keepInFlight(int inFlight, long untilNanos, LongConsumer roundTripNanos) {
    CountDownLatch done = new CountDownLatch(inFlight);
    AtomicReference<Throwable> problem = new AtomicReference<>();
    for (int i = 0; i < inFlight; i++) {
      Thread caller =
          new Thread(
              () -> {
                try {
                  roundTrips(untilNanos, roundTripNanos);
                } catch (RuntimeException failure) {
                  problem.set(failure);
                } finally {
                  done.countDown();
                }
              },
              "caller-" + i);
      caller.setDaemon(true);
      caller.start();
    }
    Deadline.await(done, Deadline.DRAIN, "Their client's round trips");
    if (problem.get() != null) {
      throw new IllegalStateException("Their client's command failed", problem.get());
    }
  }

  private void roundTrips(long untilNanos, LongConsumer roundTripNanos) {
    NettyInboundClient started = client;
    if (started == null) {
      throw new IllegalStateException("Not connected");
    }
    for (long begin = System.nanoTime(); begin - untilNanos < 0; begin = System.nanoTime()) {
      EslMessage reply = started.sendSyncApiCommand(address, "status", "");
      roundTripNanos.accept(System.nanoTime() - begin);
      if (reply.getBodyLines().isEmpty() || !reply.getBodyLines().get(0).startsWith("UP ")) {
        throw new IllegalStateException("Not a status: " + reply);
      }
    }
  }

  @Override
  public void close() {
    if (client != null) {
      client.shutdown();
    }
  }

  private record Listener(EventReceiver receiver) implements IEslEventListener {

    @Override
    public void eventReceived(String address, EslEvent event) {
      Map<String, String> headers = event.getEventHeaders();
      receiver.received(
          headers.get("Unique-ID"),
          headers.get(EventTemplate.SEQUENCE),
          headers.get(EventTemplate.SENT_NANOS));
    }

    @Override
    public void backgroundJobResultReceived(String address, EslEvent event) {}
  }
}
