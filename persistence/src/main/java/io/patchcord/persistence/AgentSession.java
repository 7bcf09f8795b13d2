package io.patchcord.persistence;

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
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/** One agent, signed in from a Salesforce org until some hour; the token itself is not kept. */
@Entity
@Table(name = "agent_session")
public class AgentSession {
  /** How many of a token's first characters stay visible, so that people can tell them apart. */
  public static final int PREFIX_LENGTH = ApiKey.PREFIX_LENGTH;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "agent_session_ids")
  @SequenceGenerator(
      name = "agent_session_ids",
      sequenceName = "agent_session_ids",
      allocationSize = Database.IDS_AT_ONCE)
  private @Nullable Long id;

  @Version private int version;

  @NaturalId
  @Column(updatable = false)
  private String prefix;

  @Column(updatable = false)
  private String hash;

  @Column(name = "assertion_hash", updatable = false)
  private String assertionHash;

  @ManyToOne(optional = false, fetch = FetchType.LAZY)
  @JoinColumn(name = "agent_id", updatable = false)
  private Agent agent;

  @ManyToOne(optional = false, fetch = FetchType.LAZY)
  @JoinColumn(name = "organization_id", updatable = false)
  private Organization organization;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private Role role;

  @Column(name = "call_centers", updatable = false)
  private String callCenters;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  @Column(name = "expires_at", updatable = false)
  private Instant expiresAt;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  /** For Hibernate, which fills the fields itself. */
  @SuppressWarnings("NullAway.Init")
  protected AgentSession() {}

  /**
   * What opens a session.
   *
   * @param token at least 32 characters; only its hash and its first {@value #PREFIX_LENGTH} stay
   * @param assertion what the org has signed; opens one session only, only its hash stays
   */
  public record Proof(String token, String assertion) {
    @Override
    public String toString() {
      return "Proof";
    }
  }

  /**
   * @param agent who has signed in; already stored
   * @param organization from which; already stored
   * @param callCenters what is supervised, already stored; none unless the role is {@link
   *     Role#SUPERVISOR}
   * @param createdAt kept to the microsecond, as the other
   * @param expiresAt the first moment at which it opens nothing any more
   */
  public AgentSession(
      Proof proof,
      Agent agent,
      Organization organization,
      Role role,
      List<CallCenter> callCenters,
      Instant createdAt,
      Instant expiresAt) {
    if ((role == Role.SUPERVISOR) == callCenters.isEmpty()) {
      throw new IllegalArgumentException("a supervisor, and nobody else, has a call center");
    }
    this.prefix = proof.token().substring(0, PREFIX_LENGTH);
    this.hash = ApiKey.hashOf(proof.token());
    this.assertionHash = ApiKey.hashOf(proof.assertion());
    this.agent = requireNonNull(agent, "agent is null");
    this.organization = requireNonNull(organization, "organization is null");
    this.role = role;
    this.callCenters = CallCenterNames.join(callCenters);
    this.createdAt = createdAt.truncatedTo(ChronoUnit.MICROS);
    this.expiresAt = expiresAt.truncatedTo(ChronoUnit.MICROS);
  }

  /** Returns the token's first {@value #PREFIX_LENGTH} characters, by which it is known. */
  public String prefix() {
    return prefix;
  }

  /** Returns the SHA-256 of the whole token, 64 lower-case hexadecimal digits. */
  public String hash() {
    return hash;
  }

  /** Returns who has signed in. */
  public Agent agent() {
    return agent;
  }

  /** Returns from which org. */
  public Organization organization() {
    return organization;
  }

  /** Returns as what. */
  public Role role() {
    return role;
  }

  /** Returns the names of what is supervised; none unless the role is {@link Role#SUPERVISOR}. */
  public List<String> callCenters() {
    return CallCenterNames.split(callCenters);
  }

  /** Returns when it was opened. */
  public Instant createdAt() {
    return createdAt;
  }

  /** Returns the first moment at which it opens nothing any more. */
  public Instant expiresAt() {
    return expiresAt;
  }

  /** Returns when it was ended before it expired; null if it was not. */
  public @Nullable Instant endedAt() {
    return endedAt;
  }

  /** Returns whether it opens anything at this moment. */
  public boolean isActive(Instant now) {
    return endedAt == null && expiresAt.isAfter(now);
  }

  /** Ends it at once and for good; a second time changes nothing. */
  public void end(Instant now) {
    if (endedAt == null) {
      endedAt = now.truncatedTo(ChronoUnit.MICROS);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AgentSession that && prefix.equals(that.prefix());
  }

  @Override
  public int hashCode() {
    return prefix.hashCode();
  }

  @Override
  public String toString() {
    return "session " + prefix;
  }
}
