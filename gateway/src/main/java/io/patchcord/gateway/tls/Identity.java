package io.patchcord.gateway.tls;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Whom the gateway says that it is: a private key, the certificate of that key, and those that
 * vouch for it, each for the one before.
 */
record Identity(PrivateKey key, List<X509Certificate> chain) {
  private static final byte[] PROBE = "patchcord".getBytes(StandardCharsets.UTF_8);

  Identity {
    requireNonNull(key, "key is null");
    chain = List.copyOf(chain);
  }

  /**
   * Finds key and certificate that belong together.
   *
   * @throws TlsException when there are none
   */
  static Identity of(PemFile certificates, PemFile keys) {
    if (certificates.certificates().isEmpty()) {
      throw new TlsException(certificates.file() + " has no certificate in PEM.");
    }
    if (keys.privateKeys().isEmpty()) {
      throw new TlsException(keys.file() + " has no private key in PEM.");
    }
    for (PrivateKey key : keys.privateKeys()) {
      Optional<X509Certificate> own =
          certificates.certificates().stream().filter(one -> belongs(key, one)).findFirst();
      if (own.isPresent()) {
        return new Identity(key, chain(own.get(), certificates.certificates()));
      }
    }
    throw new TlsException(
        "The private key in "
            + keys.file()
            + " belongs to no certificate in "
            + certificates.file()
            + ".");
  }

  X509Certificate certificate() {
    return chain.get(0);
  }

  Instant expires() {
    return certificate().getNotAfter().toInstant();
  }

  /** For handshakes that are to see this identity. */
  SSLContext context() {
    char[] none = {};
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, none);
      store.setKeyEntry("gateway", key, none, chain.toArray(new Certificate[0]));
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(store, none);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new TlsException("The certificate cannot be used for TLS: " + e.getMessage() + ".");
    }
  }

  private static boolean belongs(PrivateKey key, X509Certificate certificate) {
    String algorithm = key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(PROBE);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      signature.update(PROBE);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false; // of another algorithm
    }
  }

  /** In the order in which they are sent, whatever that of the file; roots need not be sent. */
  private static List<X509Certificate> chain(X509Certificate own, List<X509Certificate> all) {
    List<X509Certificate> chain = new ArrayList<>(List.of(own));
    for (Optional<X509Certificate> next = issuer(own, all, chain);
        next.isPresent();
        next = issuer(next.get(), all, chain)) {
      chain.add(next.get());
    }
    return chain;
  }

  private static Optional<X509Certificate> issuer(
      X509Certificate of, List<X509Certificate> all, List<X509Certificate> taken) {
    return all.stream()
        .filter(one -> one.getSubjectX500Principal().equals(of.getIssuerX500Principal()))
        .filter(one -> !taken.contains(one))
        .findFirst();
  }

  /** What a log line says of it. */
  String words(Path file) {
    return certificate().getSubjectX500Principal().getName() + " of " + file;
  }
}
