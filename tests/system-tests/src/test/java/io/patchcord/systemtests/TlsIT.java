package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The gateway's own TLS, as clients see it; the files change under it. */
@ExtendWith(FailureLogs.class)
class TlsIT {
  static final Path FIXTURES = ChildProcess.PROJECT.resolve("gateway/src/test/resources/tls");

  @TempDir private Path directory;
  private Path certificate;
  private Path key;
  private GatewayProcess gateway;

  @BeforeEach
  void start() throws IOException {
    certificate = directory.resolve("tls.pem");
    key = directory.resolve("tls.key");
    put("rsa.pem", "rsa-pkcs8.key");
    Path password = Files.writeString(directory.resolve("password"), "secret\n");
    try (ServerSocket unused = new ServerSocket(0)) {
      gateway =
          GatewayProcess.start(
              directory.resolve("data"),
              password,
              unused.getLocalPort(),
              Map.of(),
              "--tls-certificate",
              certificate.toString(),
              "--tls-private-key",
              key.toString());
    }
  }

  @AfterEach
  void stop() {
    if (gateway != null) {
      gateway.close();
    }
  }

  private void put(String certificateFile, String keyFile) throws IOException {
    Files.writeString(certificate, Files.readString(FIXTURES.resolve(certificateFile)));
    Files.writeString(key, Files.readString(FIXTURES.resolve(keyFile)));
  }

  @Test
  void newFilesAreServedWithoutDroppingWhatIsOpen() throws Exception {
    assertThat(gateway.baseUrl()).startsWith("https://127.0.0.1:");
    assertThat(gateway.output()).contains("API            https://127.0.0.1:");
    try (SSLSocket stream = connect("TLSv1.3")) {
      assertThat(served(stream)).isEqualTo("CN=rsa");
      BufferedReader events = stream(stream);
      assertThat(events.readLine()).startsWith("HTTP/1.1 200");
      awaitLine(events, "event: snapshot");

      Files.writeString(certificate, "-----BEGIN CERTIFICATE-----\nMIIC"); // half written
      Eventually.holds(
          "the log says what is wrong",
          () -> gateway.output().contains("has a PEM block without its end"));
      assertThat(metric("patchcord_tls_files_refused")).isEqualTo(1);
      try (SSLSocket still = connect("TLSv1.2")) {
        assertThat(served(still)).isEqualTo("CN=rsa");
      }

      put("ec.pem", "ec-sec1.key");
      Eventually.holds("the new certificate is served", () -> servedNow().equals("CN=ec"));
      assertThat(metric("patchcord_tls_files_refused")).isZero();
      assertThat(metric("patchcord_tls_loads_total")).isEqualTo(2);
      assertThat(metric("patchcord_tls_certificate_days_left")).isBetween(30_000.0, 36_500.0);

      // The stream of before goes on: what happens now comes on it.
      assertThat(ask("PUT /api/v1/me/presence", "{\"state\": \"AWAY\", \"reason\": \"LUNCH\"}"))
          .startsWith("HTTP/1.1 2");
      awaitLine(events, "event: presence");
    }
  }

  @Test
  void oldProtocolsAndPlainTextAreRefused() throws Exception {
    assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(() -> connect("TLSv1.1"));
    try (Socket plain =
        new Socket(InetAddress.getLoopbackAddress(), URI.create(gateway.baseUrl()).getPort())) {
      plain.setSoTimeout(30_000);
      RawHttp.write(plain, "GET /health/live HTTP/1.1\r\nHost: g\r\n\r\n");
      assertThat(new String(plain.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
          .doesNotContain("HTTP/1.1");
    }
    String answer = ask("GET /api/v1/me", "");
    assertThat(answer).startsWith("HTTP/1.1 200").contains("Strict-Transport-Security: max-age=");
    // What is refused before any handler is told over TLS, too.
    assertThat(ask("GET /" + "u".repeat(9_000), "")).startsWith("HTTP/1.1 414");
  }

  private String servedNow() {
    try (SSLSocket socket = connect("TLSv1.3")) {
      return served(socket);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static String served(SSLSocket socket) throws IOException {
    return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
        .getSubjectX500Principal()
        .getName();
  }

  private BufferedReader stream(SSLSocket socket) throws IOException {
    write(socket, "GET /api/v1/events HTTP/1.1\r\nHost: g\r\n" + authorization() + "\r\n");
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  private String ask(String what, String body) throws IOException {
    try (SSLSocket socket = connect("TLSv1.3")) {
      write(
          socket,
          what
              + " HTTP/1.1\r\nHost: g\r\n"
              + authorization()
              + "Connection: close\r\nContent-Type: application/json\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n"
              + body);
      StringBuilder answer = new StringBuilder();
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      // The body may end without the peer's farewell.
      for (String line = lines.readLine();
          line != null && !line.isEmpty();
          line = lines.readLine()) {
        answer.append(line).append('\n');
      }
      return answer.toString();
    }
  }

  private double metric(String name) throws IOException {
    try (SSLSocket socket = connect("TLSv1.3")) {
      write(socket, "GET /metrics HTTP/1.1\r\nHost: g\r\nConnection: close\r\n\r\n");
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(name + " ")) {
          return Double.parseDouble(line.substring(name.length() + 1));
        }
      }
      throw new AssertionError("no metric " + name);
    }
  }

  private String authorization() {
    return "Authorization: Bearer " + gateway.agent("alice").key() + "\r\n";
  }

  private static void write(SSLSocket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private static void awaitLine(BufferedReader lines, String wanted) throws IOException {
    for (String line = lines.readLine(); !wanted.equals(line); line = lines.readLine()) {
      assertThat(line).as("the stream goes on until " + wanted).isNotNull();
    }
  }

  /** Trusts the tests' own root, and checks the name. */
  private SSLSocket connect(String protocol) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            trusting()
                .getSocketFactory()
                .createSocket(
                    InetAddress.getLoopbackAddress(), URI.create(gateway.baseUrl()).getPort());
    socket.setSoTimeout(30_000);
    socket.setEnabledProtocols(new String[] {protocol});
    var parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static SSLContext trusting() throws IOException {
    try (var root = Files.newInputStream(FIXTURES.resolve("ca.pem"))) {
      KeyStore roots = KeyStore.getInstance("PKCS12");
      roots.load(null, null);
      roots.setCertificateEntry(
          "root", CertificateFactory.getInstance("X.509").generateCertificate(root));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(roots);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
