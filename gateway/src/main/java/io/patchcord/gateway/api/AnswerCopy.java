package io.patchcord.gateway.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Holds an answer back until it is whole, or too long for that. For one thread. */
final class AnswerCopy extends OutputStream {
  private final OutputStream out;
  private final int maxBytes;
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private boolean tooLong;

  /**
   * @param maxBytes what is longer goes out while it is written
   */
  AnswerCopy(OutputStream out, int maxBytes) {
    this.out = out;
    this.maxBytes = maxBytes;
  }

  boolean isTooLong() {
    return tooLong;
  }

  /** All of it, unless it is too long. */
  byte[] bytes() {
    return held.toByteArray();
  }

  /** Lets go what is held. */
  void send() throws IOException {
    held.writeTo(out);
    held.reset();
    out.flush();
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (!tooLong && held.size() + length > maxBytes) {
      tooLong = true;
      held.writeTo(out);
      held.reset();
    }
    if (tooLong) {
      out.write(bytes, offset, length);
    } else {
      held.write(bytes, offset, length);
    }
  }

  /** Nothing: it goes out as a whole. */
  @Override
  public void flush() throws IOException {
    if (tooLong) {
      out.flush();
    }
  }
}
