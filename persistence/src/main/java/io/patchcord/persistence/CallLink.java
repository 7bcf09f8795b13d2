package io.patchcord.persistence;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That a call was transferred, consulted about or joined: what ties it to another party. */
@Entity
@Table(name = "call_link")
public class CallLink extends PartOfCall {
  @Column(updatable = false)
  private String kind;

  @Column(name = "other_call_id", updatable = false)
  private @Nullable UUID otherCallId;

  @Column(updatable = false)
  private @Nullable String party;

  @Column(name = "happened_at", updatable = false)
  private Instant happenedAt;

  /** For Hibernate, which fills the fields itself. */
  @SuppressWarnings("NullAway.Init")
  protected CallLink() {}

  /**
   * @param callId whose link it is; its record is already stored
   * @param kind what tied them, at most 20 characters
   * @param otherCallId the other call; null when there is none
   * @param party the other party's number, at most 64 characters; null when unknown or erased
   * @param happenedAt when, kept to the microsecond
   */
  public CallLink(
      UUID callId,
      String kind,
      @Nullable UUID otherCallId,
      @Nullable String party,
      Instant happenedAt) {
    super(callId);
    this.kind = requireNonNull(kind, "kind is null");
    this.otherCallId = otherCallId;
    this.party = party;
    this.happenedAt =
        requireNonNull(happenedAt, "happenedAt is null").truncatedTo(ChronoUnit.MICROS);
  }

  /** Returns what tied them. */
  public String kind() {
    return kind;
  }

  /** Returns the other call; null when there is none. */
  public @Nullable UUID otherCallId() {
    return otherCallId;
  }

  /** Returns the other party's number; null when unknown or erased. */
  public @Nullable String party() {
    return party;
  }

  /** Returns when it happened, to the microsecond. */
  public Instant happenedAt() {
    return happenedAt;
  }
}
