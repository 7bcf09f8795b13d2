package io.patchcord.esl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message of the Event Socket protocol: a header block and, where a {@code Content-Length} said
 * so, a body. Immutable, safe for any thread. Both stand in one array, the only copy that is made
 * of what came from the network; nothing here is to be released.
 */
public final class EslFrame {

  /** The switch asks for the password. */
  public static final String AUTH_REQUEST = "auth/request";

  /** The answer to a command, in {@code Reply-Text}. */
  public static final String COMMAND_REPLY = "command/reply";

  /** The answer to {@code api}, in the body. */
  public static final String API_RESPONSE = "api/response";

  /** An event as lines, see {@link EslEvent#of}. */
  public static final String EVENT_PLAIN = "text/event-plain";

  /** An event as JSON, see {@link EslEvent#of}. */
  public static final String EVENT_JSON = "text/event-json";

  /** An event as XML, see {@link EslEvent#of}. */
  public static final String EVENT_XML = "text/event-xml";

  /** A line of the switch's log, see {@link EslLogLine#of}. */
  public static final String LOG_DATA = "log/data";

  /** The switch is about to close, or the channel is gone: see {@link EslDisconnectNotice#of}. */
  public static final String DISCONNECT_NOTICE = "text/disconnect-notice";

  /** The switch refuses this address, says why in the body, and closes. */
  public static final String RUDE_REJECTION = "text/rude-rejection";

  static final String CONTENT_TYPE = "Content-Type";
  static final String CONTENT_LENGTH = "Content-Length";
  static final String CONTENT_DISPOSITION = "Content-Disposition";
  static final String REPLY_TEXT = "Reply-Text";

  /** Those that come most often first. */
  private static final List<String> KNOWN_TYPES =
      List.of(
          EVENT_PLAIN,
          EVENT_JSON,
          EVENT_XML,
          COMMAND_REPLY,
          API_RESPONSE,
          LOG_DATA,
          AUTH_REQUEST,
          DISCONNECT_NOTICE,
          RUDE_REJECTION);

  private final EslHeaders headers;
  private final String contentType;
  private final byte[] bytes;
  private final int bodyStart;

  /**
   * Takes over the array, in which the headers stand too.
   *
   * @throws EslProtocolException if there is no {@code Content-Type}
   */
  EslFrame(EslHeaders headers, byte[] bytes, int bodyStart) {
    this.headers = requireNonNull(headers, "headers is null");
    this.bytes = requireNonNull(bytes, "bytes is null");
    this.bodyStart = bodyStart;
    this.contentType = requireContentType(headers);
  }

  static String requireContentType(EslHeaders headers) {
    String type = headers.get(CONTENT_TYPE, KNOWN_TYPES);
    if (type == null) {
      throw new EslProtocolException("A frame has no Content-Type");
    }
    return type;
  }

  /** Returns the outer headers, as they are on the wire; see {@link EslEvent#ofChannelData}. */
  public EslHeaders headers() {
    return headers;
  }

  /** Returns the {@code Content-Type}, such as {@code api/response}; it may be an unknown one. */
  public String contentType() {
    return contentType;
  }

  /** Returns whether {@link EslEvent#of} reads it. */
  public boolean isEvent() {
    return contentType.equals(EVENT_PLAIN)
        || contentType.equals(EVENT_JSON)
        || contentType.equals(EVENT_XML);
  }

  /** Returns a copy of the body, empty if the frame has none. */
  public byte[] body() {
    return Arrays.copyOfRange(bytes, bodyStart, bytes.length);
  }

  /** Returns the body as UTF-8; bytes that are not UTF-8 become U+FFFD. */
  public String bodyText() {
    return new String(bytes, bodyStart, bytes.length - bodyStart, UTF_8);
  }

  /** Returns the {@code Reply-Text} header, or null if the frame has none. */
  public @Nullable String replyText() {
    return headers.get(REPLY_TEXT);
  }

  /** Headers and body, for readers of this package that do not change them. */
  byte[] sharedBytes() {
    return bytes;
  }

  /** Where in {@link #sharedBytes} the body begins; it ends with them. */
  int bodyStart() {
    return bodyStart;
  }

  void requireType(String type) {
    if (!contentType.equals(type)) {
      throw new IllegalArgumentException("Not " + type + ": " + contentType);
    }
  }

  /** The decimal number that the text is, or the other one if it is none. */
  static long integer(@Nullable String text, long otherwise) {
    if (text == null) {
      return otherwise;
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException noNumber) {
      return otherwise;
    }
  }

  /** Returns type and size only: a body may be personal data. */
  @Override
  public String toString() {
    return "EslFrame[" + contentType + ", " + (bytes.length - bodyStart) + " bytes]";
  }
}
