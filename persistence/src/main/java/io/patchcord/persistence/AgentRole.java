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
import org.jspecify.annotations.Nullable;

/** What an agent may do besides the agent's own work; never changed, only replaced. */
@Entity
@Table(name = "agent_role")
public class AgentRole {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "agent_role_ids")
  @SequenceGenerator(
      name = "agent_role_ids",
      sequenceName = "agent_role_ids",
      allocationSize = Database.IDS_AT_ONCE)
  private @Nullable Long id;

  @ManyToOne(optional = false, fetch = FetchType.LAZY)
  @JoinColumn(name = "agent_id", updatable = false)
  private Agent agent;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private Role role;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "call_center_id", updatable = false)
  private @Nullable CallCenter callCenter;

  /** For Hibernate, which fills the fields itself. */
  @SuppressWarnings("NullAway.Init")
  protected AgentRole() {}

  private AgentRole(Agent agent, Role role, @Nullable CallCenter callCenter) {
    this.agent = requireNonNull(agent, "agent is null");
    this.role = role;
    this.callCenter = callCenter;
  }

  /** The agent edits everything. */
  public static AgentRole admin(Agent agent) {
    return new AgentRole(agent, Role.ADMIN, null);
  }

  /** The agent supervises one call center; both are already stored. */
  public static AgentRole supervisor(Agent agent, CallCenter callCenter) {
    return new AgentRole(agent, Role.SUPERVISOR, requireNonNull(callCenter, "callCenter is null"));
  }

  /** Returns whose it is. */
  public Agent agent() {
    return agent;
  }

  /** Returns what it is: never {@link Role#AGENT}, which everybody is. */
  public Role role() {
    return role;
  }

  /** Returns what is supervised; null unless it is {@link Role#SUPERVISOR}. */
  public @Nullable CallCenter callCenter() {
    return callCenter;
  }

  @Override
  public String toString() {
    return role + " of " + agent;
  }
}
