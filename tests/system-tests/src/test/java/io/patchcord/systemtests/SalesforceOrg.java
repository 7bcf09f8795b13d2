package io.patchcord.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A Salesforce org as the gateway sees it: a certificate, and what its Apex signs with it. */
final class SalesforceOrg {
  static final String ID = "00D5g000008abcDEAQ";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final PrivateKey key;
  private final Certificate certificate;

  private SalesforceOrg(PrivateKey key, Certificate certificate) {
    this.key = key;
    this.certificate = certificate;
  }

  /** One whose certificate is valid now. */
  static SalesforceOrg create(Path folder) {
    return create(folder, "-keysize", "2048", "-validity", "2");
  }

  /** One whose certificate is as keytool makes it with these options. */
  static SalesforceOrg create(Path folder, String... options) {
    Path store = folder.resolve(UUID.randomUUID() + ".p12");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "org",
                "-keyalg",
                "RSA",
                "-dname",
                "CN=Patchcord, O=Example",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                store.toString()));
    command.addAll(List.of(options));
    try {
      Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
      assertThat(keytool.waitFor()).as(said).isZero();
      KeyStore keys = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(store)) {
        keys.load(in, PASSWORD);
      }
      return new SalesforceOrg(
          (PrivateKey) keys.getKey("org", PASSWORD), keys.getCertificate("org"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("no certificate was made", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Its certificate, as Setup lets people download it. */
  String pem() {
    try {
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (GeneralSecurityException e) {
      throw new AssertionError("it has no encoding", e);
    }
  }

  /** What Apex's Auth.JWT has of a user, for a gateway. */
  static Map<String, Object> claims(String userId, String audience) {
    return new HashMap<>(
        Map.of(
            "iss", ID,
            "sub", userId,
            "aud", audience,
            "exp", Instant.now().getEpochSecond() + 120,
            "jti", UUID.randomUUID().toString()));
  }

  /** Signs as Apex's Auth.JWS does. */
  String sign(Map<String, Object> claims) {
    return sign("{\"alg\":\"RS256\",\"typ\":\"JWT\"}", claims);
  }

  /** Signs under another header. */
  String sign(String header, Map<String, Object> claims) {
    try {
      String text =
          BASE64.encodeToString(header.getBytes(UTF_8))
              + "."
              + BASE64.encodeToString(JSON.writeValueAsBytes(claims));
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(text.getBytes(UTF_8));
      return text + "." + BASE64.encodeToString(signature.sign());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("it cannot be signed", e);
    }
  }
}
