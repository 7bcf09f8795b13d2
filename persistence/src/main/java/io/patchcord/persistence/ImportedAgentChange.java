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
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** What an import changed of an agent who was there before it, as it was. */
@Entity
@Table(name = "imported_agent_change")
public class ImportedAgentChange {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "imported_agent_change_ids")
  @SequenceGenerator(
      name = "imported_agent_change_ids",
      sequenceName = "imported_agent_change_ids",
      allocationSize = Database.IDS_AT_ONCE)
  private @Nullable Long id;

  @Column(name = "import_id", updatable = false)
  private long importId;

  @ManyToOne(optional = false, fetch = FetchType.LAZY)
  @JoinColumn(name = "agent_id", updatable = false)
  private Agent agent;

  @Column(name = "display_name", updatable = false)
  private String displayName;

  @Column(updatable = false)
  private @Nullable String email;

  @Column(name = "salesforce_user_id", updatable = false)
  private @Nullable String salesforceUserId;

  @Column(name = "version_after", updatable = false)
  private int versionAfter;

  /** For Hibernate, which fills the fields itself. */
  @SuppressWarnings("NullAway.Init")
  protected ImportedAgentChange() {}

  /**
   * Keeps what an agent is, whom the import is about to change.
   *
   * @param madeBy the import; already stored
   * @param agent as stored
   */
  public ImportedAgentChange(AssignmentImport madeBy, Agent agent) {
    this.importId = madeBy.id();
    this.agent = requireNonNull(agent, "agent is null");
    this.displayName = agent.displayName();
    this.email = agent.email();
    this.salesforceUserId = agent.salesforceUserId();
    this.versionAfter = agent.version() + 1;
  }

  /** Returns whom it changed, as the agent is now. */
  public Agent agent() {
    return agent;
  }

  /**
   * Returns whether somebody has changed the agent since.
   *
   * @param undone how many later changes of the agent were undone: each is one change more, and
   *     what takes it back is another
   */
  public boolean isOverwritten(int undone) {
    return agent.version() != versionAfter + 2 * undone;
  }

  /** Gives the agent back what the import has changed. */
  public void restore() {
    agent.changeDisplayName(displayName);
    agent.changeEmail(email);
    agent.changeSalesforceUserId(salesforceUserId);
  }
}
