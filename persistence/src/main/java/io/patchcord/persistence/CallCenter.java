package io.patchcord.persistence;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
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
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final int VARIABLES_LENGTH = 1_000;
  private static final int MAX_DISPOSITIONS = 100;
  private static final int DISPOSITION_LENGTH = 80;

  /** An hour: a longer one is a break. */
  private static final int MAX_SECONDS = 3_600;

  private static final int MAX_EXTENSIONS = 20;
  private static final int IMPORTER_LENGTH = 120;

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

  @Column(name = "wrap_up_seconds")
  private int wrapUpSeconds;

  @Column(name = "wrap_up_extension_seconds")
  private int wrapUpExtensionSeconds = 30;

  @Column(name = "wrap_up_extensions")
  private int wrapUpExtensions = 2;

  @Column(name = "service_level_seconds")
  private int serviceLevelSeconds = 20;

  @Column(name = "shown_variables")
  private @Nullable String shownVariables;

  private @Nullable String dispositions;

  @Column(name = "monitoring_allowed")
  private boolean monitoringAllowed = true;

  @Column(name = "monitoring_shown")
  private boolean monitoringShown = true;

  @Embedded private DialSettings dialing = DialSettings.NONE;

  @Column(name = "users_posted_at")
  private @Nullable Instant usersPostedAt;

  @Embedded private SoftphoneSettings softphone = SoftphoneSettings.ALL;

  @Column(name = "definition_revision")
  private int definitionRevision;

  @Column(name = "imported_at")
  private @Nullable Instant importedAt;

  @Column(name = "imported_by")
  private @Nullable String importedBy;

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

  /** Returns how long agents have for their notes after a call; zero for not at all. */
  public int wrapUpSeconds() {
    return wrapUpSeconds;
  }

  /** Returns by how much an agent may extend that. */
  public int wrapUpExtensionSeconds() {
    return wrapUpExtensionSeconds;
  }

  /** Returns how often an agent may extend it. */
  public int wrapUpExtensions() {
    return wrapUpExtensions;
  }

  /** Returns within how many seconds a call of a queue is answered in time. */
  public int serviceLevelSeconds() {
    return serviceLevelSeconds;
  }

  /** Returns the names of the callers' channel variables that agents see, sorted. */
  public List<String> shownVariables() {
    return shownVariables == null ? List.of() : List.of(shownVariables.split(" "));
  }

  /** Returns what agents can say a call has come to, in the order of the list. */
  public List<String> dispositions() {
    return dispositions == null ? List.of() : List.of(dispositions.split("\n"));
  }

  /** Returns whether its supervisors may listen in on calls, whisper and barge in. */
  public boolean monitoringAllowed() {
    return monitoringAllowed;
  }

  /** Returns whether an agent sees that somebody listens in. */
  public boolean monitoringShown() {
    return monitoringShown;
  }

  /**
   * Changes whether supervisors may listen in on calls, and whether the agent sees it when they do.
   */
  public void changeMonitoring(boolean allowed, boolean shown) {
    monitoringAllowed = allowed;
    monitoringShown = shown;
  }

  /**
   * Changes how long agents have for their notes after a call.
   *
   * @param seconds 0 to 3600
   * @param extensionSeconds by how much an agent may extend it, 1 to 3600
   * @param extensions how often, 0 to 20
   */
  public void changeWrapUp(int seconds, int extensionSeconds, int extensions) {
    requireBetween(0, seconds, MAX_SECONDS, "seconds");
    requireBetween(1, extensionSeconds, MAX_SECONDS, "extensionSeconds");
    requireBetween(0, extensions, MAX_EXTENSIONS, "extensions");
    wrapUpSeconds = seconds;
    wrapUpExtensionSeconds = extensionSeconds;
    wrapUpExtensions = extensions;
  }

  /** Changes within how many seconds a call of a queue is answered in time, 1 to 3600. */
  public void changeServiceLevel(int seconds) {
    serviceLevelSeconds = requireBetween(1, seconds, MAX_SECONDS, "seconds");
  }

  /**
   * Changes which of the callers' channel variables agents see.
   *
   * @param names of 1 to 64 letters, digits, {@code _} and {@code -}; 1,000 characters in all
   */
  public void changeShownVariables(Set<String> names) {
    for (String name : names) {
      if (!VARIABLE.matcher(name).matches()) {
        throw new IllegalArgumentException("a name is not 1 to 64 letters, digits, _ and -");
      }
    }
    String joined = String.join(" ", new TreeSet<>(names));
    if (joined.length() > VARIABLES_LENGTH) {
      throw new IllegalArgumentException(
          "names: " + joined.length() + " characters (expected: <= " + VARIABLES_LENGTH + ")");
    }
    shownVariables = joined.isEmpty() ? null : joined;
  }

  /**
   * Changes what agents can say a call has come to.
   *
   * @param texts 100 at most, each of 1 to 80 characters on one line
   */
  public void changeDispositions(List<String> texts) {
    if (texts.size() > MAX_DISPOSITIONS) {
      throw new IllegalArgumentException(
          "texts: " + texts.size() + " (expected: <= " + MAX_DISPOSITIONS + ")");
    }
    for (String text : texts) {
      Text.requireFits(text, DISPOSITION_LENGTH, "text");
      if (text.isEmpty() || text.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException("a text is empty, or not one line");
      }
    }
    dispositions = texts.isEmpty() ? null : String.join("\n", texts);
  }

  /** Returns how its agents dial, and what. */
  public DialSettings dialing() {
    return dialing;
  }

  /** Changes how its agents dial, and what. */
  public void changeDialing(DialSettings newDialing) {
    dialing = requireNonNull(newDialing, "newDialing is null");
  }

  /** Returns when the org has posted its users last; null if it never has. */
  public @Nullable Instant usersPostedAt() {
    return usersPostedAt;
  }

  /**
   * Takes note that the org has posted its users.
   *
   * @param moment kept to the microsecond
   */
  public void noteUsers(Instant moment) {
    usersPostedAt = requireNonNull(moment, "moment is null").truncatedTo(ChronoUnit.MICROS);
  }

  /** Returns what its softphones show and offer. */
  public SoftphoneSettings softphone() {
    return softphone;
  }

  /** Changes what its softphones show and offer. */
  public void changeSoftphone(SoftphoneSettings newSoftphone) {
    softphone = requireNonNull(newSoftphone, "newSoftphone is null");
  }

  /** Returns how many definitions it has had; zero when none was imported. */
  public int definitionRevision() {
    return definitionRevision;
  }

  /** Returns when the definition was imported, to the microsecond; null when none was. */
  public @Nullable Instant importedAt() {
    return importedAt;
  }

  /** Returns who imported it; null when none was. */
  public @Nullable String importedBy() {
    return importedBy;
  }

  /**
   * Notes that a definition was imported: the next revision.
   *
   * @param at when, kept to the microsecond
   * @param by who, at most 120 characters
   */
  public void noteImport(Instant at, String by) {
    importedBy = Text.require(by, IMPORTER_LENGTH, "by");
    importedAt = at.truncatedTo(ChronoUnit.MICROS);
    definitionRevision++;
  }

  private static int requireBetween(int least, int value, int most, String name) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + ": " + value + " (expected: " + least + " to " + most + ")");
    }
    return value;
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
