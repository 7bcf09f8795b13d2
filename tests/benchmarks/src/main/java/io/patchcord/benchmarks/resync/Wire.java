package io.patchcord.benchmarks.resync;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What lies between gateway and switch. It can be cut, and knows when they are joined again. */
final class Wire implements AutoCloseable {
  private static final int BUFFER = 256 * 1024;
  private static final int BACKLOG = 10;

  private final int switchPort;
  private final List<Socket> ends = new ArrayList<>();
  private @Nullable ServerSocket listener;
  private int port;
  private long joinedNanos;

  Wire(int switchPort) {
    this.switchPort = switchPort;
    mend();
  }

  int port() {
    return port;
  }

  /** When the gateway was connected first since the wire was mended, by {@code nanoTime}. */
  synchronized long joinedNanos() {
    return joinedNanos;
  }

  synchronized void cut() {
    try {
      if (listener != null) {
        listener.close();
      }
      listener = null;
      for (Socket end : ends) {
        end.close();
      }
      ends.clear();
      joinedNanos = 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized void mend() {
    try {
      ServerSocket made = new ServerSocket();
      made.setReuseAddress(true);
      made.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
      listener = made;
      port = made.getLocalPort();
      run(() -> accept(made));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocket from) {
    try {
      while (!from.isClosed()) {
        join(from.accept());
      }
    } catch (IOException cut) {
      // That is what it is for.
    }
  }

  private synchronized void join(Socket gateway) throws IOException {
    if (joinedNanos == 0) {
      joinedNanos = System.nanoTime();
    }
    Socket phoneSystem = new Socket(InetAddress.getLoopbackAddress(), switchPort);
    gateway.setTcpNoDelay(true);
    phoneSystem.setTcpNoDelay(true);
    ends.add(gateway);
    ends.add(phoneSystem);
    run(() -> copy(gateway, phoneSystem));
    run(() -> copy(phoneSystem, gateway));
  }

  private static void copy(Socket from, Socket to) {
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      byte[] bytes = new byte[BUFFER];
      for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
        out.write(bytes, 0, length);
      }
    } catch (IOException cut) {
      // That is what it is for.
    }
  }

  private static void run(Runnable work) {
    Thread thread = new Thread(work, "wire");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    cut();
  }
}
