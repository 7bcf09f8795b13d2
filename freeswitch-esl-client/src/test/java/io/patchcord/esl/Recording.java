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
 * A switch that calls an outbound server, and sends what a real one sent. Each step sends the bytes
 * of the recording up to some text, after a command has come; the ids that the client gives its
 * applications take the places of those that were recorded.
 */
final class Recording implements AutoCloseable {

  private static final Pattern ID = Pattern.compile("Event-UUID: (\\S+)");

  private final String bytes;
  private final Socket socket;
  private final List<String> commands = new ArrayList<>();
  private int at;

  Recording(String name, InetSocketAddress server) throws IOException {
    Path file = Path.of("src/test/resources/transcripts", name, "switch.bin");
    bytes = Files.readString(file, ISO_8859_1);
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

  private final List<String[]> replacements = new ArrayList<>();

  /** Sends what was recorded, up to the end of the next occurrence of that text. */
  void sendThrough(String text) {
    int found = bytes.indexOf(text, at);
    assertThat(found).as("in the recording: %s", text).isNotNegative();
    send(found + text.length());
  }

  /** Sends the next frames, as the recording has them. */
  void sendFrames(int count) {
    int end = at;
    for (int i = 0; i < count; i++) {
      int blank = bytes.indexOf("\n\n", end) + 2;
      Matcher length = Pattern.compile("Content-Length: (\\d+)").matcher(bytes.substring(end, blank));
      end = blank + (length.find() ? Integer.parseInt(length.group(1)) : 0);
    }
    send(end);
  }

  void sendTheRest() {
    send(bytes.length());
  }

  /** Sends something that was not recorded. */
  void sendRaw(String text) {
    try {
      socket.getOutputStream().write(text.getBytes(UTF_8));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** Leaves out what was recorded up to the end of that text. */
  void skipThrough(String text) {
    at = bytes.indexOf(text, at) + text.length();
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

  private void send(int end) {
    String part = bytes.substring(at, end);
    for (String[] replacement : replacements) {
      part = part.replace(replacement[0], replacement[1]);
    }
    try {
      socket.getOutputStream().write(part.getBytes(ISO_8859_1));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    at = end;
  }
}
