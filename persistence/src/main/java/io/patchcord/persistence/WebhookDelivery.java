package io.patchcord.persistence;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/** One event on its way to one webhook, and what became of it. */
@Entity
@Table(name = "webhook_delivery")
public class WebhookDelivery {
  /** Of a body, so many characters at most. */
  public static final int BODY_LENGTH = 262_144;

  private static final int EVENT_LENGTH = 40;
  private static final int ORDER_KEY_LENGTH = 160;
  private static final int ERROR_LENGTH = 300;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "webhook_delivery_ids")
  @SequenceGenerator(
      name = "webhook_delivery_ids",
      sequenceName = "webhook_delivery_ids",
      allocationSize = Database.IDS_AT_ONCE)
  private @Nullable Long id;

  @Version private int version;

  @Column(name = "webhook_id", updatable = false)
  private long webhookId;

  @NaturalId
  @Column(updatable = false)
  private UUID reference;

  @Column(name = "event_id", updatable = false)
  private String eventId;

  @Column(name = "event_type", updatable = false)
  private String eventType;

  @Column(name = "order_key", updatable = false)
  private String orderKey;

  @Column(updatable = false)
  private String body;

  @Enumerated(EnumType.STRING)
  private State state;

  private int attempts;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  @Column(name = "next_attempt_at")
  private Instant nextAttemptAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "attempted_at")
  private @Nullable Instant attemptedAt;

  @Column(name = "finished_at")
  private @Nullable Instant finishedAt;

  private @Nullable Integer status;

  @Column(name = "duration_millis")
  private @Nullable Integer durationMillis;

  private @Nullable String error;

  /** What has become of it. */
  public enum State {
    WAITING,
    DELIVERED,
    DEAD
  }

  /** For Hibernate, which fills the fields itself. */
  @SuppressWarnings("NullAway.Init")
  protected WebhookDelivery() {}

  /**
   * What is to be sent.
   *
   * @param eventId at most 40 characters
   * @param eventType such as {@code call}; at most 40 characters
   * @param orderKey those that have the same one are sent one after another; at most 160 characters
   * @param body at most {@link #BODY_LENGTH} characters without NUL
   */
  public record Content(String eventId, String eventType, String orderKey, String body) {
    public Content {
      Text.requireFits(eventId, EVENT_LENGTH, "eventId");
      Text.requireFits(eventType, EVENT_LENGTH, "eventType");
      Text.requireFits(orderKey, ORDER_KEY_LENGTH, "orderKey");
      if (Text.requireFits(body, BODY_LENGTH, "body").indexOf('\0') >= 0) {
        throw new IllegalArgumentException("body has a NUL");
      }
    }
  }

  /**
   * What an attempt brought.
   *
   * @param status of the answer; null for none
   * @param error why it does not count; null when it does; cut at 300 characters
   */
  public record Outcome(@Nullable Integer status, Duration took, @Nullable String error) {
    public Outcome {
      requireNonNull(took, "took is null");
    }
  }

  /**
   * One that waits.
   *
   * @param webhookId {@link Webhook#id}
   * @param reference by which it is known
   * @param createdAt kept to the microsecond
   * @param expiresAt when it is given up after the next attempt
   */
  public WebhookDelivery(
      long webhookId, UUID reference, Content content, Instant createdAt, Instant expiresAt) {
    this.webhookId = webhookId;
    this.reference = requireNonNull(reference, "reference is null");
    this.eventId = content.eventId();
    this.eventType = content.eventType();
    this.orderKey = content.orderKey();
    this.body = content.body();
    this.createdAt = micros(createdAt);
    this.nextAttemptAt = this.createdAt;
    this.expiresAt = micros(expiresAt);
    this.state = State.WAITING;
  }

  /** Returns its place among all; once it is stored. */
  public long id() {
    return requireNonNull(id, "it is not stored yet");
  }

  /** Returns whom it goes to: {@link Webhook#id}. */
  public long webhookId() {
    return webhookId;
  }

  /** Returns by what it is known. */
  public UUID reference() {
    return reference;
  }

  /** Returns the id of its event. */
  public String eventId() {
    return eventId;
  }

  /** Returns the type of its event. */
  public String eventType() {
    return eventType;
  }

  /** Returns what those have in common that are sent one after another. */
  public String orderKey() {
    return orderKey;
  }

  /** Returns what is sent. */
  public String body() {
    return body;
  }

  /** Returns what has become of it. */
  public State state() {
    return state;
  }

  /** Returns how often it was tried. */
  public int attempts() {
    return attempts;
  }

  /** Returns when it was entered, to the microsecond. */
  public Instant createdAt() {
    return createdAt;
  }

  /** Returns before when it is not tried again. */
  public Instant nextAttemptAt() {
    return nextAttemptAt;
  }

  /** Returns when it is given up. */
  public Instant expiresAt() {
    return expiresAt;
  }

  /** Returns when it was tried last; null for never. */
  public @Nullable Instant attemptedAt() {
    return attemptedAt;
  }

  /** Returns when it was delivered or given up; null while it waits. */
  public @Nullable Instant finishedAt() {
    return finishedAt;
  }

  /** Returns the status that was answered last; null for none. */
  public @Nullable Integer status() {
    return status;
  }

  /** Returns how long the last attempt took; null for none. */
  public @Nullable Integer durationMillis() {
    return durationMillis;
  }

  /** Returns what was wrong with the last attempt; null for nothing. */
  public @Nullable String error() {
    return error;
  }

  /** Takes note that it has arrived. */
  public void delivered(Outcome outcome, Instant at) {
    attempted(outcome, at);
    finish(State.DELIVERED, at);
  }

  /** Takes note that it has not arrived, and waits until then. */
  public void failed(Outcome outcome, Instant at, Instant next) {
    attempted(outcome, at);
    nextAttemptAt = micros(next);
  }

  /** Takes note that it has not arrived, and is given up. */
  public void died(Outcome outcome, Instant at) {
    attempted(outcome, at);
    finish(State.DEAD, at);
  }

  /** Lets it wait again from now on, whatever has become of it. */
  public void replay(Instant at, Instant newExpiry) {
    state = State.WAITING;
    finishedAt = null;
    nextAttemptAt = micros(at);
    expiresAt = micros(newExpiry);
  }

  private void attempted(Outcome outcome, Instant at) {
    attempts++;
    attemptedAt = micros(at);
    status = outcome.status();
    durationMillis = (int) Math.min(outcome.took().toMillis(), Integer.MAX_VALUE);
    String why = outcome.error();
    error = why == null || why.length() <= ERROR_LENGTH ? why : why.substring(0, ERROR_LENGTH);
  }

  private void finish(State as, Instant at) {
    state = as;
    finishedAt = micros(at);
  }

  private static Instant micros(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WebhookDelivery that && reference.equals(that.reference());
  }

  @Override
  public int hashCode() {
    return reference.hashCode();
  }

  @Override
  public String toString() {
    return "delivery " + reference;
  }
}
