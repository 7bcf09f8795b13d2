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
import java.util.UUID;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/** Something in which the org, the assignments and the switch differ. */
@Entity
@Table(name = "drift_finding")
public class DriftFinding {
  private static final int KIND_LENGTH = 40;
  private static final int SUBJECT_LENGTH = 200;
  private static final int SENTENCE_LENGTH = 1_000;
  private static final int REASON_LENGTH = 400;
  private static final int NAME_LENGTH = 120;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "drift_finding_ids")
  @SequenceGenerator(
      name = "drift_finding_ids",
      sequenceName = "drift_finding_ids",
      allocationSize = Database.IDS_AT_ONCE)
  private @Nullable Long id;

  @Version private int version;

  @NaturalId
  @Column(updatable = false)
  private UUID reference;

  @Column(updatable = false)
  private String kind;

  @Column(updatable = false)
  private String subject;

  @Column(name = "call_center", updatable = false)
  private @Nullable String callCenter;

  private String sentence;
  private String remedy;
  private Instant since;

  @Column(name = "due_at")
  private Instant dueAt;

  private boolean present;

  @Column(name = "waiver_reason")
  private @Nullable String waiverReason;

  @Column(name = "waived_by")
  private @Nullable String waivedBy;

  @Column(name = "waived_until")
  private @Nullable Instant waivedUntil;

  /** For Hibernate, which fills the fields itself. */
  @SuppressWarnings("NullAway.Init")
  protected DriftFinding() {}

  /**
   * One that is there.
   *
   * @param reference the id by which it is known outside, the same each time
   * @param kind at most 40 characters
   * @param subject what it is of, at most 200 characters
   * @param callCenter the internal name; null for none
   */
  public DriftFinding(UUID reference, String kind, String subject, @Nullable String callCenter) {
    this.reference = requireNonNull(reference, "reference is null");
    this.kind = Text.require(kind, KIND_LENGTH, "kind");
    this.subject = Text.require(subject, SUBJECT_LENGTH, "subject");
    this.callCenter = callCenter;
    this.sentence = "";
    this.remedy = "";
    this.since = Instant.EPOCH;
    this.dueAt = Instant.EPOCH;
  }

  /** Returns the id by which it is known outside; the same whenever the same differs. */
  public UUID reference() {
    return reference;
  }

  /** Returns what kind of difference it is. */
  public String kind() {
    return kind;
  }

  /** Returns what it is of. */
  public String subject() {
    return subject;
  }

  /** Returns the internal name of the call center; null for none. */
  public @Nullable String callCenter() {
    return callCenter;
  }

  /** Returns what differs, for people. */
  public String sentence() {
    return sentence;
  }

  /** Returns what can be done about it, for people. */
  public String remedy() {
    return remedy;
  }

  /** Returns since when it was seen, to the microsecond. */
  public Instant since() {
    return since;
  }

  /** Returns when it is told, to the microsecond. */
  public Instant dueAt() {
    return dueAt;
  }

  /** Returns whether it was so at the last look. */
  public boolean isPresent() {
    return present;
  }

  /** Returns why it is meant so; null for one that nobody has waived. */
  public @Nullable String waiverReason() {
    return waiverReason;
  }

  /** Returns who said so; null for one that nobody has waived. */
  public @Nullable String waivedBy() {
    return waivedBy;
  }

  /** Returns until when that counts; null for one that nobody has waived. */
  public @Nullable Instant waivedUntil() {
    return waivedUntil;
  }

  /** Returns whether a waiver counts at a moment. */
  public boolean isWaivedAt(Instant moment) {
    return waivedUntil != null && waivedUntil.isAfter(moment);
  }

  /** Returns the number by which lists go on. */
  public long position() {
    return requireNonNull(id, "the finding is not stored");
  }

  /**
   * Takes note that it is so.
   *
   * @param first since when, if it was not so before
   * @param due when it is told, if it was not so before
   * @return whether that changes anything
   */
  public boolean see(String what, String how, Instant first, Instant due) {
    boolean same = present && sentence.equals(what) && remedy.equals(how);
    sentence = Text.require(what, SENTENCE_LENGTH, "sentence");
    remedy = Text.require(how, SENTENCE_LENGTH, "remedy");
    if (!present) {
      present = true;
      since = first.truncatedTo(ChronoUnit.MICROS);
      dueAt = due.truncatedTo(ChronoUnit.MICROS);
    }
    return !same;
  }

  /** Takes note that it is not so any more. */
  public void miss() {
    present = false;
  }

  /**
   * Says that it is meant so.
   *
   * @param reason at most 400 characters
   * @param by the actor's name
   * @param until kept to the microsecond
   */
  public void waive(String reason, String by, Instant until) {
    waiverReason = Text.require(reason, REASON_LENGTH, "reason");
    waivedBy = Text.require(by, NAME_LENGTH, "by");
    waivedUntil = requireNonNull(until, "until is null").truncatedTo(ChronoUnit.MICROS);
  }

  /** Takes that back. */
  public void unwaive() {
    waiverReason = null;
    waivedBy = null;
    waivedUntil = null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DriftFinding that && reference.equals(that.reference());
  }

  @Override
  public int hashCode() {
    return reference.hashCode();
  }

  @Override
  public String toString() {
    return "finding " + reference;
  }
}
