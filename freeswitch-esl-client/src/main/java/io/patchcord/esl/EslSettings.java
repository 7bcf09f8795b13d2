package io.patchcord.esl;

import static java.util.Objects.requireNonNull;

import io.patchcord.esl.command.EventFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What a client needs to know of its switch.
 *
 * @param host name or address
 * @param port TCP port, 1 to 65535; FreeSWITCH listens on 8021
 * @param user for {@code userauth}, such as {@code 1001@pbx.example}; null for the socket's own
 *     password
 * @param password the event socket's, or that user's
 * @param tls speaks TLS and checks the certificate against the host's name; null for none. The
 *     switch has no TLS of its own: this is for a tunnel such as stunnel in front of it.
 * @param subscription what to be told
 * @param timeouts how long things may take
 * @param delivery how events get to the listener
 * @param maxPendingCommands commands awaiting a reply, for each connection; jobs awaiting a result
 * @param frameLimits what one frame may hold
 */
public record EslSettings(
    String host,
    int port,
    @Nullable String user,
    EslPassword password,
    @Nullable SSLContext tls,
    EslSubscription subscription,
    EslTimeouts timeouts,
    EslDelivery delivery,
    int maxPendingCommands,
    EslLimits frameLimits) {

  /** A resync of 1,000 channels asks for all of them at once, twice over. */
  private static final int DEFAULT_MAX_PENDING_COMMANDS = 10_000;

  /**
   * Checks every setting.
   *
   * @throws IllegalArgumentException if one is out of range; the message names it
   */
  public EslSettings {
    requireNonNull(host, "host is null");
    requireNonNull(password, "password is null");
    requireNonNull(subscription, "subscription is null");
    requireNonNull(timeouts, "timeouts is null");
    requireNonNull(delivery, "delivery is null");
    requireNonNull(frameLimits, "frameLimits is null");
    if (host.isBlank()) {
      throw new IllegalArgumentException("host is blank");
    }
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("port: " + port + " (expected: 1 to 65535)");
    }
    if (user != null && !user.matches("[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9.-]{1,128}")) {
      throw new IllegalArgumentException("user: not of the form NAME@DOMAIN");
    }
    if (maxPendingCommands <= 0) {
      throw new IllegalArgumentException(
          "maxPendingCommands: " + maxPendingCommands + " (expected: > 0)");
    }
  }

  /** Begins with what has no default; {@link Builder#build} checks it. */
  public static Builder builder(String host, int port, EslPassword password) {
    return new Builder(host, port, password);
  }

  /** Returns {@code host:port}, for messages. */
  public String address() {
    return host + ':' + port;
  }

  /** Collects settings. Not safe for several threads. */
  public static final class Builder {

    private final String host;
    private final int port;
    private final EslPassword password;
    private @Nullable String user;
    private @Nullable SSLContext tls;
    private EventFormat format = EventFormat.PLAIN;
    private final Set<String> events = new LinkedHashSet<>();
    private final List<EslFilter> filters = new ArrayList<>();
    private int logLevel = EslSubscription.NO_LOG;
    private EslTimeouts timeouts = EslTimeouts.defaults();
    private EslDelivery delivery = EslDelivery.parallel();
    private int maxPendingCommands = DEFAULT_MAX_PENDING_COMMANDS;
    private EslLimits frameLimits = EslLimits.defaults();

    private Builder(String host, int port, EslPassword password) {
      this.host = host;
      this.port = port;
      this.password = password;
    }

    /** Logs in as a user of the directory, such as {@code 1001@pbx.example}. */
    public Builder user(String value) {
      user = requireNonNull(value, "value is null");
      return this;
    }

    /** Speaks TLS to a tunnel before the switch; its certificate must fit the host's name. */
    public Builder tls(SSLContext value) {
      tls = requireNonNull(value, "value is null");
      return this;
    }

    /** How the switch writes events; plain by default. */
    public Builder format(EventFormat value) {
      format = requireNonNull(value, "value is null");
      return this;
    }

    /** Adds events to be told; see {@link EslSubscription#events()}. */
    public Builder events(String... names) {
      return events(List.of(names));
    }

    /** Adds events to be told; see {@link EslSubscription#events()}. */
    public Builder events(Collection<String> names) {
      events.addAll(names);
      return this;
    }

    /** Adds a filter; see {@link EslFilter}. */
    public Builder filter(String header, String value) {
      filters.add(new EslFilter(header, value));
      return this;
    }

    /** Asks for the switch's log, from 0 (console) over 3 (errors) and 6 (info) to 7 (debug). */
    public Builder log(int level) {
      logLevel = level;
      return this;
    }

    /** How long things may take; {@link EslTimeouts#defaults()} by default. */
    public Builder timeouts(EslTimeouts value) {
      timeouts = value;
      return this;
    }

    /** How events get to the listener; {@link EslDelivery#parallel()} by default. */
    public Builder delivery(EslDelivery value) {
      delivery = value;
      return this;
    }

    /** Commands awaiting a reply, for each connection; 10,000 by default. */
    public Builder maxPendingCommands(int value) {
      maxPendingCommands = value;
      return this;
    }

    /** What one frame may hold. */
    public Builder frameLimits(EslLimits value) {
      frameLimits = value;
      return this;
    }

    /**
     * Returns the settings.
     *
     * @throws IllegalArgumentException if one is out of range; the message names it
     */
    public EslSettings build() {
      return new EslSettings(
          host,
          port,
          user,
          password,
          tls,
          new EslSubscription(format, events, filters, logLevel),
          timeouts,
          delivery,
          maxPendingCommands,
          frameLimits);
    }
  }
}
