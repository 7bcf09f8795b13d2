package io.patchcord.systemtests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The wire between two, such as gateway and switch, which can be pulled out and plugged in again.
 */
final class Cable implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;
  private static final int BACKLOG = 10;

  private volatile int target;
  private final List<Socket> ends = new ArrayList<>();
  private @Nullable ServerSocket listener;
  private int port;
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

  private Cable(int target) {
    this.target = target;
  }

  /** Plugged in. */
  static Cable to(int switchPort) {
    Cable cable = new Cable(switchPort);
    cable.plugIn();
    return cable;
  }

  int port() {
    return port;
  }

  /** All that the gateway has sent to the switch. */
  String sent() {
    synchronized (sent) {
      return sent.toString(StandardCharsets.UTF_8);
    }
  }

  /** What comes from now on goes there. */
  void leadTo(int port) {
    target = port;
  }

  /** Nothing comes through any more, and both sides know it. */
  synchronized void pull() {
    try {
      if (listener != null) {
        listener.close();
      }
      listener = null;
      for (Socket end : ends) {
        end.close();
      }
      ends.clear();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** New connections come through again. */
  synchronized void plugIn() {
    if (listener != null) {
      return;
    }
    try {
      ServerSocket made = new ServerSocket();
      made.setReuseAddress(true);
      // A connection of somebody else may have the port for a moment.
      Eventually.holds("port " + port + " is free", () -> isBound(made));
      listener = made;
      port = made.getLocalPort();
      run("cable", () -> accept(made));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isBound(ServerSocket made) {
    try {
      made.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  private void accept(ServerSocket from) {
    while (!from.isClosed()) {
      try {
        Socket gateway = from.accept();
        join(from, gateway);
      } catch (IOException pulled) {
        // Or the switch is not there: then the gateway is refused, too.
      }
    }
  }

  private void join(ServerSocket from, Socket gateway) throws IOException {
    Socket phoneSystem;
    try {
      phoneSystem = new Socket(InetAddress.getLoopbackAddress(), target);
    } catch (IOException away) {
      gateway.close();
      throw away;
    }
    gateway.setTcpNoDelay(true);
    phoneSystem.setTcpNoDelay(true);
    synchronized (this) {
      if (listener != from) {
        gateway.close();
        phoneSystem.close();
        return;
      }
      ends.add(gateway);
      ends.add(phoneSystem);
    }
    run("cable-out", () -> copy(gateway, phoneSystem, sent));
    run("cable-in", () -> copy(phoneSystem, gateway, OutputStream.nullOutputStream()));
  }

  private static void copy(Socket from, Socket to, OutputStream tap) {
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      byte[] bytes = new byte[BUFFER];
      for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
        synchronized (tap) {
          tap.write(bytes, 0, length);
        }
        out.write(bytes, 0, length);
      }
    } catch (IOException pulled) {
      // By either side, or by the test.
    }
  }

  private static void run(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    pull();
  }
}
