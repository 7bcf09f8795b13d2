package io.patchcord.gateway.session;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The certificates by which orgs sign, as people enter them. */
public final class Certificates {
  /** The old one, the new one, and a sandbox's or two. */
  public static final int MAX = 5;

  private static final int MAX_LENGTH = 20_000;

  /** What Salesforce offers at least, and what RS256 is worth anything with. */
  private static final int MIN_BITS = 2048;

  private static final Pattern PEM =
      Pattern.compile("-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]+)-----END CERTIFICATE-----");

  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private Certificates() {}

  /**
   * Reads certificates in PEM, one after another, with anything between them.
   *
   * @throws IllegalArgumentException with a sentence's beginning, if there are too many, one cannot
   *     be read, or one has no RSA key of 2,048 bits or more
   */
  public static List<X509Certificate> read(String pem) {
    if (pem.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "certificates has " + pem.length() + " characters (expected: <= " + MAX_LENGTH + ")");
    }
    List<X509Certificate> found = new ArrayList<>();
    Matcher blocks = PEM.matcher(pem);
    while (blocks.find()) {
      X509Certificate certificate = decode(blocks.group(1));
      if (!found.contains(certificate)) {
        found.add(certificate);
      }
    }
    if (found.size() > MAX) {
      throw new IllegalArgumentException(
          "certificates: " + found.size() + " of them (expected: <= " + MAX + ")");
    }
    if (found.isEmpty() && !pem.isBlank()) {
      throw new IllegalArgumentException(
          "certificates has none in PEM, which begins with -----BEGIN CERTIFICATE-----");
    }
    return List.copyOf(found);
  }

  /** Writes them as {@link #read} takes them, without what stood between them. */
  public static String write(List<X509Certificate> certificates) {
    return certificates.stream()
        .map(
            certificate ->
                "-----BEGIN CERTIFICATE-----\n"
                    + LINES.encodeToString(encoded(certificate))
                    + "\n-----END CERTIFICATE-----\n")
        .collect(Collectors.joining());
  }

  /** The SHA-256 of a certificate, 64 lower-case hexadecimal digits: how people compare them. */
  public static String fingerprint(X509Certificate certificate) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(encoded(certificate)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static X509Certificate decode(String base64) {
    X509Certificate certificate;
    try {
      certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(
                      new ByteArrayInputStream(
                          Base64.getMimeDecoder()
                              .decode(base64.getBytes(StandardCharsets.US_ASCII))));
    } catch (CertificateException | IllegalArgumentException e) {
      throw new IllegalArgumentException("certificates has one that cannot be read", e);
    }
    if (!(certificate.getPublicKey() instanceof RSAPublicKey key)
        || key.getModulus().bitLength() < MIN_BITS) {
      throw new IllegalArgumentException(
          "certificates has one without an RSA key of " + MIN_BITS + " bits or more");
    }
    return certificate;
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("it was read from its encoding", e);
    }
  }
}
