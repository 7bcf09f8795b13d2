package io.patchcord.gateway.config;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads the configuration and refuses what cannot work, before anything starts. */
public final class Configurations {
  private static final int COMMAND_LINE_ORDINAL = 500;
  private static final int ENVIRONMENT_ORDINAL = 300;

  /** A hundred years: by then, somebody will have looked. */
  private static final int LONGEST_RETENTION_DAYS = 36_500;

  private Configurations() {}

  /**
   * @param commandLine by key, overrides the environment
   * @throws ConfigurationException with one sentence
   */
  public static GatewayConfiguration read(
      Map<String, String> commandLine, Map<String, String> environment) {
    HttpRules.refuseOldKeys(commandLine, environment);
    try {
      GatewayConfiguration configuration =
          new SmallRyeConfigBuilder()
              .addDefaultInterceptors()
              .withSources(
                  new PropertiesConfigSource(commandLine, "command line", COMMAND_LINE_ORDINAL),
                  new EnvConfigSource(environment, ENVIRONMENT_ORDINAL))
              .withConverter(Duration.class, 200, Configurations::duration)
              .withConverter(Boolean.class, 200, Configurations::trueOrFalse)
              .withMapping(GatewayConfiguration.class)
              .build()
              .getConfigMapping(GatewayConfiguration.class);
      check(configuration);
      return configuration;
    } catch (ConfigValidationException e) {
      throw new ConfigurationException(
          IntStream.range(0, e.getProblemCount())
              .mapToObj(i -> sentence(e.getProblem(i).getMessage()))
              .collect(Collectors.joining("; ")));
    }
  }

  /**
   * Reads a secret's file.
   *
   * @throws ConfigurationException when it cannot be read or its first line is empty
   */
  public static String secret(Path file) {
    try {
      String secret = Files.readString(file).lines().findFirst().orElse("").strip();
      if (secret.isEmpty()) {
        throw new ConfigurationException("The password file " + file + " is empty.");
      }
      return secret;
    } catch (IOException e) {
      throw new ConfigurationException("The password file " + file + " cannot be read.");
    }
  }

  private static void check(GatewayConfiguration configuration) {
    port("patchcord.http.port", configuration.http().port(), 0);
    port("patchcord.switch.port", configuration.phoneSystem().port(), 1);
    between("patchcord.http.drain-time", configuration.http().drainTime(), 0, 300);
    GatewayConfiguration.Call call = configuration.call();
    between("patchcord.call.agent-ring-time", call.agentRingTime(), 1, 300);
    between("patchcord.call.other-ring-time", call.otherRingTime(), 1, 300);
    between("patchcord.call.confirmation", call.confirmation(), 1, 60);
    between("patchcord.call.alone-grace", call.aloneGrace(), 0, 60);
    between("patchcord.call.recording-pause", call.recordingPause(), 1, 3600);
    between("patchcord.call.park-recall", call.parkRecall(), 1, 3600);
    between("patchcord.call.park-limit", call.parkLimit(), 1, 86_400);
    if (call.limit() < 1 || call.limit() > 10_000) {
      throw new ConfigurationException(
          "patchcord.call.limit is " + call.limit() + " (expected: 1 to 10000).");
    }
    int sessions = configuration.session().limit();
    if (sessions < 1 || sessions > 50_000) {
      throw new ConfigurationException(
          "patchcord.session.limit is " + sessions + " (expected: 1 to 50000).");
    }
    between("patchcord.switch.reply-deadline", configuration.phoneSystem().replyDeadline(), 1, 60);
    GatewayConfiguration.History history = configuration.history();
    if (history.spoolLimit() < 1_000 || history.spoolLimit() > 1_000_000) {
      throw new ConfigurationException(
          "patchcord.history.spool-limit is "
              + history.spoolLimit()
              + " (expected: 1000 to 1000000).");
    }
    Duration retention = history.retention();
    if (!retention.isZero()
        && (retention.toDays() < 1 || retention.toDays() > LONGEST_RETENTION_DAYS)) {
      throw new ConfigurationException(
          "patchcord.history.retention is "
              + retention
              + " (expected: P0D to keep records for ever, or P1D to P"
              + LONGEST_RETENTION_DAYS
              + "D).");
    }
    GatewayConfiguration.Stream stream = configuration.stream();
    between("patchcord.stream.log-events", stream.logEvents(), 100, 10_000_000);
    between("patchcord.stream.log-bytes", stream.logBytes(), 1_000_000, 10_000_000_000L);
    between("patchcord.stream.log-age", stream.logAge(), 1, 86_400);
    GatewayConfiguration.Webhook webhook = configuration.webhook();
    between("patchcord.webhook.timeout", webhook.timeout(), 1, 60);
    between("patchcord.webhook.first-retry", webhook.firstRetry(), 1, 3_600);
    between("patchcord.webhook.retry-for", webhook.retryFor(), 1, 604_800);
    between("patchcord.webhook.retention", webhook.retention(), 86_400, 31_536_000);
    between("patchcord.drift.interval", configuration.drift().interval(), 10, 604_800);
    checkAccess(configuration.access());
    GatewayConfiguration.Queue queue = configuration.queue();
    between("patchcord.queue.ring-time", queue.ringTime(), 1, 300);
    between("patchcord.queue.pause", queue.pause(), 0, 600);
    if (queue.maxMissed() < 0 || queue.maxMissed() > 100) {
      throw new ConfigurationException(
          "patchcord.queue.max-missed is " + queue.maxMissed() + " (expected: 0 to 100).");
    }
    String format = configuration.log().format();
    if (!format.equals("text") && !format.equals("json")) {
      throw new ConfigurationException(
          "PATCHCORD_LOG_FORMAT is " + format + " (expected: text or json).");
    }
    HttpRules.check(configuration.http());
    tracing(configuration.tracing());
  }

