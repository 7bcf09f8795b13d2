package io.patchcord.gateway.api;

import org.jspecify.annotations.Nullable;

/** How many items a page may have. */
final class Paging {
  static final int DEFAULT_LIMIT = 50;
  static final int MAX_LIMIT = 200;

  private Paging() {}

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
