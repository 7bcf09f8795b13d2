package io.patchcord.esl;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a real switch sent, byte for byte: a folder for each scenario. */
final class Transcripts {

  private static final Path ROOT = Path.of("src/test/resources/transcripts");

  private Transcripts() {}

  static List<String> names() {
    try (Stream<Path> folders = Files.list(ROOT)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(ROOT.resolve(name).resolve("switch.bin"));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  static List<EslFrame> frames(String name) {
    return decode(bytes(name));
  }

  static List<EslFrame> decode(byte[] bytes) {
    EmbeddedChannel channel = new EmbeddedChannel(new EslFrameDecoder());
    channel.writeInbound(buffer(bytes, 0, bytes.length));
    List<EslFrame> frames = drain(channel);
    channel.finishAndReleaseAll();
    return frames;
  }

  static List<EslEvent> events(String name) {
    return frames(name).stream()
        .filter(frame -> frame.contentType().startsWith("text/event-"))
        .map(EslEvent::of)
        .toList();
  }

  /** A frame of that type with that body, through the decoder. */
  static EslFrame frame(String contentType, String body) {
    return frame(contentType, body.getBytes(UTF_8));
  }

  static EslFrame frame(String contentType, byte[] content) {
    String head = "Content-Length: " + content.length + "\nContent-Type: " + contentType + "\n\n";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.getBytes(UTF_8));
    bytes.writeBytes(content);
    return decode(bytes.toByteArray()).get(0);
  }

  /** A buffer that Netty's leak detection tracks, which it does not do for {@code Unpooled}. */
  static ByteBuf buffer(byte[] bytes, int from, int to) {
    return ByteBufAllocator.DEFAULT.buffer(to - from).writeBytes(bytes, from, to - from);
  }

  static List<EslFrame> drain(EmbeddedChannel channel) {
    List<EslFrame> frames = new ArrayList<>();
    for (EslFrame frame = channel.readInbound(); frame != null; frame = channel.readInbound()) {
      frames.add(frame);
    }
    return frames;
  }

  /** How many bytes the frame had on the wire. */
  static int length(EslFrame frame) {
    return frame.sharedBytes().length;
  }
}
