package io.patchcord.simulator.socket;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends frames to one client on a thread of its own, and keeps only so much for a slow one. */
final class FrameWriter implements Runnable {
  private static final Logger LOGGER = LoggerFactory.getLogger(FrameWriter.class);
  private static final byte[] END = new byte[0];

  private final OutputStream output;
  private final Runnable afterEnd;
  private final long maximumBytes;
  private final BlockingQueue<byte[]> frames = new LinkedBlockingQueue<>();
  private final AtomicLong queuedBytes = new AtomicLong();

  FrameWriter(OutputStream output, long maximumBytes, Runnable afterEnd) {
    this.output = requireNonNull(output, "output is null");
    this.afterEnd = requireNonNull(afterEnd, "afterEnd is null");
    this.maximumBytes = maximumBytes;
  }

  /** Queues the frame. False if the client is too far behind. */
  boolean offer(byte[] frame) {
    if (queuedBytes.addAndGet(frame.length) > maximumBytes) {
      return false;
    }
    frames.add(frame);
    return true;
  }

  /** Closes the connection once everything is sent. */
  void end() {
    frames.add(END);
  }

  @Override
  public void run() {
    try {
      byte[] frame = frames.take();
      while (frame != END) {
        output.write(frame);
        queuedBytes.addAndGet(-frame.length);
        frame = frames.take();
      }
      output.flush();
    } catch (IOException e) {
      LOGGER.debug("the client is gone", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      afterEnd.run();
    }
  }
}
