package io.patchcord.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.patchcord.gateway.diagnostics.Checks;
import io.patchcord.gateway.diagnostics.Finding;
import io.patchcord.gateway.diagnostics.Layer;
import io.patchcord.gateway.diagnostics.Verdict;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** The gateway, from outside: whether it answers, is ready, and what it says for itself. */
final class GatewayVisit implements Checks {
  private static final Layer LAYER = Layer.GATEWAY;

  /** Its own checks wait for a switch that does not answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration SHORT = Duration.ofSeconds(15);

  /** Of a certificate: enough to get a new one and to have it installed. */
  private static final Duration SOON = Duration.ofDays(21);

  private static final Duration SKEW = Duration.ofSeconds(5);

  private final GatewayClient gateway;
  private final Clock clock = Clock.systemUTC();
  private boolean answered;
  private boolean toldAll;

  GatewayVisit(GatewayClient gateway) {
    this.gateway = gateway;
  }

  /** Whether something answered; once it was asked. */
  boolean answered() {
    return answered;
  }

  /** Whether the gateway has told everything that it sees; once it was asked. */
  boolean toldAll() {
    return toldAll;
  }

  @Override
  public List<Finding> run() {
    List<Finding> findings = new ArrayList<>();
    try {
      GatewayClient.Answer live = gateway.get("/health/live", SHORT);
      answered = true;
      if (live.status() != 200) {
        findings.add(notWell(live));
        return findings;
      }
      findings.add(ok("gateway", "The gateway at " + gateway.url() + " answers."));
      live.response().sslSession().ifPresent(session -> findings.add(certificate(session)));
      live.response().headers().firstValue("Date").ifPresent(date -> findings.add(clock(date)));
      if (gateway.hasKey()) {
        findings.addAll(told());
      } else {
        findings.addAll(ready());
      }
    } catch (CommandFailure e) {
      String told = String.valueOf(e.getMessage());
      findings.add(
          Finding.failed(
              LAYER,
              "gateway",
              Character.toUpperCase(told.charAt(0)) + told.substring(1),
              told.startsWith("the certificate")
                  ? "Renew the certificate, or let this machine trust who signed it."
                  : "Start it, see its log (journalctl -u patchcord), or name another with --url;"
                      + " calls that talk go on."));
    }
    return findings;
  }

  private static Finding notWell(GatewayClient.Answer live) {
    return Finding.failed(
        LAYER,
        "gateway",
        "What answers there says " + live.status() + " and is no gateway that lives.",
        "Name the gateway with --url, or see what stands in front of it.");
  }

  private List<Finding> told() {
    GatewayClient.Answer answer = gateway.get("/api/v1/diagnostics", PATIENCE);
    if (answer.status() != 200) {
      return List.of(
          Finding.unknown(
              LAYER,
              "diagnostics",
              "The gateway did not tell what it sees ("
                  + answer.json().path("code").asText("status " + answer.status())
                  + ").",
              "Give --key-file the key of an admin."));
    }
    toldAll = true;
    List<Finding> findings = new ArrayList<>();
    for (JsonNode each : answer.json().path("findings")) {
      findings.add(
          new Finding(
              Layer.valueOf(each.path("layer").asText()),
              each.path("name").asText(),
              Verdict.valueOf(each.path("verdict").asText()),
              each.path("detail").asText(),
              each.path("remedy").isNull() ? null : each.path("remedy").asText()));
    }
    return findings;
  }

  private List<Finding> ready() {
    List<Finding> findings = new ArrayList<>();
    for (JsonNode check : gateway.get("/health/ready", SHORT).json().path("checks")) {
      String name = "ready:" + check.path("name").asText();
      String detail = check.path("name").asText() + ": " + check.path("detail").asText() + ".";
      findings.add(
          check.path("status").asText().equals("UP")
              ? ok(name, detail)
              : Finding.failed(
                  LAYER, name, detail, "Mend what is named; the gateway comes back by itself."));
    }
    return findings;
  }

  private Finding certificate(SSLSession session) {
    Instant end;
    try {
      Certificate[] chain = session.getPeerCertificates();
      end = ((X509Certificate) chain[0]).getNotAfter().toInstant();
    } catch (SSLPeerUnverifiedException e) {
      return Finding.failed(
          LAYER, "certificate", "It shows no certificate.", "Configure TLS with one.");
    }
    return end.isAfter(clock.instant().plus(SOON))
        ? ok("certificate", "Its certificate is valid until " + end + ".")
        : new Finding(
            LAYER,
            "certificate",
            Verdict.WARNING,
            "Its certificate expires at " + end + ".",
            "Renew it now: then no browser and no org talks to the gateway any more.");
  }

  private Finding clock(String date) {
    try {
      Instant theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration apart = Duration.between(clock.instant(), theirs).abs();
      return apart.compareTo(SKEW) <= 0
          ? ok("clock", "Its clock and this machine's agree.")
          : new Finding(
              LAYER,
              "clock",
              Verdict.WARNING,
              "Its clock and this machine's differ by " + apart.toSeconds() + " s.",
              "Set both by NTP, such as chrony: sign-ins fail when it is 60 s.");
    } catch (DateTimeParseException e) {
      return Finding.unknown(
          LAYER, "clock", "Its answer has no readable date.", "See what stands in front of it.");
    }
  }

  private static Finding ok(String name, String detail) {
    return new Finding(LAYER, name, Verdict.OK, detail, null);
  }
}
