package io.patchcord.simulator.socket;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.core.SwitchThread;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client's TCP connection: a thread that reads its commands and one that writes to it. */
final class Connection {
  private static final Logger LOGGER = LoggerFactory.getLogger(Connection.class);

  /** So many commands may wait; then the client's further ones stay in the network. */
  private static final int MAXIMUM_COMMANDS_IN_FLIGHT = 1000;

  /** An API command holds events back; a real switch queues 100,000 (facts page, slow reader). */
  private static final int MAXIMUM_WAITING_EVENTS = 100_000;

  private final Socket socket;
  private final SwitchThread thread;
  private final CommandReader reader;
  private final FrameWriter writer;
  private final Consumer<Connection> afterClose;
  private final Semaphore commandsInFlight = new Semaphore(MAXIMUM_COMMANDS_IN_FLIGHT);
  private @Nullable Session session;

  Connection(
      Socket socket,
      SwitchThread thread,
      int maximumCommandBytes,
      long maximumQueuedBytes,
      Consumer<Connection> afterClose)
      throws IOException {
    this.socket = requireNonNull(socket, "socket is null");
    this.thread = requireNonNull(thread, "thread is null");
    this.afterClose = requireNonNull(afterClose, "afterClose is null");
    socket.setTcpNoDelay(true);
    this.reader = new CommandReader(socket.getInputStream(), maximumCommandBytes);
    this.writer = new FrameWriter(socket.getOutputStream(), maximumQueuedBytes, this::closeSocket);
  }

  /** Starts both threads; every command goes to that session. */
  void start(Session itsSession) {
    session = itsSession;
    thread.execute(itsSession::begin);
    startThread(this::readAll, "reader");
    startThread(writer, "writer");
  }

  private void startThread(Runnable task, String role) {
    Thread started = new Thread(task, "event-socket-" + role + "-" + socket.getPort());
    started.setDaemon(true);
    started.start();
  }

  @Nullable Session session() {
    return session;
  }

  private void readAll() {
    Session itsSession = requireNonNull(session, "session is null");
    try {
      Command command = reader.next();
      while (command != null) {
        Command next = command;
        commandsInFlight.acquire();
        thread.execute(() -> itsSession.accept(next));
        command = reader.next();
      }
    } catch (IOException e) {
      LOGGER.debug("the client is gone", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread.execute(itsSession::forget);
    writer.end();
  }

  /** A command has had its effect, so the next may come. */
  void commandDone() {
    commandsInFlight.release();
  }

  int maximumWaitingEvents() {
    return MAXIMUM_WAITING_EVENTS;
  }

  /** Queues a frame. False if the client does not read. */
  boolean send(byte[] frame) {
    return writer.offer(frame);
  }

  void closeAfterSending() {
    writer.end();
  }

  void closeAtOnce() {
    writer.end();
    closeSocket();
  }

  /** Cuts the connection so that the client sees a reset. */
  void reset() {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      LOGGER.debug("closed already", e);
    }
    closeAtOnce();
  }

  private void closeSocket() {
    try {
      socket.close();
    } catch (IOException e) {
      LOGGER.debug("closed already", e);
    }
    afterClose.accept(this);
  }
}
