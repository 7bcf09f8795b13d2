package io.patchcord.gateway.switching;

import static java.util.Objects.requireNonNull;

/**
 * A name as it may stand in an originate: what could end the value, start another variable or fork
 * a leg is dropped, not escaped, because FreeSWITCH unescapes at up to three layers.
 */
public record DisplayName(String value) {
  /** A SIP display name longer than this is cut by most phones anyway. */
  private static final int MAX_LENGTH = 64;

  private static final String DROPPED = "'\"\\,{}[]<>|^$:;=%&`";

  public DisplayName {
    requireNonNull(value, "value is null");
    if (!value.equals(clean(value))) {
      throw new IllegalArgumentException("a display name must be made with DisplayName.of");
    }
  }

  /** The name with everything dropped that is not allowed; may be empty. */
  public static DisplayName of(String text) {
    return new DisplayName(clean(requireNonNull(text, "text is null")));
  }

  public boolean isEmpty() {
    return value.isEmpty();
  }

  private static String clean(String text) {
    StringBuilder kept = new StringBuilder();
    text.codePoints()
        .map(c -> Character.isSpaceChar(c) ? ' ' : c)
        .filter(DisplayName::isAllowed)
        .limit(MAX_LENGTH)
        .forEach(kept::appendCodePoint);
    return kept.toString().strip().replaceAll(" {2,}", " ");
  }

  private static boolean isAllowed(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> DROPPED.indexOf(codePoint) < 0;
    };
  }
}
