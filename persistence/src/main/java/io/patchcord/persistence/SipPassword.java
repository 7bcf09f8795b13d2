package io.patchcord.persistence;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/**
 * What the phones of a line register with, as its hash: {@code MD5(line:realm:password)}, which
 * SIP's digest calls H(A1). Whoever has the hash can register; it is as secret as the password.
 */
@Entity
@Table(name = "sip_password")
public class SipPassword {
  private static final Pattern REALM = Pattern.compile("[A-Za-z0-9.-]{1,64}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{32}");

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  @Version private int version;

  @NaturalId
  @ManyToOne(optional = false, fetch = FetchType.LAZY)
  @JoinColumn(name = "line_id", updatable = false)
  private Line line;

  private String realm;

  @Column(name = "a1_hash")
  private String hash;

  @Column(name = "made_at")
  private Instant madeAt;

  /** For Hibernate, which fills the fields itself. */
  @SuppressWarnings("NullAway.Init")
  protected SipPassword() {}

  /**
   * @param line whose it is; already stored
   * @param realm the SIP domain of the line: letters, digits, {@code .} and {@code -}, at most 64
   * @param hash 32 hexadecimal digits
   * @param madeAt when, kept to the microsecond
   */
  public SipPassword(Line line, String realm, String hash, Instant madeAt) {
    this.line = requireNonNull(line, "line is null");
    replace(realm, hash, madeAt);
  }

  /** Returns whose it is. */
  public Line line() {
    return line;
  }

  /** Returns the SIP domain that is part of the hash. */
  public String realm() {
    return realm;
  }

  /** Returns the hash, 32 hexadecimal digits. */
  public String hash() {
    return hash;
  }

  /** Returns when it was made. */
  public Instant madeAt() {
    return madeAt;
  }

  /** Puts another in its place, which is of no use any more. */
  public final void replace(String newRealm, String newHash, Instant moment) {
    if (!REALM.matcher(requireNonNull(newRealm, "newRealm is null")).matches()) {
      throw new IllegalArgumentException("realm is not 1 to 64 letters, digits, . and -");
    }
    if (!HASH.matcher(requireNonNull(newHash, "newHash is null")).matches()) {
      throw new IllegalArgumentException("hash is not 32 hexadecimal digits");
    }
    realm = newRealm;
    hash = newHash;
    madeAt = requireNonNull(moment, "moment is null").truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SipPassword that && line.equals(that.line());
  }

  @Override
  public int hashCode() {
    return line.hashCode();
  }

  @Override
  public String toString() {
    return "SIP password of " + line;
  }
}
