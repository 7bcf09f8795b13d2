package io.patchcord.gateway.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerTlsTest {
  /** All of the fixtures have expired by then. */
  private static final Clock LATE =
      Clock.fixed(Instant.parse("2200-01-01T00:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;
  private Path certificate;
  private Path key;

  @BeforeEach
  void write() throws IOException {
    certificate = folder.resolve("tls.pem");
    key = folder.resolve("tls.key");
    put(certificate, "rsa.pem");
    put(key, "rsa-pkcs8.key");
  }

  private static void put(Path file, String... fixtures) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String fixture : fixtures) {
      all.append("# ").append(fixture).append('\n').append(TlsFixtures.text(fixture));
    }
    Files.writeString(file, all);
  }

  private ServerTls start() {
    return ServerTls.of(certificate, key, Clock.systemUTC());
  }

  @ParameterizedTest
  @CsvSource({
    "rsa.pem, rsa-pkcs8.key",
    "rsa.pem, rsa-pkcs1.key",
    "ec.pem, ec-pkcs8.key",
    "ec.pem, ec-sec1.key",
    "self-signed.pem, ec-sec1.key",
  })
  void everyFormOfKeyIsRead(String certificateFile, String keyFile) throws IOException {
    put(certificate, certificateFile);
    put(key, keyFile);
    Identity identity = Identity.of(PemFile.read(certificate), PemFile.read(key));
    assertThat(identity.certificate().getSubjectX500Principal().getName())
        .isEqualTo("CN=" + certificateFile.replace(".pem", ""));
    assertThat(start().isSelfSigned()).isEqualTo(certificateFile.startsWith("self"));
  }

  @Test
  void allBlocksMayStandInOneFileInAnyOrder() throws IOException {
    put(certificate, "ca.pem", "ec.pem", "ec-sec1.key", "rsa.pem", "rsa-pkcs1.key");
    PemFile all = PemFile.read(certificate);
    assertThat(all.certificates()).hasSize(3);
    assertThat(all.privateKeys()).hasSize(2);
    Identity identity = Identity.of(all, all);
    // The first key decides; its certificate goes first, then who vouches for that one.
    assertThat(identity.chain())
        .extracting(one -> one.getSubjectX500Principal().getName())
        .containsExactly("CN=ec", "CN=Patchcord tests");
  }

  @Test
  void onlyNewProtocolsAndGoodCiphersAreOffered() {
    SSLEngine engine = start().engine();
    assertThat(engine.getUseClientMode()).isFalse();
    assertThat(engine.getEnabledProtocols()).containsExactlyInAnyOrder("TLSv1.2", "TLSv1.3");
    assertThat(Arrays.asList(engine.getEnabledCipherSuites()))
        .hasSizeGreaterThan(5)
        .allSatisfy(
            suite ->
                assertThat(suite)
                    .matches(
                        "TLS_(ECDHE_.*_)?(AES_\\d+_GCM|CHACHA20_POLY1305)_SHA\\d+"
                            + "|TLS_ECDHE_(RSA|ECDSA)_WITH_(AES_\\d+_GCM|CHACHA20_POLY1305)_SHA\\d+"));
    assertThat(engine.getSSLParameters().getUseCipherSuitesOrder()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "rsa.pem, ec-sec1.key, belongs to no certificate",
    "rsa.pem, ca.pem, no private key",
    "rsa-pkcs8.key, rsa-pkcs8.key, no certificate",
    "rsa.pem, encrypted-pkcs8.key, encrypted private key",
    "rsa.pem, encrypted-pkcs1.key, encrypted private key",
    "rsa.pem, ed25519.key, no RSA or EC key",
  })
  void whatCannotBeUsedIsSaid(String certificateFile, String keyFile, String words)
      throws IOException {
    put(certificate, certificateFile);
    put(key, keyFile);
    assertThatExceptionOfType(TlsException.class)
        .isThrownBy(this::start)
        .withMessageContaining(words)
        .withMessageContaining(folder.toString());
  }

  @Test
  void whatIsNoPemOrNotThereIsSaid() throws IOException {
    Files.writeString(key, "-----BEGIN PRIVATE KEY-----\nMIIEvQ");
    assertThatExceptionOfType(TlsException.class)
        .isThrownBy(this::start)
        .withMessageContaining("without its end");
    Files.writeString(key, "-----BEGIN PRIVATE KEY-----\nMIIEvQ==\n-----END PRIVATE KEY-----");
    assertThatExceptionOfType(TlsException.class)
        .isThrownBy(this::start)
        .withMessageContaining("PRIVATE KEY");
    Files.writeString(
        key, "-----BEGIN EC PRIVATE KEY-----\nMIIEvQ==\n-----END EC PRIVATE KEY-----");
    assertThatExceptionOfType(TlsException.class)
        .isThrownBy(this::start)
        .withMessageContaining("EC PRIVATE KEY");
    Files.writeString(certificate, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----");
    assertThatExceptionOfType(TlsException.class)
        .isThrownBy(this::start)
        .withMessageContaining("certificate that cannot be read");
    Files.writeString(key, "x".repeat(300_000));
    assertThatExceptionOfType(TlsException.class)
        .isThrownBy(this::start)
        .withMessageContaining("bytes");
    Files.delete(key);
    assertThatExceptionOfType(TlsException.class)
        .isThrownBy(this::start)
        .withMessageContaining("cannot be read");
  }

  @Test
  void newFilesAreServedAndHalfWrittenOnesAreNot() throws IOException {
    ServerTls tls = start();
    tls.reload();
    assertThat(tls.loaded()).isEqualTo(1);

    put(certificate, "ec.pem"); // and its key is not there yet
    tls.reload();
    tls.reload();
    assertThat(tls.isBehind()).isTrue();
    assertThat(tls.refused()).as("said once").isEqualTo(1);
    assertThat(tls.loaded()).isEqualTo(1);

    put(key, "ec-sec1.key");
    tls.reload();
    assertThat(tls.isBehind()).isFalse();
    assertThat(tls.loaded()).isEqualTo(2);

    Files.delete(key);
    tls.reload();
    tls.reload();
    assertThat(tls.isBehind()).isTrue();
    assertThat(tls.refused()).isEqualTo(2);
    put(key, "ec-sec1.key"); // the same as before: nothing new, and nothing wrong
    tls.reload();
    assertThat(tls.isBehind()).isFalse();
    assertThat(tls.loaded()).isEqualTo(2);
  }

  @Test
  void whatHasExpiredIsServedAtTheStartAndCountsItsDays() {
    ServerTls tls = ServerTls.of(certificate, key, LATE);
    assertThat(tls.daysLeft()).isNegative();
    assertThat(start().daysLeft()).isBetween(30_000L, 36_500L);
  }

  @Test
  void theDayOfTheEndIsNoWholeDay() {
    Instant end = Identity.of(PemFile.read(certificate), PemFile.read(key)).expires();
    assertThat(
            ServerTls.of(certificate, key, Clock.fixed(end.minusSeconds(60), ZoneOffset.UTC))
                .daysLeft())
        .isZero();
    assertThat(
            ServerTls.of(certificate, key, Clock.fixed(end.plusSeconds(60), ZoneOffset.UTC))
                .daysLeft())
        .isEqualTo(-1);
  }
}
