package io.patchcord.gateway.api;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what stands in a query or a path. */
final class Parameters {
  private static final int MAX_TEXT = 255;

  private Parameters() {}

  /** A text, of which nothing, or nothing to read, is {@code null}. */
  static @Nullable String text(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      return null;
    }
    if (value.length() > MAX_TEXT
        || value
            .chars()
            .anyMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c))) {
      throw wrong(name, "It has at most 255 characters, and no control characters.");
    }
    return value;
  }

  /** What to search for. */
  static @Nullable String words(@Nullable String value) {
    String words = text("q", value);
    return words == null ? null : words.strip();
  }

  /** Where a list goes on, by a text. */
  static @Nullable String cursor(@Nullable String value) {
    return text("cursor", value);
  }

  /** Where a list goes on, by a number. */
  static @Nullable Long position(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    if (!cursor.matches("[0-9]{1,18}")) {
      throw wrong("cursor", "A cursor is the 'next' of the page before.");
    }
    return Long.valueOf(cursor);
  }

  /** Whether; left out, not. */
  static boolean flag(String name, @Nullable String value) {
    return Boolean.TRUE.equals(choice(name, value));
  }

  /** Whether; left out, {@code null}. */
  static @Nullable Boolean choice(String name, @Nullable String value) {
    if (value == null) {
      return null;
    }
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(name, "It is true or false.");
    };
  }

  /** An id; what does not look like one is none. */
  static Optional<UUID> id(String text) {
    try {
      return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }

  /** What a request needs to have. */
  static <T> T body(@Nullable T body) {
    if (body == null) {
      throw new ProblemException(ProblemCode.BODY_INVALID, "The body is missing.");
    }
    return body;
  }

  /** What a body needs to have. */
  static String required(String field, @Nullable String value) {
    if (value == null) {
      throw ProblemException.ofField(
          ProblemCode.FIELD_INVALID, field, "The field is missing: " + field + ".");
    }
    return value;
  }

  private static ProblemException wrong(String name, String sentence) {
    return ProblemException.ofField(ProblemCode.PARAMETER_INVALID, name, sentence);
  }
}
