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
import java.util.regex.Pattern;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/** A reason for which agents of a call center may be away. */
@Entity
@Table(name = "away_reason")
public class AwayReason {
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");
  private static final int LABEL_LENGTH = 80;

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
  private String code;

  private int position;

  private String label;

  /** For Hibernate, which fills the fields itself. */
  @SuppressWarnings("NullAway.Init")
  protected AwayReason() {}

  /**
   * @param callCenter whose agents may give it; already stored
   * @param position where it stands in the list, the smallest first
   * @param code by which programs know it: 1 to 40 capitals, digits and {@code _}, a letter first
   * @param label what people read; at most 80 characters
   */
  public AwayReason(CallCenter callCenter, int position, String code, String label) {
    this.callCenter = requireNonNull(callCenter, "callCenter is null");
    requireNonNull(code, "code is null");
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException(
          "code is not 1 to 40 capitals, digits and _ with a letter first");
    }
    this.code = code;
    this.position = position;
    this.label = Text.require(label, LABEL_LENGTH, "label");
  }

  /** Returns whose agents may give it. */
  public CallCenter callCenter() {
    return callCenter;
  }

  /** Returns where it stands in the list, the smallest first. */
  public int position() {
    return position;
  }

  /** Returns by what programs know it; unique in its call center, never changes. */
  public String code() {
    return code;
  }

  /** Returns what people read. */
  public String label() {
    return label;
  }

  /** Returns the count of changes stored so far; an update from an older one fails. */
  public int version() {
    return version;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AwayReason that
        && callCenter.equals(that.callCenter())
        && code.equals(that.code());
  }

  @Override
  public int hashCode() {
    return Objects.hash(callCenter, code);
  }

  @Override
  public String toString() {
    return "away reason " + code + " of " + callCenter;
  }
}
