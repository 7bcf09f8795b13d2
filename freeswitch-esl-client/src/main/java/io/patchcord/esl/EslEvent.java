package io.patchcord.esl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened on the switch. Immutable, safe for any thread; plain, JSON and XML events
 * read the same.
 *
 * <p>A header without a value is the same as no header: plain events write {@code _undef_} for it,
 * JSON and XML events an empty string, and here all are null.
 *
 * <p>An event keeps the bytes of its frame and decodes a value each time when it is asked for, so
 * keep a value that is needed often, and not an event of which little is needed.
 *
 * <p>The switch keeps the order of events per {@code Unique-ID} only. {@code CHANNEL_CALLSTATE} and
 * {@code CHANNEL_STATE} carry no variables.
 */
public final class EslEvent {

  private static final String UNDEFINED = "_undef_";

  private final EslHeaders headers;
  private final int bodyStart;
  private final int bodyEnd;

  private EslEvent(EslHeaders headers, int bodyStart, int bodyEnd) {
    this.headers = headers;
    this.bodyStart = bodyStart;
    this.bodyEnd = bodyEnd;
  }

  /**
   * Reads the event in a {@code text/event-plain}, {@code text/event-json} or {@code
   * text/event-xml} frame.
   *
   * @throws IllegalArgumentException if the frame is of another type
   * @throws EslProtocolException if its body is malformed or has more than the default number of
   *     headers
   */
  public static EslEvent of(EslFrame frame) {
    return of(frame, EslLimits.defaults());
  }

  /**
   * Reads an event as {@link #of(EslFrame)} does, with the given number of headers at most.
   *
   * @throws IllegalArgumentException if the frame is of another type
   * @throws EslProtocolException if its body is malformed or has too many headers
   */
  public static EslEvent of(EslFrame frame, EslLimits limits) {
    HeaderNotation notation =
        switch (frame.contentType()) {
          case EslFrame.EVENT_PLAIN -> LineNotation.PLAIN;
          case EslFrame.EVENT_JSON -> JsonNotation.JSON;
          case EslFrame.EVENT_XML -> XmlNotation.XML;
          default ->
              throw new IllegalArgumentException("Not an event frame: " + frame.contentType());
        };
    return read(frame.sharedBytes(), frame.bodyStart(), notation, limits);
  }

  /**
   * Reads the channel's data in the answer to {@code connect}, which the switch writes as headers
   * of the {@code command/reply} itself, percent-encoded. {@link #name} is {@code CHANNEL_DATA}.
   */
  public static EslEvent ofChannelData(EslFrame reply) {
    return new EslEvent(reply.headers().percentEncoded(), 0, 0);
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
    byte[] bytes = requireNonNull(json, "json is null").getBytes(UTF_8);
    return read(bytes, 0, JsonNotation.JSON, EslLimits.defaults());
  }

  /**
   * Reads percent-encoded lines, such as {@code uuid_dump … txt} answers.
   *
   * @throws EslProtocolException if a line has no name
   */
  public static EslEvent parseLines(String lines) {
    byte[] bytes = requireNonNull(lines, "lines is null").getBytes(UTF_8);
    return read(bytes, 0, LineNotation.PLAIN, EslLimits.defaults());
  }

  private static EslEvent read(byte[] bytes, int from, HeaderNotation notation, EslLimits limits) {
    HeaderIndex index = HeaderIndex.ofThread(limits.maxHeaders());
    int end = notation.index(bytes, from, bytes.length, index);
    EslHeaders headers = new EslHeaders(bytes, end, index, notation);
    return new EslEvent(headers, index.bodyStart, index.bodyEnd);
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

  /** Returns {@code Other-Leg-Unique-ID}, or null while no other leg is known. */
  public @Nullable String otherLegUniqueId() {
    return header("Other-Leg-Unique-ID");
  }

  /** Returns {@code Core-UUID}, which is new each time the switch is started. */
  public @Nullable String coreUuid() {
    return header("Core-UUID");
  }

  /** Returns {@code Job-UUID} of a {@code BACKGROUND_JOB}, or null if there is none. */
  public @Nullable String jobUuid() {
    return header("Job-UUID");
  }

  /** Returns {@code Channel-Call-State}, such as {@code RINGING}, or null if there is none. */
  public @Nullable String callState() {
    return header("Channel-Call-State");
  }

  /** Returns {@code Hangup-Cause}, such as {@code NORMAL_CLEARING}, or null before there is one. */
  public @Nullable String hangupCause() {
    return header("Hangup-Cause");
  }

  /**
   * Returns {@code Event-Sequence}, or -1 where it is missing. Gaps are normal: the switch counts
   * events that nobody subscribed to.
   */
  public long sequence() {
    return integer("Event-Sequence", -1);
  }

  /**
   * Returns {@code Event-Date-Timestamp}, the switch's own clock in microseconds; {@link
   * Instant#EPOCH} where it is missing or no number.
   */
  public Instant timestamp() {
    Instant time = time("Event-Date-Timestamp");
    return time == null ? Instant.EPOCH : time;
  }

  /**
   * Returns a header in microseconds since 1970, such as {@code Caller-Channel-Answered-Time}, as a
   * time; null where it is missing, no number, or 0, which the switch writes for not yet.
   */
  public @Nullable Instant time(String name) {
    long microseconds = integer(name, 0);
    return microseconds <= 0 ? null : Instant.EPOCH.plus(microseconds, ChronoUnit.MICROS);
  }

  /** Returns a header as a decimal number, or the other number where it is missing or none. */
  public long integer(String name, long otherwise) {
    return EslFrame.integer(header(name), otherwise);
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
    List<String> elements = headers.elements(name);
    boolean empty = elements.size() == 1 && isEmpty(elements.get(0));
    return empty ? List.of() : Collections.unmodifiableList(elements);
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
    return headers.body(bodyStart, bodyEnd);
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
