package io.patchcord.esl;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.esl.command.ApiCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** TLS to a tunnel in front of a switch, with certificates that are made here. */
class TlsIT {

  private static final Path FOLDER = Path.of("target", "tls");
  private static final char[] SECRET = "changeit".toCharArray();

  private final ScriptedPeer peer = new ScriptedPeer();

  @BeforeAll
  static void makeCertificates() throws Exception {
    Files.createDirectories(FOLDER);
    makeCertificate("good", "ip:127.0.0.1");
    makeCertificate("other", "dns:other.example");
    makeCertificate("stranger", "ip:127.0.0.1");
  }

  @AfterEach
  void close() throws IOException {
    peer.close();
  }

  @Test
  void aTrustedCertificateOfThatHostConnects() throws Exception {
    peer.script = (connection, command) -> connection.send(ScriptedPeer.response(command));
    try (Tunnel tunnel = new Tunnel("good", peer.port());
        EslNode node = new EslNode(settings(tunnel.port(), "good"), event -> {})) {
      node.start().toCompletableFuture().get(10, TimeUnit.SECONDS);
      assertThat(Await.text(node.api(ApiCommand.of("inside")))).isEqualTo("api inside");
    }
  }

  @Test
  void aCertificateOfAnotherNameIsRefused() throws Exception {
    try (Tunnel tunnel = new Tunnel("other", peer.port())) {
      assertThat(problem(settings(tunnel.port(), "other")))
          .isInstanceOf(EslClosedException.class)
          .hasMessageStartingWith("The certificate of 127.0.0.1:" + tunnel.port())
          .hasMessageContaining("is not accepted: No subject alternative names matching");
    }
    assertThat(peer.commands()).isEmpty();
  }

  @Test
  void aCertificateOfAnUnknownIssuerIsRefused() throws Exception {
    try (Tunnel tunnel = new Tunnel("stranger", peer.port())) {
      assertThat(problem(settings(tunnel.port(), "good")))
          .isInstanceOf(EslClosedException.class)
          .hasMessageContaining("is not accepted: ")
          .hasMessageContaining("valid certification path");
    }
    assertThat(peer.commands()).isEmpty();
  }

  @Test
  void aSwitchWithoutTlsIsNamed() throws Exception {
    assertThat(problem(settings(peer.port(), "good")))
        .isInstanceOf(EslClosedException.class)
        .hasMessage(
            "127.0.0.1:" + peer.port() + " does not speak TLS: what it sent is something else");
  }

  @Test
  void aPeerThatSaysNothingIsGivenUpAfterTheConnectTimeout() throws Exception {
    peer.greeting = "";
    assertThat(problem(settings(peer.port(), "good")))
        .hasMessageContaining("did not complete the handshake within 1 s");
  }

  @Test
  void aPeerThatClosesIsNamed() throws Exception {
    peer.dropsAtOnce = true;
    assertThat(problem(settings(peer.port(), "good")))
        .isInstanceOf(EslClosedException.class)
        .hasMessageContaining("127.0.0.1:" + peer.port())
        .hasMessageContaining("during the");
  }

  private static Throwable problem(EslSettings settings) throws Exception {
    return Await.problem(EslConnection.open(settings, event -> {}));
  }

  private static EslSettings settings(int port, String trusted) throws Exception {
    KeyStore trust = KeyStore.getInstance("PKCS12");
    trust.load(null, null);
    trust.setCertificateEntry("it", load(trusted).getCertificate("it"));
    TrustManagerFactory trustManagers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trustManagers.init(trust);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trustManagers.getTrustManagers(), null);
    return EslSettings.builder("127.0.0.1", port, EslPassword.of(ScriptedPeer.PASSWORD))
        .timeouts(EslTimeouts.defaults().withConnect(Duration.ofSeconds(1)))
        .tls(context)
        .build();
  }

  private static KeyStore load(String name) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(FOLDER.resolve(name + ".p12"))) {
      store.load(in, SECRET);
    }
    return store;
  }

  private static void makeCertificate(String name, String subject) throws Exception {
    Path file = FOLDER.resolve(name + ".p12");
    Files.deleteIfExists(file);
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "it",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "SAN=" + subject,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(SECRET))
            .redirectErrorStream(true)
            .redirectOutput(FOLDER.resolve("keytool.log").toFile())
            .start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue()).isZero();
  }

  /** Ends TLS, and hands the bytes on to a switch. */
  private static final class Tunnel implements AutoCloseable {
    private final ServerSocket server;
    private final int target;

    Tunnel(String certificate, int target) throws Exception {
      this.target = target;
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(load(certificate), SECRET);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      server =
          context
              .getServerSocketFactory()
              .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
      thread(this::accept);
    }

    int port() {
      return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
      server.close();
    }

    private void accept() throws IOException {
      while (true) {
        Socket outside = server.accept();
        Socket inside = new Socket(InetAddress.getLoopbackAddress(), target);
        thread(() -> pump(outside, inside));
        thread(() -> pump(inside, outside));
      }
    }

    private static void pump(Socket from, Socket to) throws IOException {
      try (from;
          to) {
        InputStream in = Objects.requireNonNull(from.getInputStream());
        OutputStream out = to.getOutputStream();
        in.transferTo(out);
      }
    }

    private static void thread(Pumping work) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  work.run();
                } catch (IOException over) {
                  // One side is gone, and so is the other.
                }
              },
              "tls-tunnel");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private interface Pumping {
    void run() throws IOException;
  }
}
