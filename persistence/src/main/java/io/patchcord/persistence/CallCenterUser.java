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

/** A user of a call center, as the org has posted it last; never changed, only replaced. */
@Entity
@Table(name = "call_center_user")
public class CallCenterUser {
  private static final int NAME_LENGTH = 80;
  private static final int EXTENSION_LENGTH = 40;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "call_center_user_ids")
  @SequenceGenerator(
      name = "call_center_user_ids",
      sequenceName = "call_center_user_ids",
      allocationSize = Database.IDS_AT_ONCE)
  private @Nullable Long id;

  @ManyToOne(optional = false, fetch = FetchType.LAZY)
  @JoinColumn(name = "call_center_id", updatable = false)
  private CallCenter callCenter;

  @Column(updatable = false)
  private String username;

  @Column(name = "display_name", updatable = false)
  private @Nullable String displayName;

  @Column(name = "salesforce_user_id", updatable = false)
  private @Nullable String salesforceUserId;

  @Column(updatable = false)
  private @Nullable String extension;

  /** For Hibernate, which fills the fields itself. */
  @SuppressWarnings("NullAway.Init")
  protected CallCenterUser() {}

  /**
   * @param callCenter already stored
   * @param username as an agent's, kept in lower case
   * @param displayName at most 80 characters; null for none
   * @param salesforceUserId of 15 or 18 characters; null for none
   * @param extension as the org has it, at most 40 characters; null for none
   */
  public CallCenterUser(
      CallCenter callCenter,
      String username,
      @Nullable String displayName,
      @Nullable String salesforceUserId,
      @Nullable String extension) {
    this.callCenter = requireNonNull(callCenter, "callCenter is null");
    this.username = Agent.canonicalUsername(username);
    this.displayName = Text.requireIfPresent(displayName, NAME_LENGTH, "displayName");
    this.salesforceUserId = SalesforceId.canonicalIfPresent(salesforceUserId, "salesforceUserId");
    this.extension = Text.requireIfPresent(extension, EXTENSION_LENGTH, "extension");
  }

  /** Returns the call center. */
  public CallCenter callCenter() {
    return callCenter;
  }

  /** Returns the username, in lower case. */
  public String username() {
    return username;
  }

  /** Returns what people read; null for none. */
  public @Nullable String displayName() {
    return displayName;
  }

  /** Returns the id in Salesforce, of 18 characters; null for none. */
  public @Nullable String salesforceUserId() {
    return salesforceUserId;
  }

  /** Returns the extension as the org has it; null for none. */
  public @Nullable String extension() {
    return extension;
  }

  @Override
  public String toString() {
    return "user " + username;
  }
}
