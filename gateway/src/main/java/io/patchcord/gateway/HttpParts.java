package io.patchcord.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.patchcord.gateway.api.ApiServer;
import io.patchcord.gateway.config.ConfigurationException;
import io.patchcord.gateway.config.GatewayConfiguration;
import io.patchcord.gateway.diagnostics.TlsMetrics;
import io.patchcord.gateway.http.HttpLimits;
import io.patchcord.gateway.http.TrustedProxies;
import io.patchcord.gateway.tls.ServerTls;
import io.patchcord.gateway.tls.TlsException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Where and how the API listens, as the configuration says it. */
final class HttpParts {
  /** Two small files: a new certificate is served before anybody looks whether it is. */
  private static final int RELOAD_SECONDS = 2;

  private HttpParts() {}

  /**
   * @throws ConfigurationException when there is a certificate that cannot be used
   */
  static @Nullable ServerTls tls(GatewayConfiguration.Http http, Clock clock) {
    Path certificate = http.tls().certificate().orElse(null);
    if (certificate == null) {
      return null;
    }
    try {
      return ServerTls.of(certificate, http.tls().privateKey().orElse(certificate), clock);
    } catch (TlsException e) {
      throw new ConfigurationException("TLS: " + e.getMessage());
    }
  }

  /** Takes the certificate anew when its files change. */
  static void follow(ServerTls tls, MeterRegistry metrics, ScheduledExecutorService blocking) {
    TlsMetrics.bind(metrics, tls);
    blocking.scheduleWithFixedDelay(tls::reload, RELOAD_SECONDS, RELOAD_SECONDS, TimeUnit.SECONDS);
  }

  static ApiServer.Listening listening(GatewayConfiguration.Http http, @Nullable ServerTls tls) {
    return new ApiServer.Listening(
        http.host(),
        http.port(),
        tls,
        tls != null || http.publicUrl().filter(url -> url.startsWith("https:")).isPresent(),
        new HttpLimits(
            http.maxConnections(),
            http.headTime(),
            http.bodyTime(),
            http.answerTime(),
            HttpLimits.IDLE_TIME,
            HttpLimits.HEAD_BYTES,
            HttpLimits.HEADERS,
            HttpLimits.URI_BYTES),
        proxies(http.trustedProxies().orElse(List.of())));
  }

  private static TrustedProxies proxies(List<String> networks) {
    try {
      return new TrustedProxies(networks);
    } catch (IllegalArgumentException wrong) {
      throw new ConfigurationException(
          "patchcord.http.trusted-proxies has \""
              + wrong.getMessage()
              + "\" (expected: addresses and networks, such as 10.1.2.3,10.0.0.0/8).");
    }
  }

  /** Where the API is. */
  static String baseUrl(GatewayConfiguration.Http http, int port) {
    String host = http.host();
    if (host.equals("0.0.0.0") || host.equals("::")) {
      host = "127.0.0.1";
    }
    return (http.tls().certificate().isPresent() ? "https://" : "http://")
        + (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host)
        + ":"
        + port;
  }
}
