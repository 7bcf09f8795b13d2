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
import java.util.UUID;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/** How an agent stands: what was chosen last, what is to follow, and a wrap-up that runs. */
@Entity
@Table(name = "agent_presence")
public class AgentPresence {
  private static final int STATE_LENGTH = 20;
  private static final int CODE_LENGTH = 40;
  private static final int LABEL_LENGTH = 160;

  /**
   * A state that somebody chose, with its reason.
   *
   * @param state at most 20 characters
   * @param reasonCode at most 40 characters; null for none
   * @param reasonLabel at most 160 characters; null for none
   */
  public record Choice(String state, @Nullable String reasonCode, @Nullable String reasonLabel) {
    public Choice {
      Text.require(state, STATE_LENGTH, "state");
      Text.requireIfPresent(reasonCode, CODE_LENGTH, "reasonCode");
      Text.requireIfPresent(reasonLabel, LABEL_LENGTH, "reasonLabel");
    }
  }

  /**
   * A wrap-up that has not ended.
   *
   * @param call the call that it belongs to
   * @param until when it ends by itself; kept to the microsecond
   * @param extensionsLeft how often it may still be extended
   */
  public record WrapUp(UUID call, Instant until, int extensionsLeft) {
    public WrapUp {
      requireNonNull(call, "call is null");
      until = requireNonNull(until, "until is null").truncatedTo(ChronoUnit.MICROS);
    }
  }

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  @Version private int version;

  @NaturalId
  @ManyToOne(optional = false, fetch = FetchType.LAZY)
  @JoinColumn(name = "agent_id", updatable = false)
  private Agent agent;

  private String state;

  @Column(name = "reason_code")
  private @Nullable String reasonCode;

  @Column(name = "reason_label")
  private @Nullable String reasonLabel;

  private Instant since;

  @Column(name = "pending_state")
  private @Nullable String pendingState;

  @Column(name = "pending_reason_code")
  private @Nullable String pendingReasonCode;

  @Column(name = "pending_reason_label")
  private @Nullable String pendingReasonLabel;

  @Column(name = "wrap_up_call")
  private @Nullable UUID wrapUpCall;

  @Column(name = "wrap_up_until")
  private @Nullable Instant wrapUpUntil;

  @Column(name = "wrap_up_extensions_left")
  private int wrapUpExtensionsLeft;

  /** For Hibernate, which fills the fields itself. */
  @SuppressWarnings("NullAway.Init")
  protected AgentPresence() {}

  /**
   * @param agent whose; already stored
   * @param chosen what was chosen
   * @param since since when the agent stands as it does, kept to the microsecond
   */
  public AgentPresence(Agent agent, Choice chosen, Instant since) {
    this.agent = requireNonNull(agent, "agent is null");
    this.state = chosen.state();
    this.reasonCode = chosen.reasonCode();
    this.reasonLabel = chosen.reasonLabel();
    this.since = requireNonNull(since, "since is null").truncatedTo(ChronoUnit.MICROS);
  }

  /** Replaces all that it says. */
  public void change(
      Choice chosen, Instant newSince, @Nullable Choice pending, @Nullable WrapUp wrapUp) {
    state = chosen.state();
    reasonCode = chosen.reasonCode();
    reasonLabel = chosen.reasonLabel();
    since = requireNonNull(newSince, "newSince is null").truncatedTo(ChronoUnit.MICROS);
    pendingState = pending == null ? null : pending.state();
    pendingReasonCode = pending == null ? null : pending.reasonCode();
    pendingReasonLabel = pending == null ? null : pending.reasonLabel();
    wrapUpCall = wrapUp == null ? null : wrapUp.call();
    wrapUpUntil = wrapUp == null ? null : wrapUp.until();
    wrapUpExtensionsLeft = wrapUp == null ? 0 : wrapUp.extensionsLeft();
  }

  /** Returns whose it is. */
  public Agent agent() {
    return agent;
  }

  /** Returns what was chosen last. */
  public Choice chosen() {
    return new Choice(state, reasonCode, reasonLabel);
  }

  /** Returns since when the agent stands as it does. */
  public Instant since() {
    return since;
  }

  /** Returns what is to follow the call or the wrap-up; null for what was chosen before. */
  public @Nullable Choice pending() {
    return pendingState == null
        ? null
        : new Choice(pendingState, pendingReasonCode, pendingReasonLabel);
  }

  /** Returns the wrap-up that has not ended; null for none. */
  public @Nullable WrapUp wrapUp() {
    return wrapUpCall == null || wrapUpUntil == null
        ? null
        : new WrapUp(wrapUpCall, wrapUpUntil, wrapUpExtensionsLeft);
  }

  /** Returns the count of changes stored so far; an update from an older one fails. */
  public int version() {
    return version;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AgentPresence that && agent.equals(that.agent());
  }

  @Override
  public int hashCode() {
    return agent.hashCode();
  }

  @Override
  public String toString() {
    return "presence of " + agent;
  }
}
