package io.patchcord.gateway.tracing;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to trace.
 *
 * @param endpoint the OTLP receiver's URL; {@code null} traces nothing
 * @param sampling the share of requests that is traced, where the client does not say
 * @param interval how often spans are sent
 * @param serviceName what the gateway is called
 * @param resource more attributes of the gateway
 */
public record TracingSettings(
    @Nullable String endpoint,
    double sampling,
    Duration interval,
    String serviceName,
    Map<String, String> resource) {
  private static final String PATH = "/v1/traces";

  public TracingSettings {
    requireNonNull(interval, "interval is null");
    requireNonNull(serviceName, "serviceName is null");
    resource = Map.copyOf(resource);
    if (endpoint != null) {
      String path = URI.create(endpoint).getPath();
      if (path.isEmpty() || path.equals("/")) {
        endpoint = endpoint.replaceAll("/$", "") + PATH;
      }
    }
  }

  /** Reads attributes out of {@code key=value,key=value}. */
  public static Map<String, String> attributes(String list) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (String pair : list.split(",")) {
      int at = pair.indexOf('=');
      if (at > 0) {
        attributes.put(pair.substring(0, at), pair.substring(at + 1));
      }
    }
    return attributes;
  }
}
