package io.patchcord.persistence;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/**
 * A Salesforce Call Center: the agents that belong together, and how their calls show at the other
 * end.
 */
@Entity
@Table(name = "call_center")
public class CallCenter {
  /** Salesforce allows 40 characters, letters and digits, a letter first. */
  private static final Pattern INTERNAL_NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9]{0,39}");

  private static final Set<String> COUNTRIES =
      Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
  private static final int NAME_LENGTH = 80;

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  @Version private int version;

  @NaturalId
  @Column(name = "internal_name", updatable = false)
  private String internalName;

  @Column(name = "display_name")
  private String displayName;

  private String country;

  @Column(name = "caller_id_number")
  private @Nullable String callerIdNumber;

  @Column(name = "caller_id_name")
  private @Nullable String callerIdName;

  /** For Hibernate, which fills the fields itself. */
  @SuppressWarnings("NullAway.Init")
  protected CallCenter() {}

  /**
   * @param internalName its name in Salesforce: at most 40 letters and digits, a letter first
   * @param displayName what people read; at most 80 characters
   * @param country where its numbers are dialled from: ISO 3166, two capitals
   * @throws IllegalArgumentException if one of them has another form
   */
  public CallCenter(String internalName, String displayName, String country) {
    requireNonNull(internalName, "internalName is null");
    if (!INTERNAL_NAME.matcher(internalName).matches()) {
      throw new IllegalArgumentException(
          "internalName is not 1 to 40 letters and digits with a letter first");
    }
    this.internalName = internalName;
    this.displayName = Text.require(displayName, NAME_LENGTH, "displayName");
    this.country = requireCountry(country);
  }

  /** Returns its name in Salesforce, by which it is known; it never changes. */
  public String internalName() {
    return internalName;
  }

  /** Returns what people read. */
  public String displayName() {
    return displayName;
  }

  /** Returns the country its numbers are dialled from: ISO 3166, two capitals. */
  public String country() {
    return country;
  }

  /** Returns the number shown to called parties, in E.164; null shows none. */
  public @Nullable String callerIdNumber() {
    return callerIdNumber;
  }

  /** Returns the name shown to called parties; null shows none. */
  public @Nullable String callerIdName() {
    return callerIdName;
  }

  /** Returns the count of changes stored so far; an update from an older one fails. */
  public int version() {
    return version;
  }

  /** Changes what people read. */
  public void changeDisplayName(String newDisplayName) {
    displayName = Text.require(newDisplayName, NAME_LENGTH, "displayName");
  }

  /** Changes the country its numbers are dialled from. */
  public void changeCountry(String newCountry) {
    country = requireCountry(newCountry);
  }

  /** Changes what called parties see: a number in E.164 and a name, either may be null. */
  public void changeCallerId(@Nullable String number, @Nullable String name) {
    String newNumber = E164.requireIfPresent(number, "callerIdNumber");
    callerIdName = Text.requireIfPresent(name, NAME_LENGTH, "callerIdName");
    callerIdNumber = newNumber;
  }

  private static String requireCountry(String country) {
    requireNonNull(country, "country is null");
    if (!COUNTRIES.contains(country)) {
      throw new IllegalArgumentException("country is not an ISO 3166 code of two capitals");
    }
    return country;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CallCenter that && internalName.equals(that.internalName());
  }

  @Override
  public int hashCode() {
    return internalName.hashCode();
  }

  @Override
  public String toString() {
    return "call center " + internalName;
  }
}
