package io.patchcord.gateway.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that can be set. A key {@code patchcord.http.port} is read from the command line, then
 * from the environment as {@code PATCHCORD_HTTP_PORT}; {@code docs/reference/configuration.md}
 * lists all of them.
 */
@ConfigMapping(prefix = "patchcord")
public interface GatewayConfiguration {

  /** Where the embedded database and the demo's keys are kept. */
  @WithDefault("data")
  Path data();

  /** Whether to create the demo call center and its keys. */
  @WithDefault("false")
  boolean demo();

  Http http();

  Database database();

  @WithName("switch")
  Switch phoneSystem();

  Call call();

  History history();

  Session session();

  Queue queue();

  Drift drift();

  Stream stream();

  Webhook webhook();

  Access access();

  Log log();

  Tracing tracing();

  /** Where the API listens. */
  interface Http {
    /** Without TLS, anything but loopback needs {@link #plainText}. */
    @WithDefault("127.0.0.1")
    String host();

    /** 0 takes any free port. */
    @WithDefault("8080")
    int port();

    /**
     * The address under which Salesforce and browsers know the gateway: what orgs sign is for this
     * one. Left out, where it listens.
     */
    Optional<String> publicUrl();

    /** Who may reach the gateway without TLS, in words that nobody sets by accident. */
    @WithDefault("loopback-only")
    PlainText plainText();

    /** Addresses and networks of the proxies whose {@code X-Forwarded-For} is believed. */
    Optional<List<String>> trustedProxies();

    Tls tls();

    /** How many connections may be open at once, event streams too. */
    @WithDefault("12000")
    int maxConnections();

    /** How long a request's head may take, and the handshake before it. */
    @WithDefault("10s")
    Duration headTime();

    /** How long a request's body may take. */
    @WithDefault("60s")
    Duration bodyTime();

    /** How long until the answer to a request begins. */
    @WithDefault("60s")
    Duration answerTime();

    /** How long requests and streams may take to end when the gateway is stopped. */
    @WithDefault("10s")
    Duration drainTime();
  }

  /** TLS of the gateway's own; without a certificate there is none. */
  interface Tls {
    /** The certificate and those that vouch for it, in PEM. */
    Optional<Path> certificate();

    /** Its key, in PEM; left out, in the certificate's file. */
    Optional<Path> privateKey();
  }

  /** Where the data is. */
  interface Database {
    /** A JDBC URL of H2 or PostgreSQL; left out, an H2 file in {@code patchcord.data}. */
    Optional<String> url();

    Optional<String> user();

    /** A file with the password, on its first line. */
    Optional<Path> passwordFile();

    @WithDefault("8")
    int maxConnections();
  }

  /** The FreeSWITCH. */
  interface Switch {
    @WithDefault("main")
    String name();

    @WithDefault("127.0.0.1")
    String host();

    @WithDefault("8021")
    int port();

    /** A file with the Event Socket's password, on its first line. */
    Optional<Path> passwordFile();

    /**
     * A file with the password by which the switch asks for its lines, on its first line; left out,
     * it may not ask.
     */
    Optional<Path> directoryPasswordFile();

    /**
     * Where browsers reach its SIP over WebSocket, such as {@code wss://pbx.example.com:7443}; left
     * out, no browser can be a phone.
     */
    Optional<String> webSocketUrl();

    /** The SIP domain of the lines; left out, the switch is asked for its own. */
    Optional<String> domain();

    /** The dialplan context in which agents dial. */
    @WithDefault("default")
    String context();

    /** The switch's SIP gateway to the outside, for who is consulted without a dialplan. */
    @WithDefault("carrier")
    String gateway();

    /** The folder of the switch's host that recordings go to; the switch must be able to write. */
    @WithDefault("/var/lib/freeswitch/recordings")
    String recordingDirectory();

    /** How long a command may wait for its reply. */
    @WithDefault("5s")
    Duration replyDeadline();

    /** Whether it is a simulation; only says so where people look. */
    @WithDefault("false")
    boolean simulated();
  }

  /** How agents are rung for callers of queues. */
  interface Queue {
    /** How long a phone rings for a caller; whole seconds. */
    @WithDefault("20s")
    Duration ringTime();

