package io.patchcord.gateway.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where a webhook is sent, taken apart.
 *
 * @param host in lower case; an IPv6 address without its brackets
 * @param target path and query, as the request line has them
 */
public record WebhookUrl(boolean tls, String host, int port, String target) {
  private static final int HTTPS_PORT = 443;
  private static final int HTTP_PORT = 80;
  private static final int GREATEST_PORT = 65_535;

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException with what is wrong, in a few words
   */
  public static WebhookUrl parse(String text) {
    URI uri;
    try {
      uri = new URI(text.strip());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("url cannot be read", e);
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    boolean tls = scheme.equals("https");
    if (!tls && !scheme.equals("http")) {
      throw new IllegalArgumentException("url does not begin with https://");
    }
    String host = uri.getHost();
    if (host == null) {
      throw new IllegalArgumentException("url has no host that can be read");
    }
    if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException("url has a user or a fragment");
    }
    int port = uri.getPort() == -1 ? (tls ? HTTPS_PORT : HTTP_PORT) : uri.getPort();
    if (port < 1 || port > GREATEST_PORT) {
      throw new IllegalArgumentException("url has a port that is none");
    }
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    if (!target.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException("url has a character that must be percent-encoded");
    }
    return new WebhookUrl(tls, bare(host.toLowerCase(Locale.ROOT)), port, target);
  }

  private static String bare(String host) {
    if (host.startsWith("[")) {
      return host.substring(1, host.length() - 1);
    }
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  /** As the header Host has it. */
  String authority() {
    String name = host.contains(":") ? "[" + host + "]" : host;
    return port == (tls ? HTTPS_PORT : HTTP_PORT) ? name : name + ":" + port;
  }
}
