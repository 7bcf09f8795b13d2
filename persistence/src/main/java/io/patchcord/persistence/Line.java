package io.patchcord.persistence;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/** A line of the telephone system, with the device that rings when its number is dialled. */
@Entity
@Table(name = "line")
public class Line {
  private static final Pattern NUMBER = Pattern.compile("[0-9*#]{1,20}");
  private static final int DESCRIPTION_LENGTH = 80;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "line_ids")
  @SequenceGenerator(
      name = "line_ids",
      sequenceName = "line_ids",
      allocationSize = Database.IDS_AT_ONCE)
  private @Nullable Long id;

  @Version private int version;

  @NaturalId
  @Column(updatable = false)
  private String number;

  @Column(name = "caller_id_number")
  private @Nullable String callerIdNumber;

  private @Nullable String description;

  private boolean shared;

  @Embedded private @Nullable LinePhone phone;

  @Column(name = "switch_name")
  private @Nullable String switchName;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  @Column(name = "made_by_import")
  private @Nullable Long madeByImport;

  /** For Hibernate, which fills the fields itself. */
  @SuppressWarnings("NullAway.Init")
  protected Line() {}

  /**
   * @param number what is dialled inside to reach it: 1 to 20 digits, {@code *} and {@code #}
   */
  public Line(String number) {
    this.number = requireNumber(number);
  }

  /** One that an import makes, which is already stored; else as the other. */
  public Line(String number, AssignmentImport madeBy) {
    this(number);
    this.madeByImport = madeBy.id();
  }

  /** Returns what is dialled inside to reach it, by which it is known; it never changes. */
  public String number() {
    return number;
  }

  /** Returns its own caller id in E.164; null leaves it to the call center. */
  public @Nullable String callerIdNumber() {
    return callerIdNumber;
  }

  /** Returns the number that its calls for this call center show, in E.164; null shows none. */
  public @Nullable String callerIdNumberFor(CallCenter callCenter) {
    requireNonNull(callCenter, "callCenter is null");
    return callerIdNumber != null ? callerIdNumber : callCenter.callerIdNumber();
  }

  /** Returns where its phone stands, or what it is for; null if nothing was said. */
  public @Nullable String description() {
    return description;
  }

  /** Returns whether several agents may work on it at once. */
  public boolean isShared() {
    return shared;
  }

  /** Returns what is special about its phone. */
  public LinePhone phone() {
    // Hibernate makes nothing of four columns without a value.
    return phone == null ? LinePhone.USUAL : phone;
  }

  /** Returns the name of the switch that has it; null if nobody has said so yet. */
  public @Nullable String switchName() {
    return switchName;
  }

  /** Says which switch has it, by the name of one that is stored. */
  public void changeSwitch(String newSwitchName) {
    switchName = requireNonNull(newSwitchName, "newSwitchName is null");
  }

  /** Changes what is special about its phone. */
  public void changePhone(LinePhone newPhone) {
    phone = requireNonNull(newPhone, "newPhone is null");
  }

  /** Returns when it ended, to the microsecond; null while it is of use. */
  public @Nullable Instant endedAt() {
    return endedAt;
  }

  /** Returns the count of changes stored so far; an update from an older one fails. */
  public int version() {
    return version;
  }

  /** Changes its own caller id: a number in E.164, or null to leave it to the call center. */
  public void changeCallerIdNumber(@Nullable String newNumber) {
    callerIdNumber = E164.requireIfPresent(newNumber, "callerIdNumber");
  }

  /** Changes what people read of it; null forgets it. */
  public void changeDescription(@Nullable String newDescription) {
    description = Text.requireIfPresent(newDescription, DESCRIPTION_LENGTH, "description");
  }

  /**
   * Changes whether several agents may work on it at once. Its live assignments have to be
   * {@linkplain Assignment#followLine told}.
   */
  public void changeShared(boolean nowShared) {
    shared = nowShared;
  }

  /**
   * Takes it out of use, until it is brought back; what has ended stays as it is.
   *
   * @param moment when, kept to the microsecond
   */
  public void end(Instant moment) {
    requireNonNull(moment, "moment is null");
    if (endedAt == null) {
      endedAt = moment.truncatedTo(ChronoUnit.MICROS);
    }
  }

  /** Takes it into use again. */
  public void comeBack() {
    endedAt = null;
  }

  /** Takes it into use again because an import says so, which is already stored. */
  public void comeBack(AssignmentImport madeBy) {
    comeBack();
    madeByImport = madeBy.id();
  }

  /** Returns the number as it came, if it can be dialled inside. */
  static String requireNumber(String number) {
    requireNonNull(number, "number is null");
    if (!NUMBER.matcher(number).matches()) {
      throw new IllegalArgumentException("number is not 1 to 20 digits, * and #");
    }
    return number;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Line that && number.equals(that.number());
  }

  @Override
  public int hashCode() {
    return number.hashCode();
  }

  @Override
  public String toString() {
    return "line " + number;
  }
}
