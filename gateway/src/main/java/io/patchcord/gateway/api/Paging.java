package io.patchcord.gateway.api;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Pages of lists, and how many items one may have. */
final class Paging {
  static final int DEFAULT_LIMIT = 50;
  static final int MAX_LIMIT = 200;

  private Paging() {}

  /**
   * A part of a list.
   *
   * @param next where the rest begins; null when there is none
   */
  record Slice<T>(List<T> items, @Nullable String next) {}

  /**
   * A page of a list that is in memory, in the order of a text that every item has for its own.
   *
   * @param cursorText the place of the last item of the page before, whether that is still there or
   *     not
   */
  static <T> Slice<T> slice(
      Stream<T> items,
      Function<T, String> place,
      @Nullable String cursorText,
      @Nullable String limitText) {
    int limit = limit(limitText);
    String cursor = Parameters.cursor(cursorText);
    List<T> rest =
        items
            .filter(item -> cursor == null || place.apply(item).compareTo(cursor) > 0)
            .sorted(Comparator.comparing(place))
            .limit(limit + 1L)
            .toList();
    List<T> page = rest.subList(0, Math.min(limit, rest.size()));
    return new Slice<>(page, rest.size() > limit ? place.apply(page.get(limit - 1)) : null);
  }

  /** The place of what is listed by time, the oldest first. */
  static String place(Instant at, Object id) {
    return "%012d.%09d_%s".formatted(at.getEpochSecond(), at.getNano(), id);
  }

  /** Reads the query parameter {@code limit}. */
  static int limit(@Nullable String text) {
    if (text == null) {
      return DEFAULT_LIMIT;
    }
    int limit = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > MAX_LIMIT) {
      throw ProblemException.ofField(
          ProblemCode.PARAMETER_INVALID,
          "limit",
          "A limit is a number from 1 to " + MAX_LIMIT + ".");
    }
    return limit;
  }
}
