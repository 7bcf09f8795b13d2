package io.patchcord.benchmarks.socket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

import io.patchcord.benchmarks.decode.RecordedFrame;
import io.patchcord.benchmarks.decode.Recording;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** One client's connection: a thread that reads commands and answers them. */
public final class PeerConnection implements Runnable, Closeable {

  private static final byte[] STATUS = recordedStatus();

  /** As many commands as one read may bring, and more. */
  private static final int BUFFER = 64 * 1024;

  private final Socket socket;
  private final OutputStream out;
  private final CompletableFuture<PeerConnection> subscriber;

  PeerConnection(Socket socket, CompletableFuture<PeerConnection> subscriber) throws IOException {
    this.socket = requireNonNull(socket, "socket is null");
    this.out = socket.getOutputStream();
    this.subscriber = requireNonNull(subscriber, "subscriber is null");
  }

  /**
   * Sends bytes as they are; blocks while the client does not read.
   *
   * @throws UncheckedIOException if the connection is gone
   */
  public void send(byte[] bytes, int length) {
    try {
      synchronized (out) {
        out.write(bytes, 0, length);
      }
    } catch (IOException problem) {
      throw new UncheckedIOException("The client closed its connection", problem);
    }
  }

  /** Answers commands until the connection ends. */
  @Override
  public void run() {
    try (socket) {
      write("Content-Type: auth/request\n\n");
      InputStream in = socket.getInputStream();
      byte[] buffer = new byte[BUFFER];
      int filled = 0;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer, filled, BUFFER - filled)) {
        filled += read;
        int used = answer(buffer, filled);
        System.arraycopy(buffer, used, buffer, 0, filled - used);
        filled -= used;
        if (filled == BUFFER) {
          throw new IOException("A command is longer than " + BUFFER + " bytes");
        }
      }
    } catch (IOException ended) {
      // Either side closed: the benchmark that still needs it will say so.
    }
  }

  /** Answers every whole command in one write, and returns how many bytes those were. */
  private int answer(byte[] buffer, int filled) throws IOException {
    ByteArrayOutputStream replies = new ByteArrayOutputStream();
    boolean subscribes = false;
    int start = 0;
    for (int i = 1; i < filled; i++) {
      if (buffer[i] == '\n' && buffer[i - 1] == '\n') {
        String command = new String(buffer, start, i - 1 - start, ISO_8859_1).strip();
        replies.writeBytes(reply(command));
        subscribes |= command.startsWith("event ");
        // The next command cannot use this blank line again.
        start = ++i;
      }
    }
    if (replies.size() > 0) {
      send(replies.toByteArray(), replies.size());
    }
    if (subscribes) {
      subscriber.complete(this);
    }
    return start;
  }

  private static byte[] reply(String command) {
    if (command.equals("api status")) {
      return STATUS;
    }
    if (command.startsWith("bgapi ")) {
      return replyText("+OK Job-UUID: " + UUID.randomUUID());
    }
    if (command.startsWith("auth ")) {
      boolean accepted = command.equals("auth " + SwitchPeer.PASSWORD);
      return replyText(accepted ? "+OK accepted" : "-ERR invalid");
    }
    if (command.startsWith("event plain ")) {
      return replyText("+OK event listener enabled plain");
    }
    return replyText("-ERR command not found");
  }

  private static byte[] replyText(String text) {
    return ("Content-Type: command/reply\nReply-Text: " + text + "\n\n").getBytes(ISO_8859_1);
  }

  private void write(String text) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    send(bytes, bytes.length);
  }

  private static byte[] recordedStatus() {
    return RecordedFrame.cut(Recording.resource("connect-status-exit/switch.bin")).stream()
        .filter(frame -> frame.body().startsWith("UP "))
        .findFirst()
        .map(frame -> (frame.headers() + frame.body()).getBytes(ISO_8859_1))
        .orElseThrow();
  }

  /** Drops the connection. */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
