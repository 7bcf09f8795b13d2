package io.patchcord.esl;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
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
    EmbeddedChannel channel = new EmbeddedChannel(new EslFrameDecoder());
    channel.writeInbound(buffer(bytes(name), 0, bytes(name).length));
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

  static ByteBuf buffer(byte[] bytes, int from, int to) {
    return Unpooled.copiedBuffer(bytes, from, to - from);
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
    int length = 1 + frame.sharedBody().length;
    for (String name : frame.headers().names()) {
      String value = String.valueOf(frame.headers().get(name));
      length += (name + ": " + value + '\n').getBytes(UTF_8).length;
    }
    return length;
  }
}