    /** After so many missed calls in a row the switch sets the agent to On Break; 0 for never. */
    @WithDefault("3")
    int maxMissed();

    /** How long an agent who missed or refused a call is left alone; whole seconds. */
    @WithDefault("10s")
    Duration pause();
  }

  /** The comparison of org, assignments and switch. */
  interface Drift {
    /** How often it is made. */
    @WithDefault("1h")
    Duration interval();
  }

  /** What of the event stream's past can be replayed: whichever bound is reached first. */
  interface Stream {
    /** How many events. */
    @WithDefault("100000")
    int logEvents();

    /** How many bytes, as they go out. */
    @WithDefault("100000000")
    long logBytes();

    /** How old the oldest may be. */
    @WithDefault("1h")
    Duration logAge();
  }

  /** Events sent by POST. */
  interface Webhook {
    /** Hosts that may have any address and be reached without TLS, by comma; none else may. */
    Optional<Set<String>> allowedHosts();

    /** The key that secrets are made from; left out, {@code webhook.key} in the data directory. */
    Optional<Path> keyFile();

    /** How long an attempt may take. */
    @WithDefault("10s")
    Duration timeout();

    /** How long after the first failed attempt the second one comes. */
    @WithDefault("5s")
    Duration firstRetry();

    /** How long a delivery is tried. */
    @WithDefault("24h")
    Duration retryFor();

    /** How long what became of a delivery can be looked up; whole days. */
    @WithDefault("P7D")
    Duration retention();
  }

  /** How often somebody may ask, and may fail. */
  interface Access {
    /** How many requests somebody may send at once. */
    @WithDefault("6000")
    long requests();

    /** In which time as many come back. */
    @WithDefault("1m")
    Duration period();

    /** How many attempts to get in may fail from one address before it is slowed down. */
    @WithDefault("100")
    int freeFailures();
  }

  /** The gateway's own log. It begins before this is read: this only checks what was asked for. */
  interface Log {
    /** {@code text} or {@code json}. */
    @WithDefault("text")
    String format();
  }

  /** OpenTelemetry traces. */
  interface Tracing {
    /**
     * The OTLP receiver's URL, such as {@code http://127.0.0.1:4318}; left out, nothing is traced.
     */
    Optional<String> endpoint();

    /**
     * The share of requests that is traced, 0 to 1, where the client's traceparent says nothing.
     */
    @WithDefault("1.0")
    double sampling();

    /** How often spans are sent. */
    @WithDefault("5s")
    Duration interval();

    /** What the gateway is called in traces. */
    @WithDefault("patchcord")
    String serviceName();

    /**
     * More attributes of the gateway, such as {@code deployment.environment.name=test,site=berlin}.
     */
    Optional<String> resource();
  }

  /** How long things may take. */
  interface Call {
    /** How long the agent's own line rings; whole seconds. */
    @WithDefault("20s")
    Duration agentRingTime();

    /** How long the other party's rings; whole seconds. */
    @WithDefault("60s")
    Duration otherRingTime();

    /** How long the event that confirms a command may take. */
    @WithDefault("5s")
    Duration confirmation();

    /** How long an agent stays on the line after the other party's leg failed. */
    @WithDefault("2s")
    Duration aloneGrace();

    /** After how long a paused recording goes on by itself. */
    @WithDefault("2m")
    Duration recordingPause();

    /** After how long, and how often then, a parked party rings the line of its agent. */
    @WithDefault("2m")
    Duration parkRecall();

    /** After how long a parked party is hung up. */
    @WithDefault("30m")
    Duration parkLimit();

    /** How many may live at once. */
    @WithDefault("10000")
    int limit();
  }

  /** The sessions of people who have signed in. */
  interface Session {
    /** How many may be open at once. */
    @WithDefault("50000")
    int limit();
  }

  /** The records of calls. */
  interface History {
    /**
     * Where records wait for the database, and those of live calls are kept; left out, {@code
     * history} in {@code patchcord.data}. Of one gateway alone.
     */
    Optional<Path> spoolDirectory();

    /** How many records may wait and live at once. */
    @WithDefault("50000")
    int spoolLimit();

    /** How long after a call's end its record is kept; whole days, zero keeps it for ever. */
    @WithDefault("P400D")
    Duration retention();
  }
}
