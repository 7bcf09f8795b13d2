package io.patchcord.gateway.idempotency;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An answer, to be given again.
 *
 * @param status of HTTP
 * @param headers those that are part of the answer, by name; none if they are too long
 * @param body null for none, and for one that is not kept
 * @param bodyKept whether that is all of it
 */
public record KeptAnswer(
    int status, Map<String, String> headers, @Nullable String body, boolean bodyKept) {
  /** A call is some 2 KB; what is longer can be asked for again by its own path. */
  public static final int MAX_BODY_BYTES = 64 * 1024;

  /** A location can be as long as the client's Host header made it; others are short. */
  private static final int MAX_HEADER_CHARACTERS = 4_000;

  public KeptAnswer {
    headers = lines(headers).length() <= MAX_HEADER_CHARACTERS ? Map.copyOf(headers) : Map.of();
    if (body != null && !bodyKept) {
      throw new IllegalArgumentException("there is a body that is not kept");
    }
  }

  /** One that has no body. */
  public static KeptAnswer empty(int status, Map<String, String> headers) {
    return new KeptAnswer(status, headers, null, true);
  }

  /** One whose body is not for keeping: it has a secret in it, or is too long. */
  public static KeptAnswer withoutBody(int status, Map<String, String> headers) {
    return new KeptAnswer(status, headers, null, false);
  }

  /** One with its body, which is kept if it is text. */
  public static KeptAnswer of(int status, Map<String, String> headers, byte[] body) {
    requireNonNull(body, "body is null");
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      // PostgreSQL has no NUL in its texts.
      return body.length > MAX_BODY_BYTES || text.indexOf('\0') >= 0
          ? withoutBody(status, headers)
          : new KeptAnswer(status, headers, text, true);
    } catch (CharacterCodingException noText) {
      return withoutBody(status, headers);
    }
  }

  /** How many characters its body takes. */
  int size() {
    return body == null ? 0 : body.length();
  }

  /** The headers as text, a line for each. */
  String headerLines() {
    return lines(headers);
  }

  private static String lines(Map<String, String> headers) {
    StringBuilder lines = new StringBuilder();
    new TreeMap<>(headers)
        .forEach((name, value) -> lines.append(name).append(": ").append(value).append('\n'));
    return lines.toString();
  }

  /** Reads what {@link #headerLines} has written. */
  static Map<String, String> headers(String lines) {
    Map<String, String> headers = new TreeMap<>();
    lines
        .lines()
        .forEach(
            line -> {
              int end = line.indexOf(": ");
              headers.put(line.substring(0, end), line.substring(end + 2));
            });
    return headers;
  }
}
