package io.patchcord.gateway.stream;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
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

  private static final int KEEP_ALIVE_SECONDS = 15;

  /** Who has not read the last event by then does not read. */
  private static final int END_SECONDS = 5;

  private final EventLog log;
  private final StreamAccess access;
  private final Refusals refusals;
  private final Executor executor;
  private final ScheduledExecutorService timer;
  private final Map<StreamClient, StreamAccess.Viewer> clients = new ConcurrentHashMap<>();
  private final Map<String, Integer> streamsOf = new ConcurrentHashMap<>();

  /** Writes the answer to a request that gets no stream. */
  public interface Refusals {
    void refuse(Response response, Refusal refusal) throws IOException;
  }

  /** Why there is no stream. */
  public enum Refusal {
    NOT_FOUND,
    METHOD_NOT_ALLOWED,
    TOO_MANY_STREAMS
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
    timer.scheduleWithFixedDelay(
        () -> clients.keySet().forEach(StreamClient::keepAlive),
        KEEP_ALIVE_SECONDS,
        KEEP_ALIVE_SECONDS,
        TimeUnit.SECONDS);
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
                .ifPresent(
                    why -> {
                      client.finish(event("signed-out", why));
                      timer.schedule(client::abandon, END_SECONDS, TimeUnit.SECONDS);
                    }));
  }

  @Override
  public void service(Request request, Response response) throws IOException {
    if (!request.getRequestURI().equals(PATH)) {
      refusals.refuse(response, Refusal.NOT_FOUND);
      return;
    }
    if (!request.getMethod().getMethodString().equals("GET")) {
      refusals.refuse(response, Refusal.METHOD_NOT_ALLOWED);
      return;
    }
    Optional<StreamAccess.Viewer> viewer = access.admit(request, response);
    if (viewer.isEmpty()) {
      return;
    }
    String name = viewer.get().name();
    int ofThisOne = streamsOf.merge(name, 1, Integer::sum);
    if (clients.size() >= MAX_STREAMS || ofThisOne > MAX_STREAMS_OF_ONE) {
      release(name);
      refusals.refuse(response, Refusal.TOO_MANY_STREAMS);
      return;
    }
    open(request, response, viewer.get());
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
            viewer::sees,
            viewer::mayHave,
            connection,
            output,
            executor,
            log::onCutOff,
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
  }

  private boolean begin(
      StreamClient client, StreamAccess.Viewer viewer, @Nullable String lastEventId) {
    Optional<List<StreamEvent>> missed = log.subscribe(client, lastEventId);
    // A replay longer than a client's queue would cut off the client; the snapshot is shorter.
    if (missed.filter(events -> length(events) < StreamClient.MAX_QUEUED_BYTES / 2).isPresent()) {
      missed.get().forEach(client::deliver);
    } else {
      client.deliver(snapshotEvent(viewer));
    }
    return true;
  }

  private static int length(List<StreamEvent> events) {
    return events.stream().mapToInt(event -> event.wire().length).sum();
  }

  private StreamEvent snapshotEvent(StreamAccess.Viewer viewer) {
    return event("snapshot", viewer.snapshot());
  }

  private StreamEvent event(String type, String data) {
    return new StreamEvent(log.cursor(), 0, Instant.EPOCH, type, new Audience("", ""), data);
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
