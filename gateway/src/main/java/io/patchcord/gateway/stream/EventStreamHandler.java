package io.patchcord.gateway.stream;

import io.patchcord.gateway.watch.Bound;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.CloseListener;
import org.glassfish.grizzly.CloseType;
import org.glassfish.grizzly.Closeable;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.http.io.NIOOutputStream;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.nio.NIOConnection;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/v1/events} as Server-Sent Events: a handler of its own beside Jersey, because a
 * stalled reader of a JAX-RS {@code SseEventSink} on Grizzly blocks the sender, and with it
 * everybody.
 */
public final class EventStreamHandler extends HttpHandler {
  /** Where it answers. */
  public static final String PATH = "/api/v1/events";

  /** One node serves 5,000 agents; supervisors and second windows come on top. */
  static final int MAX_STREAMS = 10_000;

  /** A person has a few windows; more of one key is a client that does not close. */
  static final int MAX_STREAMS_OF_ONE = 20;

  /** What the kernel holds for a reader that does not read; by default it would be megabytes. */
  private static final int SEND_BUFFER = 64 * 1024;

  private static final int KEEP_ALIVE_MILLIS = 15_000;

  /**
   * Within that time they are told one part after the other: a comment to thousands at once held up
   * everybody's events for a tenth of a second.
   */
  private static final int KEEP_ALIVE_PARTS = 150;

  /** Who is told to reconnect does so within these: thousands at once would be a flood. */
  private static final long LEAST_RETRY_MILLIS = 500;

  private static final long MOST_RETRY_MILLIS = 5_000;

  /** Who has not read the last event by then does not read. */
  private static final int END_SECONDS = 5;

  private final EventLog log;
  private final StreamAccess access;
  private final Refusals refusals;
  private final Executor executor;
  private final ScheduledExecutorService timer;
  private final Map<StreamClient, StreamAccess.Viewer> clients = new ConcurrentHashMap<>();
  private final Map<String, Integer> streamsOf = new ConcurrentHashMap<>();
  private final CutOffs cutOffs = new CutOffs(MAX_STREAMS);
  private int keepAlivePart;
  private volatile boolean draining;

  /** Writes the answer to a request that gets no stream. */
  public interface Refusals {
    void refuse(Response response, Refusal refusal) throws IOException;
  }

  /** Why there is no stream. */
  public enum Refusal {
    NOT_FOUND,
    METHOD_NOT_ALLOWED,
    TOO_MANY_STREAMS,
    GATEWAY_STOPPING
  }

  /**
   * @param executor writes to the clients; its tasks never block
   * @param timer for the comments that keep streams open
   */
  public EventStreamHandler(
      EventLog log,
      StreamAccess access,
      Refusals refusals,
      Executor executor,
      ScheduledExecutorService timer) {
    this.log = log;
    this.access = access;
    this.refusals = refusals;
    this.executor = executor;
    this.timer = timer;
    long pause = KEEP_ALIVE_MILLIS / KEEP_ALIVE_PARTS;
    timer.scheduleWithFixedDelay(this::keepAlive, pause, pause, TimeUnit.MILLISECONDS);
  }

  /** Of the timer alone. */
  private void keepAlive() {
    keepAlivePart = (keepAlivePart + 1) % KEEP_ALIVE_PARTS;
    if (keepAlivePart == 0) {
      log.forgetOld();
    }
    Instant now = log.now();
    for (StreamClient client : clients.keySet()) {
      // By its identity, so that each has its part.
      if (Math.floorMod(client.hashCode(), KEEP_ALIVE_PARTS) == keepAlivePart) {
        client.keepAlive(now);
      }
    }
  }

  /**
   * Tells all streams to reconnect, elsewhere or later, ends them, and opens no others. Returns at
   * once: {@link #openStreams} is 0 when all have read it, or have not within a few seconds and
   * were cut off. The timer must go on meanwhile.
   */
  public void drain() {
    draining = true;
    clients.keySet().forEach(this::sendAway);
  }

  private void sendAway(StreamClient client) {
    long retry = ThreadLocalRandom.current().nextLong(LEAST_RETRY_MILLIS, MOST_RETRY_MILLIS);
    finish(client, StreamEvent.aside(log.now(), "reconnect", access.reconnect(retry), retry));
  }

  private void finish(StreamClient client, StreamEvent last) {
    client.finish(last);
    timer.schedule(client::abandon, END_SECONDS, TimeUnit.SECONDS);
  }

  /** How many bytes wait for readers, of all streams. */
  public long queuedBytes() {
    return clients.keySet().stream().mapToLong(StreamClient::queuedBytes).sum();
  }

  /** How many streams are open. */
  public int openStreams() {
    return clients.size();
  }

