package io.patchcord.gateway.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Map;

/** What {@code patchcord.http} must be: above all, nothing that is to stay secret in plain text. */
final class HttpRules {
  private static final String OLD_KEY = "patchcord.http.plain-text-allowed";
  private static final String OLD_VARIABLE = "PATCHCORD_HTTP_PLAIN_TEXT_ALLOWED";

  private static final String INSTEAD =
      "give it a certificate with patchcord.http.tls.certificate, or, when something in front of it"
          + " does TLS and nobody else can reach it, set patchcord.http.plain-text=behind-tls-proxy";

  private HttpRules() {}

  /** The key of before would be ignored, and whoever set it would not know why it does nothing. */
  static void refuseOldKeys(Map<String, String> commandLine, Map<String, String> environment) {
    if (commandLine.containsKey(OLD_KEY) || environment.containsKey(OLD_VARIABLE)) {
      throw new ConfigurationException(
          OLD_KEY
              + " is there no more: without TLS the gateway listens on loopback only; "
              + INSTEAD
              + ".");
    }
  }

  static void check(GatewayConfiguration.Http http) {
    boolean tls = http.tls().certificate().isPresent();
    if (!tls && http.tls().privateKey().isPresent()) {
      throw new ConfigurationException(
          "patchcord.http.tls.private-key is set, and patchcord.http.tls.certificate is not.");
    }
    http.publicUrl().ifPresent(url -> publicUrl(url, tls));
    if (http.maxConnections() < 10 || http.maxConnections() > 1_000_000) {
      throw new ConfigurationException(
          "patchcord.http.max-connections is "
              + http.maxConnections()
              + " (expected: 10 to 1000000).");
    }
    Configurations.between("patchcord.http.head-time", http.headTime(), 1, 300);
    Configurations.between("patchcord.http.body-time", http.bodyTime(), 1, 3600);
    Configurations.between("patchcord.http.answer-time", http.answerTime(), 1, 3600);
    if (!tls && http.plainText() == PlainText.LOOPBACK_ONLY && !isLoopback(http.host())) {
      throw new ConfigurationException(
          "patchcord.http.host is "
              + http.host()
              + ": without TLS the gateway listens on loopback only; "
              + INSTEAD
              + ".");
    }
  }

  private static void publicUrl(String url, boolean tls) {
    if (!url.matches("https?://[A-Za-z0-9.\\[\\]:-]{1,255}")) {
      throw new ConfigurationException(
          "patchcord.http.public-url is "
              + url
              + " (expected: such as https://patchcord.example.com, without a path).");
    }
    if (tls && !url.startsWith("https:")) {
      throw new ConfigurationException(
          "patchcord.http.public-url is "
              + url
              + ", and the gateway has TLS (expected: https://).");
    }
  }

  /** Whether all that a name stands for is loopback: which of it would be taken, nobody knows. */
  private static boolean isLoopback(String host) {
    try {
      return Arrays.stream(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
    } catch (UnknownHostException e) {
      throw new ConfigurationException("patchcord.http.host is unknown: " + host);
    }
  }
}
