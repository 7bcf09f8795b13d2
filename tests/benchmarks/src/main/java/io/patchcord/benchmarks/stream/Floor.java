package io.patchcord.benchmarks.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * What the machine itself takes meanwhile: one byte to another thread and back, over a socket, some
 * hundred times a second.
 */
final class Floor implements AutoCloseable {
  private static final long PAUSE = Duration.ofMillis(5).toNanos();
  private static final long LONGEST = 60_000_000_000L;

  private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final Socket near;
  private final Socket far;
  private volatile Histogram trips = new Histogram(LONGEST, 3);
  private volatile boolean closed;

  Floor() throws IOException {
    near = new Socket(InetAddress.getLoopbackAddress(), listener.getLocalPort());
    far = listener.accept();
    near.setTcpNoDelay(true);
    far.setTcpNoDelay(true);
    run(this::echo);
    run(this::measure);
  }

  /** Begins to measure anew; returns what was measured. */
  Histogram next() {
    Histogram before = trips;
    trips = new Histogram(LONGEST, 3);
    return before;
  }

  private void echo() {
    try {
      for (int next = far.getInputStream().read(); next >= 0; next = far.getInputStream().read()) {
        far.getOutputStream().write(next);
      }
    } catch (IOException end) {
      // It is closed.
    }
  }

  private void measure() {
    try {
      while (!closed) {
        long start = System.nanoTime();
        near.getOutputStream().write(1);
        if (near.getInputStream().read() < 0) {
          return;
        }
        trips.recordValue(Math.min(System.nanoTime() - start, LONGEST));
        LockSupport.parkNanos(PAUSE);
      }
    } catch (IOException e) {
      if (!closed) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void run(Runnable work) {
    Thread thread = new Thread(work, "floor");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    closed = true;
    near.close();
    far.close();
    listener.close();
  }
}
