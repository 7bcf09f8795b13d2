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
import jakarta.persistence.Table;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/** A section of a call center's definition, as it was imported. It is replaced, never changed. */
@Entity
@Table(name = "definition_section")
public class DefinitionSection {
  static final int NAME_LENGTH = 40;
  static final int LABEL_LENGTH = 1_000;

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  @NaturalId
  @ManyToOne(optional = false, fetch = FetchType.LAZY)
  @JoinColumn(name = "call_center_id", updatable = false)
  private CallCenter callCenter;

  @NaturalId
  @Column(updatable = false)
  private String name;

  @Column(updatable = false)
  private int position;

  @Column(name = "sort_order", updatable = false)
  private int sortOrder;

  @Column(updatable = false)
  private String label;

  /** For Hibernate, which fills the fields itself. */
  @SuppressWarnings("NullAway.Init")
  protected DefinitionSection() {}

  /**
   * @param callCenter whose definition it belongs to; already stored
   * @param position where it stands in the file, from 0
   * @param sortOrder as the file says
   * @param name unique in the definition; at most 40 characters
   * @param label for people; at most 1,000 characters
   */
  public DefinitionSection(
      CallCenter callCenter, int position, int sortOrder, String name, String label) {
    this.callCenter = requireNonNull(callCenter, "callCenter is null");
    this.position = position;
    this.sortOrder = sortOrder;
    this.name = Text.requireFits(name, NAME_LENGTH, "name");
    this.label = Text.requireFits(label, LABEL_LENGTH, "label");
  }

  /** Returns whose definition it belongs to. */
  public CallCenter callCenter() {
    return callCenter;
  }

  /** Returns where it stands in the file, from 0. */
  public int position() {
    return position;
  }

  /** Returns the order that the file gives it. */
  public int sortOrder() {
    return sortOrder;
  }

  /** Returns its name, unique in the definition. */
  public String name() {
    return name;
  }

  /** Returns what people read. */
  public String label() {
    return label;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DefinitionSection that
        && callCenter.equals(that.callCenter())
        && name.equals(that.name());
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return "section " + name;
  }
}
