package io.patchcord.persistence;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Who did what to which object. Never changed and never deleted once stored. */
@Entity
@Immutable
@Table(name = "audit_entry")
public class AuditEntry {
  private static final int KIND_LENGTH = 20;
  private static final int ACTOR_LENGTH = 120;
  private static final int AGENT_LENGTH = 80;
  private static final int ACTION_LENGTH = 60;
  private static final int TYPE_LENGTH = 40;
  private static final int ID_LENGTH = 120;
  private static final int CALL_CENTER_LENGTH = 40;
  private static final int SOURCE_LENGTH = 64;
  private static final int STATE_LENGTH = 4_000;

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  private Instant at;

  @Column(name = "actor_kind")
  private String actorKind;

  private String actor;

  private @Nullable String agent;

  private String action;

  @Column(name = "object_type")
  private String objectType;

  @Column(name = "object_id")
  private String objectId;

  @Column(name = "call_center")
  private @Nullable String callCenter;

  private @Nullable String source;

  @Column(name = "request_id")
  private @Nullable String requestId;

  @Column(name = "before_state")
  private @Nullable String before;

  @Column(name = "after_state")
  private @Nullable String after;

  /** For Hibernate, which fills the fields itself. */
  @SuppressWarnings("NullAway.Init")
  protected AuditEntry() {}

  /**
   * Who acts, and from where.
   *
   * @param kind what the actor is, such as a role; at most 20 characters
   * @param name by which the actor is known, such as the visible part of a key; at most 120
   *     characters
   * @param agent the username as which it acts, null for none; at most 80 characters
   * @param source the address that the request came from, null for none; at most 64 characters
   * @param requestId the request's own id, null for none; at most 64 characters
   */
  public record Actor(
      String kind,
      String name,
      @Nullable String agent,
      @Nullable String source,
      @Nullable String requestId) {}

  /**
   * What is acted on.
   *
   * @param type such as {@code call}; at most 40 characters
   * @param id at most 120 characters
   * @param callCenter the internal name of the call center it belongs to, null for none
   */
  public record Target(String type, String id, @Nullable String callCenter) {}

  /**
   * @param at when, kept to the microsecond
   * @param action what was done, such as {@code monitor.start}; at most 60 characters
   * @param before what was so before, a JSON object; null for nothing; at most 4,000 characters
   * @param after what is so after, likewise
   * @throws IllegalArgumentException if a text is blank, too long or has control characters
   */
  public AuditEntry(
      Instant at,
      Actor actor,
      String action,
      Target target,
      @Nullable String before,
      @Nullable String after) {
    requireNonNull(actor, "actor is null");
    requireNonNull(target, "target is null");
    this.at = requireNonNull(at, "at is null").truncatedTo(ChronoUnit.MICROS);
    this.actorKind = Text.require(actor.kind(), KIND_LENGTH, "kind");
    this.actor = Text.require(actor.name(), ACTOR_LENGTH, "name");
    this.agent = Text.requireIfPresent(actor.agent(), AGENT_LENGTH, "agent");
    this.source = Text.requireIfPresent(actor.source(), SOURCE_LENGTH, "source");
    this.requestId = Text.requireIfPresent(actor.requestId(), SOURCE_LENGTH, "requestId");
    this.action = Text.require(action, ACTION_LENGTH, "action");
    this.objectType = Text.require(target.type(), TYPE_LENGTH, "type");
    this.objectId = Text.require(target.id(), ID_LENGTH, "id");
    this.callCenter = Text.requireIfPresent(target.callCenter(), CALL_CENTER_LENGTH, "callCenter");
    this.before = Text.requireIfPresent(before, STATE_LENGTH, "before");
    this.after = Text.requireIfPresent(after, STATE_LENGTH, "after");
  }

  /** Returns its number, which grows from each entry to the next that is stored. */
  public long id() {
    return requireNonNull(id, "not stored yet");
  }

  /** Returns when it happened. */
  public Instant at() {
    return at;
  }

  /** Returns who did it. */
  public Actor actor() {
    return new Actor(actorKind, actor, agent, source, requestId);
  }

  /** Returns what was done. */
  public String action() {
    return action;
  }

  /** Returns to what it was done. */
  public Target target() {
    return new Target(objectType, objectId, callCenter);
  }

  /** Returns what was so before, as JSON; null for nothing. */
  public @Nullable String before() {
    return before;
  }

  /** Returns what is so after, as JSON; null for nothing. */
  public @Nullable String after() {
    return after;
  }

  @Override
  public String toString() {
    return action + " of " + objectType + " " + objectId + " at " + at;
  }
}
