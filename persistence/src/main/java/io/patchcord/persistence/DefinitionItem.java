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

/** An item of a call center's definition, as it was imported. It is replaced, never changed. */
@Entity
@Table(name = "definition_item")
public class DefinitionItem {
  private static final int VALUE_LENGTH = 4_000;

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  @NaturalId
  @ManyToOne(optional = false, fetch = FetchType.LAZY)
  @JoinColumn(name = "section_id", updatable = false)
  private DefinitionSection section;

  @NaturalId
  @Column(updatable = false)
  private String name;

  @Column(updatable = false)
  private int position;

  @Column(name = "sort_order", updatable = false)
  private int sortOrder;

  @Column(updatable = false)
  private String label;

  @Column(name = "item_value", updatable = false)
  private String value;

  /** For Hibernate, which fills the fields itself. */
  @SuppressWarnings("NullAway.Init")
  protected DefinitionItem() {}

  /**
   * @param section which it belongs to; already stored
   * @param position where it stands in the section, from 0
   * @param sortOrder as the file says
   * @param name unique in the section; at most 40 characters
   * @param label for people; at most 1,000 characters
   * @param value at most 4,000 characters, empty for none
   */
  public DefinitionItem(
      DefinitionSection section,
      int position,
      int sortOrder,
      String name,
      String label,
      String value) {
    this.section = requireNonNull(section, "section is null");
    this.position = position;
    this.sortOrder = sortOrder;
    this.name = Text.requireFits(name, DefinitionSection.NAME_LENGTH, "name");
    this.label = Text.requireFits(label, DefinitionSection.LABEL_LENGTH, "label");
    this.value = Text.requireFits(value, VALUE_LENGTH, "value");
  }

  /** Returns the section that it belongs to. */
  public DefinitionSection section() {
    return section;
  }

  /** Returns where it stands in the section, from 0. */
  public int position() {
    return position;
  }

  /** Returns the order that the file gives it. */
  public int sortOrder() {
    return sortOrder;
  }

  /** Returns its name, unique in the section. */
  public String name() {
    return name;
  }

  /** Returns what people read. */
  public String label() {
    return label;
  }

  /** Returns what is set, empty for nothing. */
  public String value() {
    return value;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DefinitionItem that
        && section.equals(that.section())
        && name.equals(that.name());
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return "item " + section.name() + "/" + name;
  }
}
