package io.patchcord.esl;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The switch says that it ends the connection or, with {@code linger}, only that the connection's
 * channel is gone while its last events still come.
 *
 * @param linger whether the connection stays open for now
 * @param lingerSeconds for how long it stays; -1 where there is no limit, or no lingering
 * @param channelUuid the channel of an outbound connection, or null
 * @param text the switch's words for a person, empty with {@code linger}
 */
public record EslDisconnectNotice(
    boolean linger, long lingerSeconds, @Nullable String channelUuid, String text) {

  /** Checks that there is a text. */
  public EslDisconnectNotice {
    requireNonNull(text, "text is null");
  }

  /**
   * Reads a {@code text/disconnect-notice} frame; headers may be missing.
   *
   * @throws IllegalArgumentException if the frame is of another type
   */
  public static EslDisconnectNotice of(EslFrame frame) {
    frame.requireType(EslFrame.DISCONNECT_NOTICE);
    EslHeaders headers = frame.headers();
    boolean linger = "linger".equalsIgnoreCase(headers.get(EslFrame.CONTENT_DISPOSITION));
    long seconds = linger ? EslFrame.integer(headers.get("Linger-Time"), -1) : -1;
    return new EslDisconnectNotice(
        linger, Math.max(seconds, -1), headers.get("Controlled-Session-UUID"), frame.bodyText());
  }
}
