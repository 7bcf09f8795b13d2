package io.patchcord.simulator.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cuts what a client sends into commands. A command ends with an empty line. */
final class CommandReader {
  private final InputStream input;
  private final int maximumBytes;

  CommandReader(InputStream input, int maximumBytes) {
    this.input = new BufferedInputStream(requireNonNull(input, "input is null"));
    if (maximumBytes < 1) {
      throw new IllegalArgumentException("maximumBytes: " + maximumBytes + " (expected: >= 1)");
    }
    this.maximumBytes = maximumBytes;
  }

  /** The next command, or {@code null} when the client has closed. */
  @Nullable Command next() throws IOException {
    String line = null;
    Map<String, String> headers = new HashMap<>();
    int read = 0;
    while (true) {
      String text = nextLine(maximumBytes - read);
      if (text == null) {
        return null;
      }
      read += text.length() + 1;
      if (text.isEmpty()) {
        if (line != null) {
          skipBody(headers, maximumBytes - read);
          return new Command(line, headers);
        }
      } else if (line == null) {
        line = text;
      } else {
        int colon = text.indexOf(':');
        if (colon > 0) {
          headers.put(
              text.substring(0, colon).toLowerCase(Locale.ROOT), text.substring(colon + 1).strip());
        }
      }
    }
  }

  private @Nullable String nextLine(int remaining) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (true) {
      int next = input.read();
      if (next < 0) {
        return null;
      }
      if (next == '\n') {
        String text = bytes.toString(UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
      }
      if (bytes.size() >= remaining) {
        throw new IOException("command: too long (expected: <= " + maximumBytes + ")");
      }
      bytes.write(next);
    }
  }

  /** No command that the simulator knows has a body, but one that has must not be read as more. */
  private void skipBody(Map<String, String> headers, int remaining) throws IOException {
    String length = headers.get("content-length");
    if (length == null) {
      return;
    }
    if (!length.matches("[0-9]{1,9}") || Integer.parseInt(length) > remaining) {
      throw new IOException("content-length: " + length + " (expected: <= " + remaining + ")");
    }
    input.skipNBytes(Integer.parseInt(length));
  }
}
