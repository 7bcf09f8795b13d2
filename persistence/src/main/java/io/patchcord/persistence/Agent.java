package io.patchcord.persistence;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/** A person who takes and makes calls. */
@Entity
@Table(name = "agent")
public class Agent {
  private static final int NAME_LENGTH = 80;

  /** The longest address that mail can be sent to (RFC 5321, erratum 1690). */
  private static final int EMAIL_LENGTH = 254;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "agent_ids")
  @SequenceGenerator(
      name = "agent_ids",
      sequenceName = "agent_ids",
      allocationSize = Database.IDS_AT_ONCE)
  private @Nullable Long id;

  @Version private int version;

  @NaturalId
  @Column(updatable = false)
  private String username;

  @Column(name = "display_name")
  private String displayName;

  private @Nullable String email;

  @Column(name = "salesforce_user_id")
  private @Nullable String salesforceUserId;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  @Column(name = "made_by_import")
  private @Nullable Long madeByImport;

  /** For Hibernate, which fills the fields itself. */
  @SuppressWarnings("NullAway.Init")
  protected Agent() {}

  /**
   * @param username by which the agent signs in, at most 80 characters without blanks; case does
   *     not matter
   * @param displayName what people read; at most 80 characters
   */
  public Agent(String username, String displayName) {
    this.username = canonicalUsername(username);
    this.displayName = Text.require(displayName, NAME_LENGTH, "displayName");
  }

  /** One that an import makes, which is already stored; else as the other. */
  public Agent(String username, String displayName, AssignmentImport madeBy) {
    this(username, displayName);
    this.madeByImport = madeBy.id();
  }

  /** Returns the name by which the agent is known, in lower case; it never changes. */
  public String username() {
    return username;
  }

  /** Returns what people read. */
  public String displayName() {
    return displayName;
  }

  /** Returns the agent's mail address; null if unknown. */
  public @Nullable String email() {
    return email;
  }

  /** Returns the 18 characters of the agent's id in Salesforce; null if the agent has none. */
  public @Nullable String salesforceUserId() {
    return salesforceUserId;
  }

  /** Returns when the agent left, to the microsecond; null for one who works here. */
  public @Nullable Instant endedAt() {
    return endedAt;
  }

  /** Returns the count of changes stored so far; an update from an older one fails. */
  public int version() {
    return version;
  }

  /** Changes what people read. */
  public void changeDisplayName(String newDisplayName) {
    displayName = Text.require(newDisplayName, NAME_LENGTH, "displayName");
  }

  /** Changes the mail address; null forgets it. */
  public void changeEmail(@Nullable String newEmail) {
    email = Text.requireIfPresent(newEmail, EMAIL_LENGTH, "email");
  }

  /** Changes the id in Salesforce, of 15 or 18 characters; null forgets it. */
  public void changeSalesforceUserId(@Nullable String newSalesforceUserId) {
    salesforceUserId = SalesforceId.canonicalIfPresent(newSalesforceUserId, "salesforceUserId");
  }

  /**
   * Ends the agent's work here, which can begin again; what has ended stays as it is.
   *
   * @param moment when, kept to the microsecond
   */
  public void end(Instant moment) {
    requireNonNull(moment, "moment is null");
    if (endedAt == null) {
      endedAt = moment.truncatedTo(ChronoUnit.MICROS);
    }
  }

  /** Begins the agent's work here again. */
  public void comeBack() {
    endedAt = null;
  }

  /** Begins the agent's work here again because an import says so, which is already stored. */
  public void comeBack(AssignmentImport madeBy) {
    comeBack();
    madeByImport = madeBy.id();
  }

  /** Returns the one spelling of a username under which it is stored. */
  static String canonicalUsername(String username) {
    requireNonNull(username, "username is null");
    String canonical = Text.require(username, NAME_LENGTH, "username").toLowerCase(Locale.ROOT);
    if (canonical.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException("username has a blank");
    }
    // A few letters grow in lower case.
    return Text.require(canonical, NAME_LENGTH, "username");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Agent that && username.equals(that.username());
  }

  @Override
  public int hashCode() {
    return username.hashCode();
  }

  @Override
  public String toString() {
    return "agent " + username;
  }
}
