package io.patchcord.esl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened on the switch. Immutable; plain and JSON events read the same.
 *
 * <p>A header without a value is the same as no header: plain events write {@code _undef_} for it,
 * JSON events an empty string, and here both are null.
 *
 * <p>The switch keeps the order of events per {@code Unique-ID} only. {@code CHANNEL_CALLSTATE} and
 * {@code CHANNEL_STATE} carry no variables.
 */
public final class EslEvent {

  private static final String UNDEFINED = "_undef_";
  private static final String ARRAY_PREFIX = "ARRAY::";
  private static final String ARRAY_SEPARATOR = "|:";
  private static final String JSON_BODY = "_body";

  private final EslHeaders headers;
  private final String body;

  private EslEvent(EslHeaders headers, String body) {
    this.headers = headers;
    this.body = body;
  }

  /**
   * Reads the event in a {@code text/event-plain} or {@code text/event-json} frame.
   *
   * @throws IllegalArgumentException if the frame is of another type
   * @throws EslProtocolException if its body is malformed or has more than the default number of
   *     headers
   */
  public static EslEvent of(EslFrame frame) {
    return of(frame, EslLimits.defaults());
  }

  static EslEvent of(EslFrame frame, EslLimits limits) {
    return switch (frame.contentType()) {
      case EslFrame.EVENT_PLAIN -> parsePlain(frame.sharedBody(), limits.maxHeaders());
      case EslFrame.EVENT_JSON -> parseJson(frame.bodyText(), limits.maxHeaders());
      default -> throw new IllegalArgumentException("Not an event frame: " + frame.contentType());
    };
  }

  /**
   * Reads a flat JSON object, such as {@code uuid_dump … json} answers. Arrays become {@code
   * ARRAY::a|:b}, see {@link #list}; numbers and booleans become their text; an object within
   * becomes its own JSON text; of a repeated key the first counts.
   *
   * @throws EslProtocolException if it is no JSON object; {@code uuid_dump} answers {@code -ERR No
   *     such channel!} for a call that has ended
   */
  public static EslEvent parseJson(String json) {
    return parseJson(requireNonNull(json, "json is null"), EslLimits.defaults().maxHeaders());
  }

  private static EslEvent parseJson(String json, int maxHeaders) {
    Map<String, String> values = new LinkedHashMap<>();
    new FlatJson(json, maxHeaders)
        .readObject(
            (name, value) -> values.putIfAbsent(name, value),
            (name, elements) ->
                values.putIfAbsent(name, ARRAY_PREFIX + String.join(ARRAY_SEPARATOR, elements)));
    String body = values.remove(JSON_BODY);
    return new EslEvent(EslHeaders.ofDecoded(values), body == null ? "" : body);
  }

  private static EslEvent parsePlain(byte[] bytes, int maxHeaders) {
    int blankLine = blankLine(bytes);
    EslHeaders headers = EslHeaders.parse(Arrays.copyOf(bytes, blankLine), true, maxHeaders);
    // The nested Content-Length says nothing new: the frame ends where the event's body does.
    int bodyStart = Math.min(blankLine + 1, bytes.length);
    return new EslEvent(headers, new String(bytes, bodyStart, bytes.length - bodyStart, UTF_8));
  }

  private static int blankLine(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n' && (i == 0 || bytes[i - 1] == '\n')) {
        return i;
      }
    }
    return bytes.length;
  }

  /** Returns {@code Event-Name}, such as {@code CHANNEL_ANSWER}; empty if there is none. */
  public String name() {
    String name = header("Event-Name");
    return name == null ? "" : name;
  }

  /** Returns {@code Event-Subclass} of a {@code CUSTOM} event, such as {@code sofia::register}. */
  public @Nullable String subclass() {
    return header("Event-Subclass");
  }

  /** Returns the channel's {@code Unique-ID}, or null if the event is not of a channel. */
  public @Nullable String uniqueId() {
    return header("Unique-ID");
  }

  /** Returns {@code Core-UUID}, which is new each time the switch is started. */
  public @Nullable String coreUuid() {
    return header("Core-UUID");
  }

  /**
   * Returns {@code Event-Date-Timestamp}, the switch's own clock in microseconds; {@link
   * Instant#EPOCH} where it is missing or no number.
   */
  public Instant timestamp() {
    String microseconds = header("Event-Date-Timestamp");
    if (microseconds == null || !microseconds.matches("[0-9]{1,18}")) {
      return Instant.EPOCH;
    }
    return Instant.EPOCH.plus(Long.parseLong(microseconds), ChronoUnit.MICROS);
  }

  /** Returns a header's decoded value, or null where it is missing or empty. */
  public @Nullable String header(String name) {
    String value = headers.get(name);
    return isEmpty(value) ? null : value;
  }

  /** Returns a channel variable ({@code variable_NAME}), or null where it is missing or empty. */
  public @Nullable String variable(String name) {
    return header("variable_" + requireNonNull(name, "name is null"));
  }

  /**
   * Returns the elements of a header that holds an array, {@code ARRAY::a|:b} on the wire; a header
   * with one value is a list of one, a missing or empty one an empty list.
   */
  public List<String> list(String name) {
    String value = header(name);
    if (value == null) {
      return List.of();
    }
    if (!value.startsWith(ARRAY_PREFIX)) {
      return List.of(value);
    }
    List<String> elements = new ArrayList<>();
    int start = ARRAY_PREFIX.length();
    for (int end = value.indexOf(ARRAY_SEPARATOR, start);
        end >= 0;
        end = value.indexOf(ARRAY_SEPARATOR, start)) {
      elements.add(value.substring(start, end));
      start = end + ARRAY_SEPARATOR.length();
    }
    elements.add(value.substring(start));
    return Collections.unmodifiableList(elements);
  }

  /** Returns every header that has a value, decoded, in the order of arrival. */
  public Map<String, String> headers() {
    Map<String, String> map = new LinkedHashMap<>();
    headers
        .toMap()
        .forEach(
            (name, value) -> {
              if (!isEmpty(value)) {
                map.put(name, value);
              }
            });
    return Collections.unmodifiableMap(map);
  }

  /** Returns the event's own body, such as a job's result; empty if it has none. */
  public String body() {
    return body;
  }

  /** Returns name and channel only: an event is full of personal data. */
  @Override
  public String toString() {
    return "EslEvent[" + name() + ", Unique-ID " + uniqueId() + "]";
  }

  private static boolean isEmpty(@Nullable String value) {
    return value == null || value.isEmpty() || value.equals(UNDEFINED);
  }
}
