package io.patchcord.esl;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A switch that calls an outbound server, and sends what a real one sent, frame by frame in step
 * with the commands that come; the ids that the client gives its applications take the places of
 * those that were recorded.
 */
final class Recording implements AutoCloseable {

  private static final Pattern ID = Pattern.compile("Event-UUID: (\\S+)");

  private static final Pattern LENGTH = Pattern.compile("Content-Length: (\\d+)");

  private final List<String> frames;
  private final Socket socket;
  private final List<String> commands = new ArrayList<>();
  private final List<String[]> replacements = new ArrayList<>();

  Recording(String name, InetSocketAddress server) throws IOException {
    Path file = Path.of("src/test/resources/transcripts", name, "switch.bin");
    frames = frames(Files.readString(file, ISO_8859_1));
    socket = new Socket(server.getAddress(), server.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout((int) Await.DEADLINE.toMillis());
  }

  /** Waits for a command that begins like this, and returns it. */
  String expect(String beginning) {
    StringBuilder command = new StringBuilder();
    try {
      InputStream in = socket.getInputStream();
      while (command.length() < 2 || !command.substring(command.length() - 2).equals("\n\n")) {
        int next = in.read();
        assertThat(next).as("the client closed after %s", commands).isNotNegative();
        command.append((char) next);
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    commands.add(command.toString());
    assertThat(command.toString()).startsWith(beginning);
    return command.toString();
  }

  /** Waits for an application, and writes its id in all that follows where this one stood. */
  Recording expectApplication(String name, String recordedId) {
    String command = expect("sendmsg\ncall-command: execute\nexecute-app-name: " + name + "\n");
    Matcher id = ID.matcher(command);
    assertThat(id.find()).isTrue();
    replacements.add(new String[] {recordedId, id.group(1)});
    return this;
  }

  /** Sends the recorded frames of these numbers, the last included. */
  void send(int first, int last) {
    String part = String.join("", frames.subList(first, last + 1));
    for (String[] replacement : replacements) {
      part = part.replace(replacement[0], replacement[1]);
    }
    try {
      socket.getOutputStream().write(part.getBytes(ISO_8859_1));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** Sends something that was not recorded. */
  void sendRaw(String text) {
    try {
      socket.getOutputStream().write(text.getBytes(UTF_8));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** Waits until the client has closed. */
  void expectClose() {
    try {
      InputStream in = socket.getInputStream();
      int next = in.read();
      while (next >= 0) {
        next = in.read();
      }
    } catch (IOException closed) {
      assertThat(closed).hasMessageContaining("reset");
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static List<String> frames(String bytes) {
    List<String> frames = new ArrayList<>();
    for (int at = 0; at < bytes.length(); ) {
      int end = bytes.indexOf("\n\n", at) + 2;
      Matcher length = LENGTH.matcher(bytes.substring(at, end));
      end += length.find() ? Integer.parseInt(length.group(1)) : 0;
      frames.add(bytes.substring(at, end));
      at = end;
    }
    return frames;
  }
}
