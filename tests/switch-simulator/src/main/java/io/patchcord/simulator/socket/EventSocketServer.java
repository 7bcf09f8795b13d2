package io.patchcord.simulator.socket;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.api.ApiCommands;
import io.patchcord.simulator.core.SwitchThread;
import io.patchcord.simulator.event.EventBus;
import io.patchcord.simulator.event.SwitchLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens on the Event Socket's port. */
public final class EventSocketServer {
  private static final Logger LOGGER = LoggerFactory.getLogger(EventSocketServer.class);

  /** A client has so long to say who it is (mod_event_socket's own limit). */
  private static final Duration AUTHENTICATION_TIME = Duration.ofSeconds(25);

  /** How long a shutdown waits for the clients to take what they were sent. */
  private static final Duration FAREWELL_TIME = Duration.ofSeconds(2);

  private final SwitchThread thread;
  private final Session.SessionContext context;
  private final Limits limits;
  private final ServerSocket listener;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

  /** What one client, and all of them together, may use. */
  public record Limits(int connections, int commandBytes, long queuedBytes) {}

  /** Takes the port at once, so that whoever constructs this knows whether it is free. */
  public EventSocketServer(
      String bindAddress,
      int port,
      String password,
      Limits limits,
      SwitchThread thread,
      EventBus bus,
      SwitchLog log,
      ApiCommands api,
      Misbehaviour misbehaviour)
      throws IOException {
    this.thread = requireNonNull(thread, "thread is null");
    this.limits = requireNonNull(limits, "limits is null");
    this.context =
        new Session.SessionContext(
            thread, bus, log, api, new BackgroundJobs(api, bus), misbehaviour, password);
    this.listener = new ServerSocket();
    listener.setReuseAddress(true);
    try {
      listener.bind(new InetSocketAddress(InetAddress.getByName(bindAddress), port));
    } catch (IOException e) {
      listener.close();
      throw e;
    }
  }

  /** Begins to take connections. */
  public void start() {
    Thread acceptor = new Thread(this::acceptAll, "event-socket-acceptor");
    acceptor.setDaemon(true);
    acceptor.start();
  }

  /** The port that it listens on. */
  public int port() {
    return listener.getLocalPort();
  }

  private void acceptAll() {
    while (!listener.isClosed()) {
      try {
        accept(listener.accept());
      } catch (IOException e) {
        LOGGER.debug("not accepted", e);
      }
    }
  }

  private void accept(Socket socket) throws IOException {
    if (connections.size() >= limits.connections()) {
      try (socket) {
        socket.getOutputStream().write(Frames.RUDE_REJECTION);
        socket.getOutputStream().write(Frames.GOODBYE);
      }
      return;
    }
    Connection connection =
        new Connection(socket, thread, limits.commandBytes(), limits.queuedBytes(), this::forget);
    Session session = new Session(context, connection);
    connections.add(connection);
    connection.start(session);
    thread.schedule(
        AUTHENTICATION_TIME,
        () -> {
          if (!session.isAuthenticated()) {
            session.end(Frames.GOODBYE);
          }
        });
  }

  /** Tells every client that the switch shuts down, and closes once they know. */
  public void shutDown() throws InterruptedException {
    closeListener();
    thread.execute(
        () ->
            connections.forEach(
                connection -> {
                  Session session = connection.session();
                  if (session != null) {
                    session.end(Frames.SHUT_DOWN);
                  }
                }));
    awaitFarewells();
    connections.forEach(Connection::closeAtOnce);
  }

  private void forget(Connection connection) {
    connections.remove(connection);
    synchronized (connections) {
      connections.notifyAll();
    }
  }

  private void awaitFarewells() throws InterruptedException {
    long deadline = System.nanoTime() + FAREWELL_TIME.toNanos();
    synchronized (connections) {
      for (long left = FAREWELL_TIME.toNanos();
          left > 0 && !connections.isEmpty();
          left = deadline - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(connections, left);
      }
    }
  }

  /** Cuts every connection without a word, and takes new ones. */
  public void resetConnections() {
    // A client that is cut may be back before the last one is cut, and must not be cut again.
    List.copyOf(connections).forEach(Connection::reset);
  }

  /** Cuts every connection without a word. */
  public void reset() {
    closeListener();
    connections.forEach(Connection::reset);
  }

  private void closeListener() {
    try {
      listener.close();
    } catch (IOException e) {
      LOGGER.debug("closed already", e);
    }
  }
}
