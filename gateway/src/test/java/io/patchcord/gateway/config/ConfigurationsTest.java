package io.patchcord.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationsTest {
  private static final Path REFERENCE = Path.of("..", "docs", "reference", "configuration.md");

  /** Every key and its default. Whoever changes this changes the reference page too. */
  private static final Map<String, String> KEYS =
      Map.ofEntries(
          Map.entry("patchcord.data", "data"),
          Map.entry("patchcord.demo", "false"),
          Map.entry("patchcord.http.host", "127.0.0.1"),
          Map.entry("patchcord.http.port", "8080"),
          Map.entry("patchcord.http.public-url", ""),
          Map.entry("patchcord.http.plain-text", "loopback-only"),
          Map.entry("patchcord.http.trusted-proxies", ""),
          Map.entry("patchcord.http.tls.certificate", ""),
          Map.entry("patchcord.http.tls.private-key", ""),
          Map.entry("patchcord.http.max-connections", "12000"),
          Map.entry("patchcord.http.head-time", "10s"),
          Map.entry("patchcord.http.body-time", "60s"),
          Map.entry("patchcord.http.answer-time", "60s"),
          Map.entry("patchcord.http.drain-time", "10s"),
          Map.entry("patchcord.database.url", ""),
          Map.entry("patchcord.database.user", ""),
          Map.entry("patchcord.database.password-file", ""),
          Map.entry("patchcord.database.max-connections", "8"),
          Map.entry("patchcord.switch.name", "main"),
          Map.entry("patchcord.switch.host", "127.0.0.1"),
          Map.entry("patchcord.switch.port", "8021"),
          Map.entry("patchcord.switch.password-file", ""),
          Map.entry("patchcord.switch.directory-password-file", ""),
          Map.entry("patchcord.switch.web-socket-url", ""),
          Map.entry("patchcord.switch.domain", ""),
          Map.entry("patchcord.switch.context", "default"),
          Map.entry("patchcord.switch.gateway", "carrier"),
          Map.entry("patchcord.switch.recording-directory", "/var/lib/freeswitch/recordings"),
          Map.entry("patchcord.switch.reply-deadline", "5s"),
          Map.entry("patchcord.switch.simulated", "false"),
          Map.entry("patchcord.queue.ring-time", "20s"),
          Map.entry("patchcord.queue.max-missed", "3"),
          Map.entry("patchcord.queue.pause", "10s"),
          Map.entry("patchcord.log.format", "text"),
          Map.entry("patchcord.tracing.endpoint", ""),
          Map.entry("patchcord.tracing.sampling", "1.0"),
          Map.entry("patchcord.tracing.interval", "5s"),
          Map.entry("patchcord.tracing.service-name", "patchcord"),
          Map.entry("patchcord.tracing.resource", ""),
          Map.entry("patchcord.drift.interval", "1h"),
          Map.entry("patchcord.webhook.allowed-hosts", ""),
          Map.entry("patchcord.webhook.key-file", ""),
          Map.entry("patchcord.webhook.timeout", "10s"),
          Map.entry("patchcord.webhook.first-retry", "5s"),
          Map.entry("patchcord.webhook.retry-for", "24h"),
          Map.entry("patchcord.webhook.retention", "P7D"),
          Map.entry("patchcord.stream.log-events", "100000"),
          Map.entry("patchcord.stream.log-bytes", "100000000"),
          Map.entry("patchcord.stream.log-age", "1h"),
          Map.entry("patchcord.access.requests", "6000"),
          Map.entry("patchcord.access.period", "1m"),
          Map.entry("patchcord.access.free-failures", "100"),
          Map.entry("patchcord.call.agent-ring-time", "20s"),
          Map.entry("patchcord.call.other-ring-time", "60s"),
          Map.entry("patchcord.call.confirmation", "5s"),
          Map.entry("patchcord.call.alone-grace", "2s"),
          Map.entry("patchcord.call.recording-pause", "2m"),
          Map.entry("patchcord.call.park-recall", "2m"),
          Map.entry("patchcord.call.park-limit", "30m"),
          Map.entry("patchcord.call.limit", "10000"),
          Map.entry("patchcord.session.limit", "50000"),
          Map.entry("patchcord.history.spool-directory", ""),
          Map.entry("patchcord.history.spool-limit", "50000"),
          Map.entry("patchcord.history.retention", "P400D"));

  private static GatewayConfiguration with(String key, String value) {
    return Configurations.read(Map.of(key, value), Map.of());
  }

  private static String environmentName(String key) {
    return key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
  }

  @Test
  void everyKeyAndItsDefaultStandInTheTable() {
    Map<String, String> found = new TreeMap<>();
    collect("patchcord", GatewayConfiguration.class, found);
    assertThat(found).containsExactlyInAnyOrderEntriesOf(KEYS);
  }

  private static void collect(String prefix, Class<?> group, Map<String, String> found) {
    for (Method method : group.getDeclaredMethods()) {
      WithName name = method.getAnnotation(WithName.class);
      String key =
          prefix
              + "."
              + (name == null
                  ? method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT)
                  : name.value());
      Class<?> type = method.getReturnType();
      if (type.isInterface() && type.getEnclosingClass() == GatewayConfiguration.class) {
        collect(key, type, found);
      } else {
        WithDefault preset = method.getAnnotation(WithDefault.class);
        found.put(key, preset == null ? "" : preset.value());
      }
    }
  }

  @Test
  void everyKeyIsInTheReference() throws IOException {
    String page = Files.readString(REFERENCE);
    for (String key : KEYS.keySet()) {
      assertThat(page).contains(key).contains(environmentName(key));
    }
  }

  @Test
  void nothingHasToBeSet() {
    GatewayConfiguration configuration = Configurations.read(Map.of(), Map.of());
    assertThat(configuration.data()).isEqualTo(Path.of("data"));
    assertThat(configuration.demo()).isFalse();
    assertThat(configuration.http().host()).isEqualTo("127.0.0.1");
    assertThat(configuration.http().port()).isEqualTo(8080);
    assertThat(configuration.database().url()).isEmpty();
    assertThat(configuration.phoneSystem().passwordFile()).isEmpty();
    assertThat(configuration.phoneSystem().domain()).isEmpty();
    assertThat(configuration.phoneSystem().replyDeadline()).isEqualTo(Duration.ofSeconds(5));
    assertThat(configuration.call().agentRingTime()).isEqualTo(Duration.ofSeconds(20));
    assertThat(configuration.call().aloneGrace()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void everyKeyComesFromTheEnvironmentToo() {
    GatewayConfiguration configuration =
        Configurations.read(
            Map.of(),
            Map.ofEntries(
                Map.entry("PATCHCORD_DATA", "/var/lib/patchcord"),
                Map.entry("PATCHCORD_DEMO", "true"),
                Map.entry("PATCHCORD_HTTP_HOST", "::1"),
                Map.entry("PATCHCORD_HTTP_PORT", "9090"),
                Map.entry("PATCHCORD_HTTP_PLAIN_TEXT", "behind-tls-proxy"),
                Map.entry("PATCHCORD_HTTP_MAX_CONNECTIONS", "100"),
                Map.entry("PATCHCORD_HTTP_HEAD_TIME", "1s"),
                Map.entry("PATCHCORD_HTTP_BODY_TIME", "2s"),
                Map.entry("PATCHCORD_HTTP_ANSWER_TIME", "3s"),
                Map.entry("PATCHCORD_DATABASE_URL", "jdbc:postgresql://db/patchcord"),
                Map.entry("PATCHCORD_DATABASE_USER", "gateway"),
                Map.entry("PATCHCORD_DATABASE_PASSWORD_FILE", "/run/secrets/db"),
                Map.entry("PATCHCORD_DATABASE_MAX_CONNECTIONS", "4"),
                Map.entry("PATCHCORD_SWITCH_NAME", "berlin"),
                Map.entry("PATCHCORD_SWITCH_HOST", "pbx"),
                Map.entry("PATCHCORD_SWITCH_PORT", "8022"),
                Map.entry("PATCHCORD_SWITCH_PASSWORD_FILE", "/run/secrets/esl"),
                Map.entry("PATCHCORD_SWITCH_DOMAIN", "pbx.test"),
                Map.entry("PATCHCORD_SWITCH_CONTEXT", "agents"),
                Map.entry("PATCHCORD_SWITCH_RECORDING_DIRECTORY", "/srv/recordings"),
                Map.entry("PATCHCORD_SWITCH_REPLY_DEADLINE", "2s"),
                Map.entry("PATCHCORD_SWITCH_SIMULATED", "true"),
                Map.entry("PATCHCORD_CALL_AGENT_RING_TIME", "1m"),
                Map.entry("PATCHCORD_CALL_OTHER_RING_TIME", "PT90S"),
                Map.entry("PATCHCORD_CALL_CONFIRMATION", "1500ms"),
                Map.entry("PATCHCORD_CALL_ALONE_GRACE", "0s"),
                Map.entry("PATCHCORD_CALL_RECORDING_PAUSE", "30s"),
                Map.entry("PATCHCORD_HISTORY_SPOOL_DIRECTORY", "/var/spool/patchcord"),
                Map.entry("PATCHCORD_HISTORY_SPOOL_LIMIT", "1000"),
                Map.entry("PATCHCORD_HISTORY_RETENTION", "P0D")));
    assertThat(configuration.data()).isEqualTo(Path.of("/var/lib/patchcord"));
    assertThat(configuration.demo()).isTrue();
    assertThat(configuration.http().host()).isEqualTo("::1");
    assertThat(configuration.http().port()).isEqualTo(9090);
    assertThat(configuration.http().plainText()).isEqualTo(PlainText.BEHIND_TLS_PROXY);
    assertThat(configuration.http().maxConnections()).isEqualTo(100);
    assertThat(configuration.http().headTime()).isEqualTo(Duration.ofSeconds(1));
    assertThat(configuration.http().bodyTime()).isEqualTo(Duration.ofSeconds(2));
    assertThat(configuration.http().answerTime()).isEqualTo(Duration.ofSeconds(3));
    assertThat(configuration.database().url()).contains("jdbc:postgresql://db/patchcord");
    assertThat(configuration.database().user()).contains("gateway");
    assertThat(configuration.database().passwordFile()).contains(Path.of("/run/secrets/db"));
    assertThat(configuration.database().maxConnections()).isEqualTo(4);
    assertThat(configuration.phoneSystem().name()).isEqualTo("berlin");
    assertThat(configuration.phoneSystem().host()).isEqualTo("pbx");
    assertThat(configuration.phoneSystem().port()).isEqualTo(8022);
    assertThat(configuration.phoneSystem().passwordFile()).contains(Path.of("/run/secrets/esl"));
    assertThat(configuration.phoneSystem().domain()).contains("pbx.test");
    assertThat(configuration.phoneSystem().context()).isEqualTo("agents");
    assertThat(configuration.phoneSystem().recordingDirectory()).isEqualTo("/srv/recordings");
    assertThat(configuration.phoneSystem().replyDeadline()).isEqualTo(Duration.ofSeconds(2));
    assertThat(configuration.phoneSystem().simulated()).isTrue();
    assertThat(configuration.call().agentRingTime()).isEqualTo(Duration.ofMinutes(1));
    assertThat(configuration.call().otherRingTime()).isEqualTo(Duration.ofSeconds(90));
    assertThat(configuration.call().confirmation()).isEqualTo(Duration.ofMillis(1500));
    assertThat(configuration.call().aloneGrace()).isEqualTo(Duration.ZERO);
    assertThat(configuration.call().recordingPause()).isEqualTo(Duration.ofSeconds(30));
    assertThat(configuration.history().spoolDirectory()).contains(Path.of("/var/spool/patchcord"));
    assertThat(configuration.history().spoolLimit()).isEqualTo(1_000);
    assertThat(configuration.history().retention()).isEqualTo(Duration.ZERO);
  }

  @Test
  void theCommandLineOverridesTheEnvironment() {
    assertThat(
            Configurations.read(
                    Map.of("patchcord.http.port", "1"), Map.of("PATCHCORD_HTTP_PORT", "2"))
                .http()
                .port())
        .isEqualTo(1);
  }

  @Test
  void theEnvironmentsOtherNamesAreNotOurs() {
    assertThat(Configurations.read(Map.of(), Map.of("PATH", "/bin", "HOME", "/")).demo()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "patchcord.http.port, 65536",
    "patchcord.http.port, -1",
    "patchcord.http.port, eighty",
    "patchcord.http.plain-text, true",
    "patchcord.http.plain-text, yes",
    "patchcord.http.max-connections, 9",
    "patchcord.http.head-time, 0s",
    "patchcord.http.body-time, 2h",
    "patchcord.http.answer-time, 0s",
    "patchcord.http.public-url, patchcord.example.com",
    "patchcord.http.public-url, https://patchcord.example.com/path",
    "patchcord.http.tls.private-key, key.pem",
    "patchcord.switch.port, 0",
    "patchcord.demo, perhaps",
    "patchcord.call.agent-ring-time, 0s",
    "patchcord.call.agent-ring-time, 301s",
    "patchcord.call.agent-ring-time, soon",
    "patchcord.call.other-ring-time, 999ms",
    "patchcord.call.confirmation, 61s",
    "patchcord.call.alone-grace, -1s",
    "patchcord.switch.reply-deadline, 5",
    "patchcord.switch.reply-deadline, 99999999999999999999s",
    "patchcord.database.max-connections, many",
    "patchcord.history.spool-limit, 999",
    "patchcord.webhook.timeout, 61s",
    "patchcord.webhook.first-retry, 0s",
    "patchcord.webhook.retry-for, 0s",
    "patchcord.webhook.retention, 23h",
    "patchcord.stream.log-events, 99",
    "patchcord.stream.log-bytes, 999999",
    "patchcord.stream.log-age, 0s",
    "patchcord.stream.log-age, 25h",
    "patchcord.history.spool-limit, 1000001",
    "patchcord.history.retention, 23h",
    "patchcord.history.retention, P-1D",
    "patchcord.history.retention, P36501D",
  })
  void aValueThatCannotWorkIsRefusedByItsKey(String key, String value) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> with(key, value))
        .withMessageContaining(key)
        .withMessageNotContaining("Exception")
        .withMessageNotContaining("SRCFG");
  }

  @Test
  void aKeyThatDoesNotExistIsRefused() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> with("patchcord.http.prot", "1"))
        .withMessageContaining("patchcord.http.prot");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "[::]", "0", "192.0.2.1", "::ffff:192.0.2.1"})
  void otherThanLoopbackNeedsTlsOrWordsThatMeanIt(String host) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> with("patchcord.http.host", host))
        .withMessageContaining("loopback")
        .withMessageContaining("patchcord.http.tls.certificate")
        .withMessageContaining("patchcord.http.plain-text=behind-tls-proxy");
    for (String words : List.of("behind-tls-proxy", "anybody-can-read-keys-and-calls")) {
      assertThat(
              Configurations.read(
                      Map.of("patchcord.http.host", host, "patchcord.http.plain-text", words),
                      Map.of())
                  .http()
                  .host())
          .isEqualTo(host);
    }
    assertThat(
            Configurations.read(
                    Map.of("patchcord.http.host", host, "patchcord.http.tls.certificate", "x.pem"),
                    Map.of())
                .http()
                .host())
        .isEqualTo(host);
  }

  @Test
  void anAddressOfThisMachineIsNoLoopback() throws IOException {
    for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      for (InetAddress address : Collections.list(each.getInetAddresses())) {
        if (!address.isLoopbackAddress()) {
          String host = address.getHostAddress().split("%", 2)[0];
          assertThatExceptionOfType(ConfigurationException.class)
              .isThrownBy(() -> with("patchcord.http.host", host))
              .withMessageContaining("loopback");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "localhost",
        "::1",
        "[::1]",
        "127.8.8.8",
        "127.1",
        "::ffff:127.0.0.1"
      })
  void loopbackNeedsNoLeave(String host) {
    assertThat(with("patchcord.http.host", host).http().host()).isEqualTo(host);
  }

  @Test
  void aNameThatNobodyKnowsIsRefused() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> with("patchcord.http.host", "nowhere.invalid"))
        .withMessageContaining("patchcord.http.host");
  }

  @Test
  void theOldLeaveForPlainTextIsRefusedByItsName() {
    for (Map<String, String> where :
        List.of(
            Map.of("patchcord.http.plain-text-allowed", "true"),
            Map.of("PATCHCORD_HTTP_PLAIN_TEXT_ALLOWED", "false"))) {
      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(
              () ->
                  Configurations.read(
                      where.containsKey("PATCHCORD_HTTP_PLAIN_TEXT_ALLOWED") ? Map.of() : where,
                      where))
          .withMessageContaining("patchcord.http.plain-text-allowed is there no more")
          .withMessageContaining("patchcord.http.plain-text=behind-tls-proxy");
    }
  }

  @Test
  void aPublicAddressInPlainTextDoesNotFitTls() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(
            () ->
                Configurations.read(
                    Map.of(
                        "patchcord.http.public-url",
                        "http://patchcord.example.com",
                        "patchcord.http.tls.certificate",
                        "x.pem"),
                    Map.of()))
        .withMessageContaining("patchcord.http.public-url")
        .withMessageContaining("https://");
  }

  @Test
  void aSecretIsTheFirstLineOfItsFile(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("password"), " ClueCon \nsecond line\n");
    assertThat(Configurations.secret(file)).isEqualTo("ClueCon");
  }

  @Test
  void aSecretThatIsNotThereIsRefusedByItsFile(@TempDir Path directory) throws IOException {
    Path empty = Files.writeString(directory.resolve("empty"), "\n");
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> Configurations.secret(empty))
        .withMessage("The password file " + empty + " is empty.");
    Path missing = directory.resolve("missing");
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> Configurations.secret(missing))
        .withMessage("The password file " + missing + " cannot be read.");
  }
}
