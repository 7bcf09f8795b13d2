package io.patchcord.gateway.tls;

import java.io.IOException;
import java.net.Socket;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** Certificates and keys as openssl has written them (make.sh beside them), and a client. */
public final class TlsFixtures {
  private TlsFixtures() {}

  /** One of the files. */
  public static Path file(String name) {
    URL found = Objects.requireNonNull(TlsFixtures.class.getResource("/tls/" + name), name);
    try {
      return Path.of(found.toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  static String text(String name) {
    try {
      return Files.readString(file(name));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A server with a certificate of RSA. */
  public static ServerTls rsa() {
    return ServerTls.of(file("rsa.pem"), file("rsa-pkcs8.key"), Clock.systemUTC());
  }

  /** What it shakes hands by. */
  public static SSLContext rsaContext() {
    return Identity.of(PemFile.read(file("rsa.pem")), PemFile.read(file("rsa-pkcs8.key")))
        .context();
  }

  /** Trusts what the tests' own root has signed, and nothing else. */
  public static SSLContext trusting() {
    try {
      KeyStore roots = KeyStore.getInstance("PKCS12");
      roots.load(null, null);
      roots.setCertificateEntry("root", PemFile.read(file("ca.pem")).certificates().get(0));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(roots);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Shakes hands on a connection. */
  public static Socket client(Socket connected) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            trusting()
                .getSocketFactory()
                .createSocket(connected, "localhost", connected.getPort(), true);
    socket.startHandshake();
    return socket;
  }
}
