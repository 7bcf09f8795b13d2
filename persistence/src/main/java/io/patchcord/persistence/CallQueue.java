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
import jakarta.persistence.Version;
import java.util.Objects;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/** A queue in which callers of a call center wait for an agent. */
@Entity
@Table(name = "call_queue")
public class CallQueue {
  private static final int NAME_LENGTH = 80;

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  @Version private int version;

  @NaturalId
  @ManyToOne(optional = false, fetch = FetchType.LAZY)
  @JoinColumn(name = "call_center_id", updatable = false)
  private CallCenter callCenter;

  @NaturalId
  @Column(updatable = false)
  private String number;

  private String name;

  /** For Hibernate, which fills the fields itself. */
  @SuppressWarnings("NullAway.Init")
  protected CallQueue() {}

  /**
   * @param callCenter whose callers wait in it; already stored
   * @param number what is dialled to reach it: 1 to 20 digits, {@code *} and {@code #}
   * @param name its name on the switch, such as {@code support@default}; at most 80 characters
   */
  public CallQueue(CallCenter callCenter, String number, String name) {
    this.callCenter = requireNonNull(callCenter, "callCenter is null");
    this.number = Line.requireNumber(number);
    this.name = Text.require(name, NAME_LENGTH, "name");
  }

  /** Returns the call center whose callers wait in it. */
  public CallCenter callCenter() {
    return callCenter;
  }

  /** Returns what is dialled to reach it; unique in its call center, never changes. */
  public String number() {
    return number;
  }

  /** Returns its name on the switch, such as {@code support@default}. */
  public String name() {
    return name;
  }

  /** Returns the count of changes stored so far; an update from an older one fails. */
  public int version() {
    return version;
  }

  /** Changes which queue of the switch it is. */
  public void changeName(String newName) {
    name = Text.require(newName, NAME_LENGTH, "name");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CallQueue that
        && callCenter.equals(that.callCenter())
        && number.equals(that.number());
  }

  @Override
  public int hashCode() {
    return Objects.hash(callCenter, number);
  }

  @Override
  public String toString() {
    return "queue " + number + " of " + callCenter;
  }
}
