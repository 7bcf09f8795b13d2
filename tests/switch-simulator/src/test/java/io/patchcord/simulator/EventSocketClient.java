package io.patchcord.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.patchcord.esl.EslFrame;
import io.patchcord.esl.EslFrameDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client on a real socket that keeps every frame it is sent. */
final class EventSocketClient implements AutoCloseable {
  private final Socket socket;
  private final List<EslFrame> frames = new CopyOnWriteArrayList<>();
  private volatile boolean closed;

  EventSocketClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    Thread reader = new Thread(this::readAll, "test-reader");
    reader.setDaemon(true);
    reader.start();
  }

  static EventSocketClient authenticated(int port, String password) throws IOException {
    EventSocketClient client = new EventSocketClient(port);
    client.send("auth " + password);
    Await.until(() -> "auth", () -> client.frames.size() == 2);
    return client;
  }

  /** Cuts the bytes of a connection into frames. */
  static List<EslFrame> decode(byte[] bytes) {
    EmbeddedChannel channel = new EmbeddedChannel(new EslFrameDecoder());
    channel.writeInbound(Unpooled.wrappedBuffer(bytes));
    List<EslFrame> decoded = drain(channel);
    channel.finishAndReleaseAll();
    return decoded;
  }

  private static List<EslFrame> drain(EmbeddedChannel channel) {
    List<EslFrame> decoded = new ArrayList<>();
    EslFrame frame = channel.readInbound();
    while (frame != null) {
      decoded.add(frame);
      frame = channel.readInbound();
    }
    return decoded;
  }

  private void readAll() {
    EmbeddedChannel channel = new EmbeddedChannel(new EslFrameDecoder());
    byte[] buffer = new byte[65_536];
    try {
      InputStream input = socket.getInputStream();
      int read = input.read(buffer);
      while (read >= 0) {
        channel.writeInbound(Unpooled.copiedBuffer(buffer, 0, read));
        frames.addAll(drain(channel));
        read = input.read(buffer);
      }
    } catch (IOException e) {
      // The simulator cut the connection, which is what some tests are about.
    }
    closed = true;
    channel.finishAndReleaseAll();
  }

  void send(String command) throws IOException {
    socket.getOutputStream().write((command + "\n\n").getBytes(UTF_8));
  }

  /** Sends an API command and waits for its result. */
  String api(String command) throws IOException {
    long before = apiResponses();
    send("api " + command);
    Await.until(() -> command, () -> apiResponses() > before);
    return frames.stream()
        .filter(frame -> frame.contentType().equals("api/response"))
        .skip(before)
        .findFirst()
        .orElseThrow()
        .bodyText();
  }

  private long apiResponses() {
    return frames.stream().filter(frame -> frame.contentType().equals("api/response")).count();
  }

  List<EslFrame> frames() {
    return List.copyOf(frames);
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
