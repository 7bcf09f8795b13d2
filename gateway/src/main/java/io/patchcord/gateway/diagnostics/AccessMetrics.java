package io.patchcord.gateway.diagnostics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.patchcord.gateway.security.Brake;
import io.patchcord.gateway.security.RateLimits;

/** Who asks or fails too often, at {@code /metrics}. */
public final class AccessMetrics {
  private AccessMetrics() {}

  /**
   * @param addresses slows down those who show what is not known
   * @param users slows down users who are not let in
   */
  public static void bind(MeterRegistry registry, RateLimits limits, Brake addresses, Brake users) {
    FunctionCounter.builder("patchcord.access.limited", limits, RateLimits::refused)
        .description("Requests refused because their sender has sent too many")
        .register(registry);
    Gauge.builder("patchcord.access.counted", limits, RateLimits::size)
        .description("Keys and agents whose requests are counted")
        .register(registry);
    slowed(registry, "address", addresses);
    slowed(registry, "user", users);
  }

  private static void slowed(MeterRegistry registry, String of, Brake brake) {
    FunctionCounter.builder("patchcord.access.slowed", brake, Brake::slowed)
        .tag("of", of)
        .description("Attempts to get in that came within the delay after too many had failed")
        .register(registry);
    Gauge.builder("patchcord.access.failing", brake, Brake::size)
        .tag("of", of)
        .description("Addresses and users whose failures are remembered")
        .register(registry);
  }
}
