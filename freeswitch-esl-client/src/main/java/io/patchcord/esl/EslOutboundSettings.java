package io.patchcord.esl;

import static java.util.Objects.requireNonNull;

import io.patchcord.esl.command.EventFormat;
import io.patchcord.esl.command.SocketCommand;
import java.time.Duration;

/**
 * Where and how to be called by a switch ({@code <action application="socket" data="HOST:PORT async
 * full"/>} in its dialplan). The switch proves nothing: listen where only it can reach you.
 *
 * @param host address to listen on
 * @param port 0 to 65535; 0 takes a free one
 * @param format how the switch writes events
 * @param lingerSeconds how long the switch keeps the connection after the hang-up, so that its last
 *     events still come; 0 for not at all
 * @param maxSessions how many at once; more are closed at once, which lets the dialplan go on
 * @param applicationDeadline for an application, where the caller gives no deadline
 * @param timeouts {@code connect} is for the channel's data, {@code reply} for replies
 * @param delivery how events get to the handler; a session counts as a channel
 * @param frameLimits what one frame may hold
 */
public record EslOutboundSettings(
    String host,
    int port,
    EventFormat format,
    int lingerSeconds,
    int maxSessions,
    Duration applicationDeadline,
    EslTimeouts timeouts,
    EslDelivery delivery,
    EslLimits frameLimits) {

  /** The last events come within a second; a slow network has time. */
  private static final int DEFAULT_LINGER_SECONDS = 5;

  /** What one gateway's sockets and memory take easily. */
  private static final int DEFAULT_MAX_SESSIONS = 5_000;

  /** A call that plays to somebody for longer has been forgotten. */
  private static final Duration DEFAULT_APPLICATION_DEADLINE = Duration.ofHours(1);

  /**
   * Checks every setting.
   *
   * @throws IllegalArgumentException if one is out of range; the message names it
   */
  public EslOutboundSettings {
    requireNonNull(format, "format is null");
    requireNonNull(timeouts, "timeouts is null");
    requireNonNull(delivery, "delivery is null");
    requireNonNull(frameLimits, "frameLimits is null");
    if (requireNonNull(host, "host is null").isBlank()) {
      throw new IllegalArgumentException("host is blank");
    }
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("port: " + port + " (expected: 0 to 65535)");
    }
    SocketCommand.linger(lingerSeconds);
    if (maxSessions <= 0) {
      throw new IllegalArgumentException("maxSessions: " + maxSessions + " (expected: > 0)");
    }
    Durations.checkPositive("applicationDeadline", applicationDeadline);
  }

  /**
   * Returns settings with plain events, 5 s of linger, 5,000 sessions, an hour for an application.
   */
  public static EslOutboundSettings of(String host, int port) {
    return new EslOutboundSettings(
        host,
        port,
        EventFormat.PLAIN,
        DEFAULT_LINGER_SECONDS,
        DEFAULT_MAX_SESSIONS,
        DEFAULT_APPLICATION_DEADLINE,
        EslTimeouts.defaults(),
        EslDelivery.parallel(),
        EslLimits.defaults());
  }

  /** Returns the same with another bound of sessions. */
  public EslOutboundSettings withMaxSessions(int value) {
    return new EslOutboundSettings(
        host,
        port,
        format,
        lingerSeconds,
        value,
        applicationDeadline,
        timeouts,
        delivery,
        frameLimits);
  }

  /** Returns the same with other timeouts. */
  public EslOutboundSettings withTimeouts(EslTimeouts value) {
    return new EslOutboundSettings(
        host,
        port,
        format,
        lingerSeconds,
        maxSessions,
        applicationDeadline,
        value,
        delivery,
        frameLimits);
  }

  /** Returns the same with another way of getting events to the handler. */
  public EslOutboundSettings withDelivery(EslDelivery value) {
    return new EslOutboundSettings(
        host,
        port,
        format,
        lingerSeconds,
        maxSessions,
        applicationDeadline,
        timeouts,
        value,
        frameLimits);
  }

  /** Returns the same with another time of lingering, in seconds; 0 is not at all. */
  public EslOutboundSettings withLingerSeconds(int value) {
    return new EslOutboundSettings(
        host,
        port,
        format,
        value,
        maxSessions,
        applicationDeadline,
        timeouts,
        delivery,
        frameLimits);
  }
}
