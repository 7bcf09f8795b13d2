package io.patchcord.benchmarks.socket;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The switch's side of a benchmark: a real socket on 127.0.0.1, blocking threads, prepared bytes,
 * and nothing behind them. It answers an {@code api status} with what a FreeSWITCH answered once,
 * and sends what it is told to whoever subscribed first.
 */
public final class SwitchPeer implements Closeable {

  /** What it takes for a password. */
  public static final String PASSWORD = "benchmark";

  private final ServerSocket server;
  private final Set<PeerConnection> connections = ConcurrentHashMap.newKeySet();
  private final CompletableFuture<PeerConnection> subscriber = new CompletableFuture<>();

  /**
   * Listens on a free port.
   *
   * @throws UncheckedIOException if there is none
   */
  public SwitchPeer() {
    try {
      server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    daemon(this::accept, "peer-accept");
  }

  /** Returns the port. */
  public int port() {
    return server.getLocalPort();
  }

  /**
   * Waits until a client has subscribed to events, and returns its connection.
   *
   * @throws IllegalStateException if none does within {@link Deadline#CONNECT}
   */
  public PeerConnection awaitSubscriber() {
    try {
      return subscriber.get(Deadline.CONNECT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for a subscriber", stopped);
    } catch (ExecutionException | TimeoutException problem) {
      throw new IllegalStateException("No client subscribed", problem);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        PeerConnection connection = new PeerConnection(socket, subscriber);
        connections.add(connection);
        daemon(connection, "peer-connection");
      } catch (IOException closed) {
        // Only close() ends the listening; a connection that failed meanwhile is the client's loss.
      }
    }
  }

  private static void daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Stops listening and drops every connection. */
  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    connections.forEach(PeerConnection::close);
  }
}
