package io.patchcord.gateway.tls;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway's certificate, as its files are now: a handshake sees what they held when they were
 * last good, and connections that are open stay with what they have seen. Safe for all threads.
 */
public final class ServerTls {
  private static final Logger LOG = LoggerFactory.getLogger(ServerTls.class);

  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  /** With forward secrecy and authenticated encryption, as Mozilla's "intermediate" has them. */
  private static final String[] CIPHER_SUITES = {
    "TLS_AES_128_GCM_SHA256",
    "TLS_AES_256_GCM_SHA384",
    "TLS_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
  };

  /** By then, whoever renews certificates should have. */
  private static final Duration SOON = Duration.ofDays(14);

  private final Path certificate;
  private final Path privateKey;
  private final Clock clock;
  private final AtomicLong loaded = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private volatile Served served;
  // Of whoever reloads.
  private byte[][] seen;
  private volatile @Nullable String fault;

  private record Served(Identity identity, SSLContext context) {
    static Served of(Identity identity) {
      return new Served(identity, identity.context());
    }
  }

  private ServerTls(Path certificate, Path privateKey, Clock clock) {
    this.certificate = requireNonNull(certificate, "certificate is null");
    this.privateKey = requireNonNull(privateKey, "privateKey is null");
    this.clock = requireNonNull(clock, "clock is null");
    this.seen = bytes();
    this.served = Served.of(identity(seen));
    loaded.incrementAndGet();
    tell("serves");
  }

  /**
   * Reads the files.
   *
   * @param certificate the certificate and those that vouch for it, in PEM
   * @param privateKey its key, in PEM; may be the same file
   * @throws TlsException when they cannot be used
   */
  public static ServerTls of(Path certificate, Path privateKey, Clock clock) {
    return new ServerTls(certificate, privateKey, clock);
  }

  /** An engine for the server's side of one connection. */
  public SSLEngine engine() {
    SSLEngine engine = served.context().createSSLEngine();
    engine.setUseClientMode(false);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(PROTOCOLS);
    parameters.setCipherSuites(CIPHER_SUITES);
    parameters.setUseCipherSuitesOrder(true);
    engine.setSSLParameters(parameters);
    return engine;
  }

  /**
   * Takes the files anew if they have changed. What cannot be used, or has expired while the one
   * that is served has not, is said once and changes nothing. Reads files; never throws.
   */
  public synchronized void reload() {
    byte[][] now;
    try {
      now = bytes();
    } catch (TlsException e) {
      refuse(new byte[][] {}, e.getMessage());
      return;
    }
    if (Arrays.deepEquals(now, seen)) {
      return;
    }
    try {
      Served next = Served.of(identity(now));
      if (isOver(next.identity()) && !isOver(served.identity())) {
        refuse(now, next.identity().words(certificate) + " has expired.");
        return;
      }
      seen = now;
      fault = null;
      // The same files as before a fault, for instance.
      if (!next.identity().equals(served.identity())) {
        served = next;
        loaded.incrementAndGet();
      }
      tell("now serves");
    } catch (TlsException e) {
      refuse(now, e.getMessage());
    }
  }

  /** How many whole days the certificate that is served is good for; negative when it is over. */
  public long daysLeft() {
    return Math.floorDiv(
        Duration.between(clock.instant(), served.identity().expires()).toSeconds(),
        Duration.ofDays(1).toSeconds());
  }

  /** How often certificates were taken from the files. */
  public long loaded() {
    return loaded.get();
  }

  /** How often what the files held could not be used. */
  public long refused() {
    return refused.get();
  }

  /** Whether the files hold something else than what is served, because it cannot be used. */
  public boolean isBehind() {
    return fault != null;
  }

  /** Whether clients have to be told of the certificate, because nobody else vouches for it. */
  public boolean isSelfSigned() {
    X509Certificate own = served.identity().certificate();
    return own.getIssuerX500Principal().equals(own.getSubjectX500Principal());
  }

  private void refuse(byte[][] now, @Nullable String why) {
    String said = String.valueOf(why);
    boolean isNews = !Arrays.deepEquals(now, seen) || !said.equals(fault);
    seen = now;
    fault = said;
    if (isNews) {
      refused.incrementAndGet();
      LOG.error("The new certificate is not taken, the old one is served on: {}", said);
    }
  }

  private byte[][] bytes() {
    return new byte[][] {PemFile.bytes(certificate), PemFile.bytes(privateKey)};
  }

  private Identity identity(byte[][] content) {
    return Identity.of(
        PemFile.parse(certificate, content[0]), PemFile.parse(privateKey, content[1]));
  }

  private boolean isOver(Identity identity) {
    return !clock.instant().isBefore(identity.expires());
  }

  private void tell(String verb) {
    Identity identity = served.identity();
    Instant expires = identity.expires();
    String words = identity.words(certificate);
    if (isOver(identity)) {
      LOG.error("The gateway {} {}, which expired on {}", verb, words, expires);
    } else if (daysLeft() < SOON.toDays()) {
      LOG.warn("The gateway {} {}, which expires soon: {}", verb, words, expires);
    } else {
      LOG.info("The gateway {} {}, which expires on {}", verb, words, expires);
    }
  }
}
