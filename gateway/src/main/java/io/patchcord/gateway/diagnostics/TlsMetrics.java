package io.patchcord.gateway.diagnostics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.patchcord.gateway.tls.ServerTls;

/** How the gateway's certificate does, at {@code /metrics}. */
public final class TlsMetrics {
  private TlsMetrics() {}

  public static void bind(MeterRegistry registry, ServerTls tls) {
    Gauge.builder("patchcord.tls.certificate.days.left", tls, ServerTls::daysLeft)
        .description("Whole days until the certificate that is served expires; negative after it")
        .register(registry);
    Gauge.builder("patchcord.tls.files.refused", tls, t -> t.isBehind() ? 1 : 0)
        .description("1 while the files hold a certificate or key that cannot be used")
        .register(registry);
    FunctionCounter.builder("patchcord.tls.loads", tls, ServerTls::loaded)
        .description("Times that certificate and key were taken from their files")
        .register(registry);
    FunctionCounter.builder("patchcord.tls.refusals", tls, ServerTls::refused)
        .description("Times that the files held what cannot be used")
        .register(registry);
  }
}
