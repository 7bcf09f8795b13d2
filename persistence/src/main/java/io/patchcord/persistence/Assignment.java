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
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/**
 * That an agent works on a line for a call center, from one moment to another. An ended assignment
 * stays as history; the database lets only one live one exist for a line that is not shared, and
 * for an agent in a call center.
 */
@Entity
@Table(name = "assignment")
public class Assignment {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "assignment_ids")
  @SequenceGenerator(
      name = "assignment_ids",
      sequenceName = "assignment_ids",
      allocationSize = Database.IDS_AT_ONCE)
  private @Nullable Long id;

  @Version private int version;

  @NaturalId
  @Column(updatable = false)
  private UUID reference;

  @ManyToOne(optional = false, fetch = FetchType.LAZY)
  @JoinColumn(name = "agent_id", updatable = false)
  private Agent agent;

  @ManyToOne(optional = false, fetch = FetchType.LAZY)
  @JoinColumn(name = "line_id", updatable = false)
  private Line line;

  @ManyToOne(optional = false, fetch = FetchType.LAZY)
  @JoinColumn(name = "call_center_id", updatable = false)
  private CallCenter callCenter;

  @Column(name = "valid_from", updatable = false)
  private Instant validFrom;

  @Column(name = "valid_to")
  private @Nullable Instant validTo;

  /** True while live and null when ended, never false: the unique indexes ignore a null. */
  private @Nullable Boolean live = true;

  /** True while it is live and its line is not shared, else null, as {@link #live}. */
  private @Nullable Boolean sole;

  @Column(name = "begun_by_import", updatable = false)
  private @Nullable Long begunByImport;

  @Column(name = "ended_by_import")
  private @Nullable Long endedByImport;

  @Column(updatable = false)
  private boolean desk;

  @Column(name = "home_line", updatable = false)
  private @Nullable String homeLine;

  /** For Hibernate, which fills the fields itself. */
  @SuppressWarnings("NullAway.Init")
  protected Assignment() {}

  /**
   * A live assignment.
   *
   * @param agent who works; already stored
   * @param line on which; already stored
   * @param callCenter for which; already stored
   * @param validFrom since when, kept to the microsecond
   */
  public Assignment(Agent agent, Line line, CallCenter callCenter, Instant validFrom) {
    this.reference = UUID.randomUUID();
    this.agent = requireNonNull(agent, "agent is null");
    this.line = requireNonNull(line, "line is null");
    this.callCenter = requireNonNull(callCenter, "callCenter is null");
    this.validFrom = requireNonNull(validFrom, "validFrom is null").truncatedTo(ChronoUnit.MICROS);
    this.sole = line.isShared() ? null : true;
  }

  /** One that an import begins, which is already stored; else as the other. */
  public Assignment(
      Agent agent, Line line, CallCenter callCenter, Instant validFrom, AssignmentImport begunBy) {
    this(agent, line, callCenter, validFrom);
    this.begunByImport = begunBy.id();
  }

  /**
   * Returns a live one that ends when the agent signs out; not stored yet.
   *
   * @param agent who works; already stored
   * @param line the desk's; already stored
   * @param callCenter for which; already stored
   * @param validFrom since when, kept to the microsecond
   * @param homeLine the number of the line to which the agent then comes back; null for none
   */
  public static Assignment atDesk(
      Agent agent, Line line, CallCenter callCenter, Instant validFrom, @Nullable String homeLine) {
    Assignment made = new Assignment(agent, line, callCenter, validFrom);
    made.desk = true;
    made.homeLine = homeLine == null ? null : Line.requireNumber(homeLine);
    return made;
  }

  /** Returns the id by which it is known outside; it never changes. */
  public UUID reference() {
    return reference;
  }

  /** Returns who works. */
  public Agent agent() {
    return agent;
  }

  /** Returns the line the agent works on. */
  public Line line() {
    return line;
  }

  /** Returns the call center the agent works for. */
  public CallCenter callCenter() {
    return callCenter;
  }

  /** Returns since when, to the microsecond. */
  public Instant validFrom() {
    return validFrom;
  }

  /** Returns until when, to the microsecond; null while it is live. */
  public @Nullable Instant validTo() {
    return validTo;
  }

  /** Returns the count of changes stored so far; an update from an older one fails. */
  public int version() {
    return version;
  }

  /** Returns whether it has not ended. */
  public boolean isLive() {
    return live != null;
  }

  /** Returns whether it lets no other live one have its line. */
  public boolean isSole() {
    return sole != null;
  }

  /** Returns whether it ends when the agent signs out. */
  public boolean isAtDesk() {
    return desk;
  }

  /** Returns the number of the line to which the agent comes back from a desk; null for none. */
  public @Nullable String homeLine() {
    return homeLine;
  }

  /** Returns the number that calls made under it show, in E.164; null shows none. */
  public @Nullable String callerIdNumber() {
    return line.callerIdNumberFor(callCenter);
  }

  /**
   * Returns a live one of the same, begun by the same import; not stored yet.
   *
   * @param moment since when, kept to the microsecond
   */
  public Assignment resumed(Instant moment) {
    Assignment next = new Assignment(agent, line, callCenter, moment);
    next.begunByImport = begunByImport;
    return next;
  }

  /**
   * Ends it, for good.
   *
   * @param moment when, kept to the microsecond
   * @throws IllegalStateException if it has ended already
   * @throws IllegalArgumentException if it began after that moment
   */
  public void end(Instant moment) {
    requireNonNull(moment, "moment is null");
    if (!isLive()) {
      throw new IllegalStateException(this + " ended already");
    }
    Instant end = moment.truncatedTo(ChronoUnit.MICROS);
    if (end.isBefore(validFrom)) {
      throw new IllegalArgumentException("moment is before validFrom");
    }
    validTo = end;
    live = null;
    sole = null;
  }

  /** Ends it because an import says so, which is already stored; else as {@link #end(Instant)}. */
  public void end(Instant moment, AssignmentImport endedBy) {
    end(moment);
    endedByImport = endedBy.id();
  }

  /** Returns the number by which lists of assignments go on: it grows from each to the next. */
  public long position() {
    return requireNonNull(id, "the assignment is not stored");
  }

  /** Takes over whether its line is shared, after that has changed. */
  public void followLine() {
    sole = (isLive() && !line.isShared()) ? true : null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Assignment that && reference.equals(that.reference());
  }

  @Override
  public int hashCode() {
    return reference.hashCode();
  }

  @Override
  public String toString() {
    return "assignment " + reference;
  }
}
