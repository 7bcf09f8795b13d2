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
import java.util.UUID;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/** That assignments were imported: when, by whom, how many, and whether it was undone. */
@Entity
@Table(name = "assignment_import")
public class AssignmentImport {
  private static final int NAME_LENGTH = 120;

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  @Version private int version;

  @NaturalId
  @Column(updatable = false)
  private UUID reference;

  @Column(name = "imported_at", updatable = false)
  private Instant importedAt;

  @Column(name = "imported_by", updatable = false)
  private String importedBy;

  @Column(name = "created_rows", updatable = false)
  private int created;

  @Column(name = "changed_rows", updatable = false)
  private int changed;

  @Column(name = "ended_rows", updatable = false)
  private int ended;

  @Column(name = "unchanged_rows", updatable = false)
  private int unchanged;

  @Column(name = "refused_rows", updatable = false)
  private int refused;

  @Column(name = "undone_at")
  private @Nullable Instant undoneAt;

  /** For Hibernate, which fills the fields itself. */
  @SuppressWarnings("NullAway.Init")
  protected AssignmentImport() {}

  /**
   * One that was not undone.
   *
   * @param importedAt kept to the microsecond
   * @param importedBy the actor's name; at most 120 characters
   */
  public AssignmentImport(Instant importedAt, String importedBy, Rows rows) {
    this(UUID.randomUUID(), importedAt, importedBy, rows);
  }

  /**
   * One that was not undone.
   *
   * @param reference the id by which it is known outside
   * @param importedAt kept to the microsecond
   * @param importedBy the actor's name; at most 120 characters
   */
  public AssignmentImport(UUID reference, Instant importedAt, String importedBy, Rows rows) {
    this.reference = requireNonNull(reference, "reference is null");
    this.importedAt =
        requireNonNull(importedAt, "importedAt is null").truncatedTo(ChronoUnit.MICROS);
    this.importedBy = Text.require(importedBy, NAME_LENGTH, "importedBy");
    this.created = rows.created();
    this.changed = rows.changed();
    this.ended = rows.ended();
    this.unchanged = rows.unchanged();
    this.refused = rows.refused();
  }

  /** How many rows came to what. */
  public record Rows(int created, int changed, int ended, int unchanged, int refused) {}

  /** Returns the id by which it is known outside; it never changes. */
  public UUID reference() {
    return reference;
  }

  /** Returns when it was. */
  public Instant importedAt() {
    return importedAt;
  }

  /** Returns the name of who did it. */
  public String importedBy() {
    return importedBy;
  }

  /** Returns how many rows came to what. */
  public Rows rows() {
    return new Rows(created, changed, ended, unchanged, refused);
  }

  /** Returns when it was undone; null if it was not. */
  public @Nullable Instant undoneAt() {
    return undoneAt;
  }

  /** Returns its number, which grows from each to the next. */
  public long id() {
    return requireNonNull(id, "the import is not stored");
  }

  /**
   * Says that it was undone, for good.
   *
   * @throws IllegalStateException if it was undone before
   */
  public void undo(Instant moment) {
    requireNonNull(moment, "moment is null");
    if (undoneAt != null) {
      throw new IllegalStateException(this + " was undone already");
    }
    undoneAt = moment.truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AssignmentImport that && reference.equals(that.reference());
  }

  @Override
  public int hashCode() {
    return reference.hashCode();
  }

  @Override
  public String toString() {
    return "import " + reference;
  }
}
