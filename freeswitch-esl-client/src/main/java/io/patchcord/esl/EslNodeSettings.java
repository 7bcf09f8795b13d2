package io.patchcord.esl;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a node needs to know of its switch.
 *
 * @param host name or address
 * @param port TCP port, 1 to 65535; FreeSWITCH listens on 8021
 * @param password the event socket's password
 * @param events what to subscribe to; {@code BACKGROUND_JOB} (for jobs) and {@code HEARTBEAT} (for
 *     liveness) are added. Names with {@code ::} are {@code CUSTOM} subclasses.
 * @param connectTimeout for the TCP connect, and again for the handshake
 * @param replyDeadline for a reply, where the caller gives no deadline
 * @param livenessTimeout a connection on which nothing at all was received for that long is dead
 * @param minBackoff the wait after a first failure
 * @param maxBackoff the longest wait between attempts; a rejected password waits longer
 * @param maxPendingCommands commands awaiting a reply, for each connection; jobs awaiting a result
 * @param maxQueuedEvents events awaiting the listener, each 2 to 12 KB of memory
 * @param limits what one frame may hold
 */
public record EslNodeSettings(
    String host,
    int port,
    EslPassword password,
    Set<String> events,
    Duration connectTimeout,
    Duration replyDeadline,
    Duration livenessTimeout,
    Duration minBackoff,
    Duration maxBackoff,
    int maxPendingCommands,
    int maxQueuedEvents,
    EslLimits limits) {

  /** A switch on the same network answers in a millisecond or is in trouble. */
  private static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /** An api round trip takes 0.12 ms; a switch that needs seconds is not well. */
  private static final Duration DEFAULT_REPLY_DEADLINE = Duration.ofSeconds(5);

  /** Heartbeats come every 20 s: three of them. */
  private static final Duration DEFAULT_LIVENESS_TIMEOUT = Duration.ofSeconds(60);

  private static final Duration DEFAULT_MIN_BACKOFF = Duration.ofMillis(250);
  private static final Duration DEFAULT_MAX_BACKOFF = Duration.ofSeconds(10);

  /** A resync of 1,000 channels asks for all of them at once, twice over. */
  private static final int DEFAULT_MAX_PENDING_COMMANDS = 10_000;

  /** As many as the switch queues itself; about four minutes of 5,000 agents' events. */
  private static final int DEFAULT_MAX_QUEUED_EVENTS = 100_000;

  /**
   * Checks every setting.
   *
   * @throws IllegalArgumentException if one is out of range; the message names it
   */
  public EslNodeSettings {
    requireNonNull(host, "host is null");
    requireNonNull(password, "password is null");
    requireNonNull(limits, "limits is null");
    events = Collections.unmodifiableSet(new LinkedHashSet<>(events));
    if (host.isBlank()) {
      throw new IllegalArgumentException("host is blank");
    }
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("port: " + port + " (expected: 1 to 65535)");
    }
    EslCommand.subscribe(withOwnEvents(events));
    Durations.checkPositive("connectTimeout", connectTimeout);
    Durations.checkPositive("replyDeadline", replyDeadline);
    Durations.checkPositive("livenessTimeout", livenessTimeout);
    Durations.checkPositive("minBackoff", minBackoff);
    Durations.checkPositive("maxBackoff", maxBackoff);
    if (maxBackoff.compareTo(minBackoff) < 0) {
      throw new IllegalArgumentException(
          "maxBackoff: " + maxBackoff + " (expected: >= minBackoff, " + minBackoff + ")");
    }
    checkPositive("maxPendingCommands", maxPendingCommands);
    checkPositive("maxQueuedEvents", maxQueuedEvents);
  }

  /** Returns settings with the defaults for all that is not named here. */
  public static EslNodeSettings of(
      String host, int port, EslPassword password, Set<String> events) {
    return new EslNodeSettings(
        host,
        port,
        password,
        events,
        DEFAULT_CONNECT_TIMEOUT,
        DEFAULT_REPLY_DEADLINE,
        DEFAULT_LIVENESS_TIMEOUT,
        DEFAULT_MIN_BACKOFF,
        DEFAULT_MAX_BACKOFF,
        DEFAULT_MAX_PENDING_COMMANDS,
        DEFAULT_MAX_QUEUED_EVENTS,
        EslLimits.defaults());
  }

  /** Returns {@code host:port}, for messages. */
  public String address() {
    return host + ':' + port;
  }

  /** The subscription, repeated at each connect. */
  EslCommand subscription() {
    return EslCommand.subscribe(withOwnEvents(events));
  }

  /** Returns the same settings with another {@code connectTimeout}. */
  public EslNodeSettings withConnectTimeout(Duration value) {
    return new EslNodeSettings(
        host,
        port,
        password,
        events,
        value,
        replyDeadline,
        livenessTimeout,
        minBackoff,
        maxBackoff,
        maxPendingCommands,
        maxQueuedEvents,
        limits);
  }

  /** Returns the same settings with another {@code replyDeadline}. */
  public EslNodeSettings withReplyDeadline(Duration value) {
    return new EslNodeSettings(
        host,
        port,
        password,
        events,
        connectTimeout,
        value,
        livenessTimeout,
        minBackoff,
        maxBackoff,
        maxPendingCommands,
        maxQueuedEvents,
        limits);
  }

  /** Returns the same settings with another {@code livenessTimeout}. */
  public EslNodeSettings withLivenessTimeout(Duration value) {
    return new EslNodeSettings(
        host,
        port,
        password,
        events,
        connectTimeout,
        replyDeadline,
        value,
        minBackoff,
        maxBackoff,
        maxPendingCommands,
        maxQueuedEvents,
        limits);
  }

  /** Returns the same settings with another {@code minBackoff}. */
  public EslNodeSettings withMinBackoff(Duration value) {
    return new EslNodeSettings(
        host,
        port,
        password,
        events,
        connectTimeout,
        replyDeadline,
        livenessTimeout,
        value,
        maxBackoff,
        maxPendingCommands,
        maxQueuedEvents,
        limits);
  }

  /** Returns the same settings with another {@code maxBackoff}. */
  public EslNodeSettings withMaxBackoff(Duration value) {
    return new EslNodeSettings(
        host,
        port,
        password,
        events,
        connectTimeout,
        replyDeadline,
        livenessTimeout,
        minBackoff,
        value,
        maxPendingCommands,
        maxQueuedEvents,
        limits);
  }

  /** Returns the same settings with another {@code maxPendingCommands}. */
  public EslNodeSettings withMaxPendingCommands(int value) {
    return new EslNodeSettings(
        host,
        port,
        password,
        events,
        connectTimeout,
        replyDeadline,
        livenessTimeout,
        minBackoff,
        maxBackoff,
        value,
        maxQueuedEvents,
        limits);
  }

  /** Returns the same settings with another {@code maxQueuedEvents}. */
  public EslNodeSettings withMaxQueuedEvents(int value) {
    return new EslNodeSettings(
        host,
        port,
        password,
        events,
        connectTimeout,
        replyDeadline,
        livenessTimeout,
        minBackoff,
        maxBackoff,
        maxPendingCommands,
        value,
        limits);
  }

  private static Set<String> withOwnEvents(Set<String> events) {
    Set<String> all = new LinkedHashSet<>(events);
    if (!all.contains("ALL")) {
      all.add("BACKGROUND_JOB");
      all.add("HEARTBEAT");
    }
    return all;
  }

  private static void checkPositive(String name, int value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: > 0)");
    }
  }
}
