package io.patchcord.persistence;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/** An address that events are sent to. Its secret is not kept, only which one it is. */
@Entity
@Table(name = "webhook")
public class Webhook {
  private static final int DESCRIPTION_LENGTH = 200;
  private static final int URL_LENGTH = 2_000;
  private static final int TYPES_LENGTH = 500;
  private static final int CALL_CENTER_LENGTH = 40;
  private static final int AGENT_LENGTH = 80;
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern TYPE = Pattern.compile("[a-z]+(?:-[a-z]+)*");

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  @Version private int version;

  @NaturalId
  @Column(updatable = false)
  private UUID reference;

  private String description;

  private String url;

  @Column(name = "event_types")
  private String eventTypes;

  @Column(name = "call_center")
  private @Nullable String callCenter;

  private @Nullable String agent;

  private boolean enabled;

  @Column(name = "secret_generation")
  private int secretGeneration;

  @Column(name = "secret_check")
  private String secretCheck = "";

  @Column(name = "previous_until")
  private @Nullable Instant previousUntil;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  /** For Hibernate, which fills the fields itself. */
  @SuppressWarnings("NullAway.Init")
  protected Webhook() {}

  /**
   * One that is enabled and has no secret yet.
   *
   * @param reference by which it is known
   * @param url at most 2,000 characters
   * @param eventTypes at least one, such as {@code call-ended}
   * @param createdAt kept to the microsecond
   */
  public Webhook(UUID reference, String url, List<String> eventTypes, Instant createdAt) {
    this.reference = requireNonNull(reference, "reference is null");
    this.createdAt = requireNonNull(createdAt, "createdAt is null").truncatedTo(ChronoUnit.MICROS);
    this.enabled = true;
    this.description = "";
    changeUrl(url);
    changeEventTypes(eventTypes);
  }

  /** Returns the key of its row; once it is stored. */
  public long id() {
    return requireNonNull(id, "it is not stored yet");
  }

  /** Returns by what it is known; it never changes. */
  public UUID reference() {
    return reference;
  }

  /** Returns what people read; may be empty. */
  public String description() {
    return description;
  }

  /** Returns where events are sent. */
  public String url() {
    return url;
  }

  /** Returns the types of events that are sent, in the order in which they were entered. */
  public List<String> eventTypes() {
    return List.of(eventTypes.split(" "));
  }

  /** Returns the internal name of the only call center whose events are sent; null for all. */
  public @Nullable String callCenter() {
    return callCenter;
  }

  /** Returns the username of the only agent whose events are sent; null for all. */
  public @Nullable String agent() {
    return agent;
  }

  /** Returns whether anything is sent. */
  public boolean isEnabled() {
    return enabled;
  }

  /** Returns the number of its secret, from 1; 0 while it has none. */
  public int secretGeneration() {
    return secretGeneration;
  }

  /** Returns the SHA-256 of its secret, in hexadecimal digits. */
  public String secretCheck() {
    return secretCheck;
  }

  /** Returns until when the secret before this one counts too; null if there is none. */
  public @Nullable Instant previousUntil() {
    return previousUntil;
  }

  /** Returns when it was made, to the microsecond. */
  public Instant createdAt() {
    return createdAt;
  }

  /** Returns the count of changes stored so far; an update from an older one fails. */
  public int version() {
    return version;
  }

  /** Changes what people read; empty for nothing. */
  public final void changeDescription(String newDescription) {
    description =
        newDescription.isBlank()
            ? ""
            : Text.require(newDescription, DESCRIPTION_LENGTH, "description");
  }

  /** Changes where events are sent. */
  public final void changeUrl(String newUrl) {
    url = Text.require(newUrl, URL_LENGTH, "url");
  }

  /** Changes the types of events that are sent: at least one. */
  public final void changeEventTypes(List<String> newTypes) {
    Set<String> types = new LinkedHashSet<>(newTypes);
    if (types.isEmpty()) {
      throw new IllegalArgumentException("eventTypes is empty");
    }
    for (String type : types) {
      if (!TYPE.matcher(type).matches()) {
        throw new IllegalArgumentException("eventTypes has one that is none");
      }
    }
    eventTypes = Text.requireFits(String.join(" ", types), TYPES_LENGTH, "eventTypes");
  }

  /** Changes whose events are sent; null for no condition. */
  public final void changeFilter(@Nullable String newCallCenter, @Nullable String newAgent) {
    callCenter = Text.requireIfPresent(newCallCenter, CALL_CENTER_LENGTH, "callCenter");
    agent = Text.requireIfPresent(newAgent, AGENT_LENGTH, "agent");
  }

  /** Changes whether anything is sent. */
  public final void changeEnabled(boolean newEnabled) {
    enabled = newEnabled;
  }

  /**
   * Gives it its next secret.
   *
   * @param check the SHA-256 of that secret, in hexadecimal digits
   * @param oldUntil until when the one before counts too; null for not any more
   */
  public final void rotate(String check, @Nullable Instant oldUntil) {
    if (!HASH.matcher(requireNonNull(check, "check is null")).matches()) {
      throw new IllegalArgumentException("check is no SHA-256 in hexadecimal digits");
    }
    secretCheck = check;
    previousUntil = oldUntil == null ? null : oldUntil.truncatedTo(ChronoUnit.MICROS);
    secretGeneration++;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Webhook that && reference.equals(that.reference());
  }

  @Override
  public int hashCode() {
    return reference.hashCode();
  }

  @Override
  public String toString() {
    return "webhook " + reference;
  }
}