  private static void tracing(GatewayConfiguration.Tracing tracing) {
    tracing
        .endpoint()
        .filter(
            url -> !url.matches("https?://[A-Za-z0-9.\\[\\]:-]{1,255}(/[A-Za-z0-9._~/-]{0,255})?"))
        .ifPresent(
            url -> {
              throw new ConfigurationException(
                  "patchcord.tracing.endpoint is "
                      + url
                      + " (expected: such as http://127.0.0.1:4318).");
            });
    if (!(tracing.sampling() >= 0 && tracing.sampling() <= 1)) {
      throw new ConfigurationException(
          "patchcord.tracing.sampling is " + tracing.sampling() + " (expected: 0 to 1).");
    }
    Duration interval = tracing.interval();
    if (interval.toMillis() < 100 || interval.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new ConfigurationException(
          "patchcord.tracing.interval is " + interval.toMillis() + "ms (expected: 100ms to 60s).");
    }
    String name = "[A-Za-z0-9._-]{1,100}";
    if (!tracing.serviceName().matches(name)) {
      throw new ConfigurationException(
          "patchcord.tracing.service-name takes letters, digits and . _ - only.");
    }
    tracing
        .resource()
        .filter(list -> !list.matches(name + "=" + name + "(," + name + "=" + name + "){0,19}"))
        .ifPresent(
            list -> {
              throw new ConfigurationException(
                  "patchcord.tracing.resource is "
                      + list
                      + " (expected: such as site=berlin,team=phones).");
            });
  }

  private static void port(String key, int value, int least) {
    if (value < least || value > 65_535) {
      throw new ConfigurationException(
          key + " is " + value + " (expected: " + least + " to 65535).");
    }
  }

  private static void checkAccess(GatewayConfiguration.Access access) {
    between("patchcord.access.period", access.period(), 1, 3600);
    if (access.requests() < 1 || access.requests() > 1_000_000) {
      throw new ConfigurationException(
          "patchcord.access.requests is " + access.requests() + " (expected: 1 to 1000000).");
    }
    if (access.freeFailures() < 0 || access.freeFailures() > 1_000_000) {
      throw new ConfigurationException(
          "patchcord.access.free-failures is "
              + access.freeFailures()
              + " (expected: 0 to 1000000).");
    }
  }

  static void between(String key, Duration value, long least, long most) {
    if (value.toSeconds() < least || value.compareTo(Duration.ofSeconds(most)) > 0) {
      throw new ConfigurationException(
          key + " is " + value.toSeconds() + "s (expected: " + least + "s to " + most + "s).");
    }
  }

  private static void between(String key, long value, long least, long most) {
    if (value < least || value > most) {
      throw new ConfigurationException(
          key + " is " + value + " (expected: " + least + " to " + most + ").");
    }
  }

  /** The library's own words name its exceptions and codes, which say nothing to a person. */
  private static String sentence(String problem) {
    return problem
        .replaceFirst("^.*The config property (\\S+) .* whilst being converted ", "$1: ")
        .replaceAll("SRCFG[0-9]+: ", "");
  }

  /** The library takes whatever it does not know for false. */
  private static Boolean trueOrFalse(String text) {
    return switch (text.strip()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text + " is neither true nor false");
    };
  }

  /** {@code 5s}, {@code 500ms}, {@code 2m}, or ISO-8601. */
  private static Duration duration(String text) {
    String value = text.strip();
    try {
      if (value.endsWith("ms")) {
        return Duration.ofMillis(Long.parseLong(value.substring(0, value.length() - 2)));
      }
      return Duration.parse(value.startsWith("P") ? value : "PT" + value);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(value + " is no duration such as 5s, 500ms or 2m", e);
    }
  }
}
