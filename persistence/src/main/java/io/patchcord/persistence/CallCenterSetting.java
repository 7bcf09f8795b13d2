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
import org.jspecify.annotations.Nullable;

/**
 * An item of a call center's definition, as the org has posted it last; never changed, only
 * replaced.
 */
@Entity
@Table(name = "call_center_setting")
public class CallCenterSetting {
  private static final int PATH_LENGTH = 100;
  private static final int VALUE_LENGTH = 4_000;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "call_center_setting_ids")
  @SequenceGenerator(
      name = "call_center_setting_ids",
      sequenceName = "call_center_setting_ids",
      allocationSize = Database.IDS_AT_ONCE)
  private @Nullable Long id;

  @ManyToOne(optional = false, fetch = FetchType.LAZY)
  @JoinColumn(name = "call_center_id", updatable = false)
  private CallCenter callCenter;

  @Column(updatable = false)
  private String path;

  @Column(name = "setting_value", updatable = false)
  private String value;

  /** For Hibernate, which fills the fields itself. */
  @SuppressWarnings("NullAway.Init")
  protected CallCenterSetting() {}

  /**
   * @param callCenter already stored
   * @param path section and item, {@code reqGeneralInfo/reqAdapterUrl}; at most 100 characters
   * @param value at most 4,000 characters, empty for none
   */
  public CallCenterSetting(CallCenter callCenter, String path, String value) {
    this.callCenter = requireNonNull(callCenter, "callCenter is null");
    this.path = Text.requireFits(path, PATH_LENGTH, "path");
    this.value = Text.requireFits(value, VALUE_LENGTH, "value");
  }

  /** Returns the call center. */
  public CallCenter callCenter() {
    return callCenter;
  }

  /** Returns section and item, {@code reqGeneralInfo/reqAdapterUrl}. */
  public String path() {
    return path;
  }

  /** Returns its value, empty for none. */
  public String value() {
    return value;
  }

  @Override
  public String toString() {
    return "setting " + path;
  }
}
