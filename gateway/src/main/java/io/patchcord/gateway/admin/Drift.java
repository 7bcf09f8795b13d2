package io.patchcord.gateway.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One difference, as it was just found.
 *
 * @param subject what it is of, such as a username or a number
 * @param callCenter the internal name; {@code null} for none
 * @param sentence what differs
 * @param remedy what can be done
 */
record Drift(
    DriftKind kind, String subject, @Nullable String callCenter, String sentence, String remedy) {
  private static final int MAX_SUBJECT = 200;
  private static final int MAX_SENTENCE = 1_000;

  Drift {
    subject = cut(subject, MAX_SUBJECT);
    sentence = cut(sentence, MAX_SENTENCE);
    remedy = cut(remedy, MAX_SENTENCE);
  }

  /** The same whenever the same differs. */
  UUID id() {
    return UUID.nameUUIDFromBytes((kind + "\n" + callCenter + "\n" + subject).getBytes(UTF_8));
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length - 3) + "...";
  }
}
