package io.patchcord.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/** What is kept of an API key: enough to recognise it, not enough to use it. */
@Entity
@Table(name = "api_key")
public class ApiKey {
  /** How many of a key's first characters stay visible, so that people can tell keys apart. */
  public static final int PREFIX_LENGTH = 12;

  /**
   * Without the visible prefix, 20 characters remain to be guessed: 119 bits of letters and digits.
   */
  private static final int MIN_KEY_LENGTH = 32;

  private static final int NAME_LENGTH = 80;
  private static final int SCOPES_LENGTH = 400;

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  @Version private int version;

  @NaturalId
  @Column(updatable = false)
  private String prefix;

  @Column(updatable = false)
  private String hash;

  private String name;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private Role role;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "agent_id", updatable = false)
  private @Nullable Agent agent;

  @Column(name = "call_centers", updatable = false)
  private String callCenters;

  @Column(updatable = false)
  private @Nullable String scopes;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  @Column(name = "expires_at")
  private @Nullable Instant expiresAt;

  /** Written beside the entity, which would keep others from changing the key meanwhile. */
  @Column(name = "last_used_at", insertable = false, updatable = false)
  private @Nullable Instant lastUsedAt;

  @Column(name = "revoked_at")
  private @Nullable Instant revokedAt;

  /** For Hibernate, which fills the fields itself. */
  @SuppressWarnings("NullAway.Init")
  protected ApiKey() {}

  private ApiKey(
      String key,
      String name,
      Role role,
      @Nullable Agent agent,
      List<CallCenter> callCenters,
      Instant createdAt) {
    requireNonNull(key, "key is null");
    if (key.length() < MIN_KEY_LENGTH) {
      throw new IllegalArgumentException(
          "key: " + key.length() + " characters (expected: >= " + MIN_KEY_LENGTH + ")");
    }
    this.prefix = key.substring(0, PREFIX_LENGTH);
    this.hash = hashOf(key);
    this.name = Text.require(name, NAME_LENGTH, "name");
    this.role = role;
    this.agent = agent;
    this.callCenters = CallCenterNames.join(callCenters);
    this.createdAt = requireNonNull(createdAt, "createdAt is null").truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * A key that acts as one agent.
   *
   * @param key the whole key, at least 32 characters; not kept
   * @param name what people read; at most 80 characters
   * @param agent as whom; already stored
   * @param createdAt kept to the microsecond
   */
  public static ApiKey forAgent(String key, String name, Agent agent, Instant createdAt) {
    return new ApiKey(
        key, name, Role.AGENT, requireNonNull(agent, "agent is null"), List.of(), createdAt);
  }

  /** A key that supervises one call center, which is already stored; else as {@link #forAgent}. */
  public static ApiKey forSupervisor(
      String key, String name, CallCenter callCenter, Instant createdAt) {
    return forSupervisor(key, name, List.of(callCenter), null, createdAt);
  }

  /**
   * A key that supervises call centers; else as {@link #forAgent}.
   *
   * @param callCenters at least one; already stored
   * @param agent whose line is the supervisor's own, already stored; null for none
   */
  public static ApiKey forSupervisor(
      String key,
      String name,
      List<CallCenter> callCenters,
      @Nullable Agent agent,
      Instant createdAt) {
    return new ApiKey(
        key, name, Role.SUPERVISOR, agent, CallCenterNames.requireSome(callCenters), createdAt);
  }

  /**
   * A key of a program; else as {@link #forAgent}.
   *
   * @param callCenters whose agents it acts for, at least one; already stored
   */
  public static ApiKey forIntegration(
      String key, String name, List<CallCenter> callCenters, Instant createdAt) {
    return new ApiKey(
        key, name, Role.INTEGRATION, null, CallCenterNames.requireSome(callCenters), createdAt);
  }

  /** A key that may edit everything; else as {@link #forAgent}. */
  public static ApiKey forAdmin(String key, String name, Instant createdAt) {
    return new ApiKey(key, name, Role.ADMIN, null, List.of(), createdAt);
  }

  /** Returns what is stored of a whole key: its SHA-256, 64 lower-case hexadecimal digits. */
  public static String hashOf(String key) {
    requireNonNull(key, "key is null");
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Returns the key's first {@value #PREFIX_LENGTH} characters, by which it is known. */
  public String prefix() {
    return prefix;
  }

  /** Returns the SHA-256 of the whole key, 64 lower-case hexadecimal digits. */
  public String hash() {
    return hash;
  }

  /** Returns what people read. */
  public String name() {
    return name;
  }

  /** Returns what its holder may do. */
  public Role role() {
    return role;
  }

  /**
   * Returns as whom its holder acts, with {@link Role#AGENT}, or whose line is its own, with {@link
   * Role#SUPERVISOR}; null for nobody, which an agent never is.
   */
  public @Nullable Agent agent() {
    return agent;
  }

  /**
   * Returns the names of the call centers that its holder supervises, or acts in; none unless the
   * role is {@link Role#SUPERVISOR} or {@link Role#INTEGRATION}.
   */
  public List<String> callCenters() {
    return CallCenterNames.split(callCenters);
  }

  /** Returns what it opens; nothing if that is all that its role has. */
  public Optional<List<String>> scopes() {
    return Optional.ofNullable(scopes).map(text -> List.of(text.split(" ")));
  }

  /** Returns when it was last used, a minute late at most; null if it never was. */
  public @Nullable Instant lastUsedAt() {
    return lastUsedAt;
  }

  /** Returns when it was made. */
  public Instant createdAt() {
    return createdAt;
  }

  /** Returns the first moment at which it is of no use any more; null if it does not expire. */
  public @Nullable Instant expiresAt() {
    return expiresAt;
  }

  /** Returns when it was withdrawn; null if it was not. */
  public @Nullable Instant revokedAt() {
    return revokedAt;
  }

  /** Returns the count of changes stored so far; an update from an older one fails. */
  public int version() {
    return version;
  }

  /** Returns whether it opens anything at this moment: neither withdrawn nor expired. */
  public boolean isActive(Instant now) {
    requireNonNull(now, "now is null");
    return revokedAt == null && (expiresAt == null || expiresAt.isAfter(now));
  }

  /**
   * Opens these alone of what its role has; before it is stored.
   *
   * @param only at least one, without blanks
   */
  public void limitTo(List<String> only) {
    if (only.isEmpty() || only.stream().anyMatch(scope -> !scope.matches("\\S+"))) {
      throw new IllegalArgumentException("scopes: " + only + " (expected: names without blanks)");
    }
    scopes = Text.requireFits(String.join(" ", only), SCOPES_LENGTH, "scopes");
  }

  /** Changes what people read. */
  public void changeName(String newName) {
    name = Text.require(newName, NAME_LENGTH, "name");
  }

  /**
   * Sets the first moment at which it is of no use any more, kept to the microsecond; null: it
   * stays.
   */
  public void changeExpiry(@Nullable Instant newExpiresAt) {
    expiresAt = newExpiresAt == null ? null : newExpiresAt.truncatedTo(ChronoUnit.MICROS);
  }

  /** Withdraws it at once and for good; a second time changes nothing. */
  public void revoke(Instant now) {
    requireNonNull(now, "now is null");
    if (revokedAt == null) {
      revokedAt = now.truncatedTo(ChronoUnit.MICROS);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ApiKey that && prefix.equals(that.prefix());
  }

  @Override
  public int hashCode() {
    return prefix.hashCode();
  }

  @Override
  public String toString() {
    return "API key " + prefix;
  }
}