  /**
   * Ends the streams of those who may not have one any more, each with an event {@code signed-out}
   * that says why. May block; safe for all threads.
   */
  public void endForbidden() {
    clients.forEach(
        (client, viewer) ->
            viewer
                .ended()
                .ifPresent(why -> finish(client, StreamEvent.aside(log.now(), "signed-out", why))));
  }

  @Override
  public void service(Request request, Response response) throws IOException {
    if (!request.getRequestURI().equals(PATH)) {
      refuse(response, Refusal.NOT_FOUND);
      return;
    }
    if (!request.getMethod().getMethodString().equals("GET")) {
      refuse(response, Refusal.METHOD_NOT_ALLOWED);
      return;
    }
    Optional<StreamAccess.Viewer> viewer = access.admit(request, response);
    if (viewer.isEmpty()) {
      return;
    }
    if (draining) {
      refuse(response, Refusal.GATEWAY_STOPPING);
      return;
    }
    String name = viewer.get().name();
    int ofThisOne = streamsOf.merge(name, 1, Integer::sum);
    if (clients.size() >= MAX_STREAMS || ofThisOne > MAX_STREAMS_OF_ONE) {
      release(name);
      if (ofThisOne > MAX_STREAMS_OF_ONE) {
        Bound.STREAMS_OF_ONE.reached(MAX_STREAMS_OF_ONE);
      } else {
        Bound.STREAMS.reached(MAX_STREAMS);
      }
      refuse(response, Refusal.TOO_MANY_STREAMS);
      return;
    }
    open(request, response, viewer.get());
  }

  private void refuse(Response response, Refusal why) throws IOException {
    log.counts().refuse(why);
    refusals.refuse(response, why);
  }

  private void open(Request request, Response response, StreamAccess.Viewer viewer)
      throws IOException {
    response.setContentType("text/event-stream");
    response.setCharacterEncoding("utf-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    response.suspend();
    Connection<?> connection = request.getContext().getConnection();
    limitSendBuffer(connection);
    NIOOutputStream output = response.getNIOOutputStream();
    output.write(": patchcord\n\n".getBytes(StandardCharsets.US_ASCII));
    output.flush();
    StreamClient client =
        new StreamClient(
            viewer.interest(),
            viewer::sees,
            viewer::mayHave,
            connection,
            output,
            executor,
            since -> {
              log.counts().cutOff.increment();
              cutOffs.add(viewer.name(), since);
            },
            gone -> forget(gone, viewer),
            response::resume);
    clients.put(client, viewer);
    connection.addCloseListener(
        new CloseListener<Closeable, CloseType>() {
          @Override
          public void onClosed(Closeable closed, CloseType type) {
            client.onClosed();
          }
        });
    // Without a read in flight, a client that goes away is noticed at the next write only.
    request.getInputBuffer().initiateAsyncronousDataReceiving();
    String lastEventId = request.getHeader("Last-Event-ID");
    access.standingStill(() -> begin(client, viewer, lastEventId));
    if (draining) {
      sendAway(client);
    }
  }

  private boolean begin(
      StreamClient client, StreamAccess.Viewer viewer, @Nullable String lastEventId) {
    Instant now = log.now();
    cutOffs
        .take(viewer.name())
        .ifPresent(
            since -> client.open(StreamEvent.aside(now, "resync", viewer.tooSlow(since, now))));
    // A replay longer than a client's queue would cut off the client; the snapshot is shorter.
    boolean resumed =
        lastEventId != null && log.resume(client, lastEventId, StreamClient.MAX_QUEUED_BYTES / 2);
    (resumed ? log.counts().replayed : log.counts().snapshots).increment();
    while (!resumed) {
      // What is told of things that do not stand still comes after the snapshot, too.
      String cursor = log.cursor();
      client.open(StreamEvent.upTo(cursor, now, "snapshot", viewer.snapshot()));
      resumed = log.resume(client, cursor, Long.MAX_VALUE);
    }
    if (draining) {
      sendAway(client);
    }
    if (client.isClosed()) {
      log.unsubscribe(client); // It was gone before it was there.
    }
    return true;
  }

  private void forget(StreamClient client, StreamAccess.Viewer viewer) {
    if (clients.remove(client) != null) {
      log.unsubscribe(client);
      release(viewer.name());
    }
  }

  private void release(String name) {
    streamsOf.computeIfPresent(name, (key, count) -> count <= 1 ? null : count - 1);
  }

  private static void limitSendBuffer(Connection<?> connection) throws IOException {
    if (connection instanceof NIOConnection nio
        && nio.getChannel() instanceof SocketChannel socket) {
      socket.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
    }
  }
}
