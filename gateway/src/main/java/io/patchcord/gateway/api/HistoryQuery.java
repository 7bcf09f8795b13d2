package io.patchcord.gateway.api;

import io.patchcord.gateway.call.CauseCode;
import io.patchcord.gateway.call.Direction;
import io.patchcord.gateway.history.CallHistory;
import io.patchcord.gateway.history.HistoryFilter;
import io.patchcord.gateway.history.HistoryRecord;
import io.patchcord.gateway.security.Principal;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the query of {@code GET /history} asks for, within what its sender may see.
 *
 * @param after where the page begins, {@code null} for the newest
 */
record HistoryQuery(HistoryFilter filter, CallHistory.@Nullable Position after, int limit) {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 200;
  private static final int MAX_TEXT = 255;

  static HistoryQuery read(Principal principal, MultivaluedMap<String, String> query) {
    String agent = text(query, "agent");
    Set<String> callCenters = null;
    switch (principal.role()) {
      case AGENT -> {
        if (agent != null && !agent.equals(principal.agent())) {
          throw wrong("agent", "An agent sees the own calls only.");
        }
        agent = principal.agent();
      }
      case SUPERVISOR, INTEGRATION -> callCenters = principal.callCenters();
      case ADMIN -> {} // sees all of them
    }
    return new HistoryQuery(
        new HistoryFilter(
            agent,
            callCenters,
            moment(query, "from"),
            moment(query, "to"),
            constant(query, "direction", Direction.class),
            text(query, "number"),
            constant(query, "cause", CauseCode.class),
            text(query, "disposition"),
            recordId(query)),
        position(query.getFirst("cursor")),
        limit(query.getFirst("limit")));
  }

  static String cursorOf(HistoryRecord last) {
    return last.times().created() + "_" + last.callId();
  }

  private static CallHistory.@Nullable Position position(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    String[] parts = cursor.split("_", 2);
    try {
      if (parts[parts.length - 1].length() != 36) {
        throw new IllegalArgumentException("no UUID");
      }
      return new CallHistory.Position(inRange(parts[0]), UUID.fromString(parts[1]));
    } catch (DateTimeParseException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw wrong("cursor", "A cursor is the 'next' of the page before.");
    }
  }

  private static int limit(@Nullable String text) {
    int limit =
        text == null ? DEFAULT_LIMIT : text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > MAX_LIMIT) {
      throw wrong("limit", "A limit is a number from 1 to " + MAX_LIMIT + ".");
    }
    return limit;
  }

  private static @Nullable Instant moment(MultivaluedMap<String, String> query, String name) {
    String text = query.getFirst(name);
    try {
      return text == null ? null : inRange(text);
    } catch (DateTimeParseException | IllegalArgumentException e) {
      throw wrong(name, "A time is written as 2026-11-22T10:15:30Z.");
    }
  }

  /** Databases know no years such as +1000000000. */
  private static Instant inRange(String text) {
    if (text.length() > 40) {
      throw new IllegalArgumentException("too long");
    }
    Instant moment = Instant.parse(text);
    if (moment.isBefore(Instant.EPOCH) || moment.isAfter(Instant.parse("9999-01-01T00:00:00Z"))) {
      throw new IllegalArgumentException("out of range");
    }
    return moment;
  }

  private static <E extends Enum<E>> @Nullable E constant(
      MultivaluedMap<String, String> query, String name, Class<E> type) {
    String text = query.getFirst(name);
    if (text == null) {
      return null;
    }
    return Arrays.stream(type.getEnumConstants())
        .filter(known -> known.name().equals(text))
        .findFirst()
        .orElseThrow(
            () -> wrong(name, "It is one of " + Arrays.toString(type.getEnumConstants()) + "."));
  }

  private static @Nullable String recordId(MultivaluedMap<String, String> query) {
    String text = query.getFirst("recordId");
    if (text != null && !text.matches("[A-Za-z0-9]{15}|[A-Za-z0-9]{18}")) {
      throw wrong("recordId", "A Salesforce record id has 15 or 18 letters and digits.");
    }
    return text;
  }

  private static @Nullable String text(MultivaluedMap<String, String> query, String name) {
    String text = query.getFirst(name);
    if (text != null
        && (text.isEmpty()
            || text.length() > MAX_TEXT
            || text.chars()
                .anyMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c)))) {
      throw wrong(name, "It has 1 to 255 characters, and no control characters.");
    }
    return text;
  }

  private static ProblemException wrong(String name, String sentence) {
    return ProblemException.ofField(ProblemCode.PARAMETER_INVALID, name, sentence);
  }
}
