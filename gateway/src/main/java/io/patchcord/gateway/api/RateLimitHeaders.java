package io.patchcord.gateway.api;

import io.patchcord.gateway.security.RateLimits;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.TreeMap;

/** What answers say of how often somebody may still ask. */
final class RateLimitHeaders {
  static final String LIMIT = "RateLimit-Limit";
  static final String REMAINING = "RateLimit-Remaining";
  static final String RESET = "RateLimit-Reset";

  private RateLimitHeaders() {}

  static Map<String, String> of(RateLimits.Balance balance) {
    Map<String, String> headers = new TreeMap<>();
    headers.put(LIMIT, Long.toString(balance.limit()));
    headers.put(REMAINING, Long.toString(balance.remaining()));
    headers.put(RESET, Long.toString(balance.resetSeconds()));
    if (!balance.isGranted()) {
      headers.putAll(retryAfter(balance.retrySeconds()));
    }
    return headers;
  }

  static Map<String, String> retryAfter(long seconds) {
    return Map.of(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
  }
}
