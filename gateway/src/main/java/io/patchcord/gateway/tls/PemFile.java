package io.patchcord.gateway.tls;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a PEM file holds: certificates, private keys or both, one block after another, with anything
 * between them (RFC 7468).
 */
record PemFile(Path file, List<X509Certificate> certificates, List<PrivateKey> privateKeys) {
  /** A chain of four certificates has some 10 KB. */
  private static final int MAX_BYTES = 256 * 1024;

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");

  private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----");

  PemFile {
    requireNonNull(file, "file is null");
    certificates = List.copyOf(certificates);
    privateKeys = List.copyOf(privateKeys);
  }

  /**
   * @throws TlsException when it cannot be read, or a block in it cannot
   */
  static PemFile read(Path file) {
    return parse(file, bytes(file));
  }

  /** The file as it is; the way to see whether it has changed. */
  static byte[] bytes(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new TlsException(file + " has more than " + MAX_BYTES + " bytes: it is no PEM file.");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new TlsException(file + " cannot be read.");
    }
  }

  static PemFile parse(Path file, byte[] content) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    List<X509Certificate> certificates = new ArrayList<>();
    List<PrivateKey> privateKeys = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(text);
    int complete = 0;
    while (blocks.find()) {
      complete++;
      byte[] der = decode(file, blocks.group(1), blocks.group(2));
      switch (blocks.group(1)) {
        case "CERTIFICATE" -> certificates.add(certificate(file, der));
        case "PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY" ->
            privateKeys.add(PrivateKeys.read(file, blocks.group(1), der));
        case "ENCRYPTED PRIVATE KEY" -> throw encrypted(file);
        default -> {
          // Such as EC PARAMETERS, which openssl writes before the key that says the same.
        }
      }
    }
    if (BEGIN.matcher(text).results().count() > complete) {
      if (text.contains("Proc-Type: 4,ENCRYPTED")) {
        throw encrypted(file);
      }
      throw new TlsException(
          file + " has a PEM block without its end, or with foreign characters.");
    }
    return new PemFile(file, certificates, privateKeys);
  }

  private static TlsException encrypted(Path file) {
    return new TlsException(
        file
            + " has an encrypted private key; decrypt it with 'openssl pkey' into a file that only"
            + " the gateway can read.");
  }

  private static byte[] decode(Path file, String kind, String base64) {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new TlsException(file + " has a block " + kind + " that is no Base64.");
    }
  }

  private static X509Certificate certificate(Path file, byte[] der) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      throw new TlsException(file + " has a certificate that cannot be read.");
    }
  }
}
