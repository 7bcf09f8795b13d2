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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** That an agent's presence became another, and by whom. Never changed once stored. */
@Entity
@Immutable
@Table(name = "presence_change")
public class PresenceChange {
  private static final int STATE_LENGTH = 20;
  private static final int CODE_LENGTH = 40;
  private static final int BY_LENGTH = 120;

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  @ManyToOne(optional = false, fetch = FetchType.LAZY)
  @JoinColumn(name = "agent_id")
  private Agent agent;

  private Instant at;

  private String state;

  @Column(name = "reason_code")
  private @Nullable String reasonCode;

  @Column(name = "changed_by")
  private String changedBy;

  /** For Hibernate, which fills the fields itself. */
  @SuppressWarnings("NullAway.Init")
  protected PresenceChange() {}

  /**
   * @param agent whose presence; already stored
   * @param at when, kept to the microsecond
   * @param state what it became; at most 20 characters
   * @param reasonCode at most 40 characters; null for none
   * @param changedBy who or what changed it; at most 120 characters
   */
  public PresenceChange(
      Agent agent, Instant at, String state, @Nullable String reasonCode, String changedBy) {
    this.agent = requireNonNull(agent, "agent is null");
    this.at = requireNonNull(at, "at is null").truncatedTo(ChronoUnit.MICROS);
    this.state = Text.require(state, STATE_LENGTH, "state");
    this.reasonCode = Text.requireIfPresent(reasonCode, CODE_LENGTH, "reasonCode");
    this.changedBy = Text.require(changedBy, BY_LENGTH, "changedBy");
  }

  /** Returns whose presence it was. */
  public Agent agent() {
    return agent;
  }

  /** Returns when it changed. */
  public Instant at() {
    return at;
  }

  /** Returns what it became. */
  public String state() {
    return state;
  }

  /** Returns the reason's code; null for none. */
  public @Nullable String reasonCode() {
    return reasonCode;
  }

  /** Returns who or what changed it. */
  public String changedBy() {
    return changedBy;
  }

  @Override
  public String toString() {
    return "presence " + state + " of " + agent + " at " + at;
  }
}
