package io.patchcord.esl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One message of the Event Socket protocol: a header block and, where a {@code Content-Length} said
 * so, a body. Immutable.
 */
public final class EslFrame {

  static final String AUTH_REQUEST = "auth/request";
  static final String COMMAND_REPLY = "command/reply";
  static final String API_RESPONSE = "api/response";
  static final String EVENT_PLAIN = "text/event-plain";
  static final String EVENT_JSON = "text/event-json";
  static final String DISCONNECT_NOTICE = "text/disconnect-notice";
  static final String RUDE_REJECTION = "text/rude-rejection";

  static final String CONTENT_TYPE = "Content-Type";
  static final String CONTENT_LENGTH = "Content-Length";
  static final String CONTENT_DISPOSITION = "Content-Disposition";
  static final String REPLY_TEXT = "Reply-Text";

  private final EslHeaders headers;
  private final String contentType;
  private final byte[] body;

  /**
   * Takes over the array.
   *
   * @throws EslProtocolException if there is no {@code Content-Type}
   */
  EslFrame(EslHeaders headers, byte[] body) {
    this.headers = requireNonNull(headers, "headers is null");
    this.body = requireNonNull(body, "body is null");
    String type = headers.get(CONTENT_TYPE);
    if (type == null) {
      throw new EslProtocolException(
          "A frame has no Content-Type; its headers: " + headers.names());
    }
    this.contentType = type;
  }

  /** Returns the outer headers, which are never percent-encoded. */
  public EslHeaders headers() {
    return headers;
  }

  /** Returns the {@code Content-Type}, such as {@code api/response}. */
  public String contentType() {
    return contentType;
  }

  /** Returns a copy of the body, empty if the frame has none. */
  public byte[] body() {
    return body.clone();
  }

  /** Returns the body as UTF-8; bytes that are not UTF-8 become U+FFFD. */
  public String bodyText() {
    return new String(body, UTF_8);
  }

  /** Returns the {@code Reply-Text} header, or null if the frame has none. */
  public @Nullable String replyText() {
    return headers.get(REPLY_TEXT);
  }

  /** The body itself, for readers of this package that do not change it. */
  byte[] sharedBody() {
    return body;
  }

  /** Returns type and size only: a body may be personal data. */
  @Override
  public String toString() {
    return "EslFrame[" + contentType + ", " + body.length + " bytes]";
  }
}
