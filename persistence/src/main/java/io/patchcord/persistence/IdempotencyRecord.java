package io.patchcord.persistence;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request that came with an idempotency key. Keys and requests are kept as hashes
 * only.
 */
@Entity
@Table(name = "idempotency_record")
public class IdempotencyRecord {
  /** Of an answer's body, so many characters at most. */
  public static final int BODY_LENGTH = 65_536;

  /** Of all headers of an answer that are kept, so many characters at most. */
  public static final int HEADERS_LENGTH = 4_000;

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final int LEAST_STATUS = 100;
  private static final int GREATEST_STATUS = 599;

  @Id
  @Column(name = "request_hash", updatable = false)
  private String requestHash;

  private String fingerprint;

  @Column(name = "gateway_run")
  private UUID gatewayRun;

  @Column(name = "started_at")
  private Instant startedAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  private @Nullable Integer status;

  private @Nullable String headers;

  private @Nullable String body;

  @Column(name = "body_kept")
  private boolean bodyKept;

  /** For Hibernate, which fills the fields itself. */
  @SuppressWarnings("NullAway.Init")
  protected IdempotencyRecord() {}

  /**
   * One whose answer is not known.
   *
   * @param requestHash of who asked, with which key, and for what; SHA-256 in 64 hexadecimal digits
   * @param fingerprint of the whole request, likewise
   * @param gatewayRun the run of the gateway that does what is asked
   * @param startedAt kept to the microsecond
   * @param expiresAt when it does not count any more, kept to the microsecond
   */
  public IdempotencyRecord(
      String requestHash,
      String fingerprint,
      UUID gatewayRun,
      Instant startedAt,
      Instant expiresAt) {
    this.requestHash = hash(requestHash, "requestHash");
    this.fingerprint = hash(fingerprint, "fingerprint");
    this.gatewayRun = requireNonNull(gatewayRun, "gatewayRun is null");
    this.startedAt = requireNonNull(startedAt, "startedAt is null").truncatedTo(ChronoUnit.MICROS);
    this.expiresAt = requireNonNull(expiresAt, "expiresAt is null").truncatedTo(ChronoUnit.MICROS);
  }

  private static String hash(String value, String name) {
    if (!HASH.matcher(requireNonNull(value, name + " is null")).matches()) {
      throw new IllegalArgumentException(name + " is no SHA-256 in hexadecimal digits");
    }
    return value;
  }

  /** Returns the hash of who asked, with which key, and for what. */
  public String requestHash() {
    return requestHash;
  }

  /** Returns the hash of the whole request. */
  public String fingerprint() {
    return fingerprint;
  }

  /** Returns the run of the gateway that did what was asked. */
  public UUID gatewayRun() {
    return gatewayRun;
  }

  /** Returns when the request came, to the microsecond. */
  public Instant startedAt() {
    return startedAt;
  }

  /** Returns from when on it does not count any more, to the microsecond. */
  public Instant expiresAt() {
    return expiresAt;
  }

  /** Returns the answer's HTTP status; null while it is not known. */
  public @Nullable Integer status() {
    return status;
  }

  /** Returns the answer's headers that are kept; null while it is not known. */
  public @Nullable String headers() {
    return headers;
  }

  /** Returns the answer's body; null for one that has none, and for one that is not kept. */
  public @Nullable String body() {
    return body;
  }

  /** Returns whether the body, or that there was none, is kept. */
  public boolean isBodyKept() {
    return bodyKept;
  }

  /**
   * Takes note of the answer, with its body.
   *
   * @param newStatus an HTTP status, 100 to 599
   * @param newHeaders at most {@link #HEADERS_LENGTH} characters
   * @param newBody at most {@link #BODY_LENGTH} characters without NUL; null for none
   */
  public void answer(int newStatus, String newHeaders, @Nullable String newBody) {
    String kept = newBody == null ? null : Text.requireFits(newBody, BODY_LENGTH, "body");
    if (kept != null && kept.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("body has a NUL");
    }
    answerWithoutBody(newStatus, newHeaders);
    body = kept;
    bodyKept = true;
  }

  /** Takes note of the answer alone: its body is not for keeping. */
  public void answerWithoutBody(int newStatus, String newHeaders) {
    if (newStatus < LEAST_STATUS || newStatus > GREATEST_STATUS) {
      throw new IllegalArgumentException("status: " + newStatus + " (expected: 100 to 599)");
    }
    headers = Text.requireFits(newHeaders, HEADERS_LENGTH, "headers");
    status = newStatus;
    body = null;
    bodyKept = false;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof IdempotencyRecord that && requestHash.equals(that.requestHash());
  }

  @Override
  public int hashCode() {
    return requestHash.hashCode();
  }

  @Override
  public String toString() {
    return "idempotency record " + requestHash;
  }
}
