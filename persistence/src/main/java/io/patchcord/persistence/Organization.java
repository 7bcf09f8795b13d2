package io.patchcord.persistence;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/** A Salesforce org: whose signature opens sessions, and whose pages may call the API. */
@Entity
@Table(name = "organization")
public class Organization {
  /** The org's domains, its sandboxes' and the developers' own. */
  public static final int MAX_ORIGINS = 15;

  private static final int NAME_LENGTH = 80;
  private static final int CERTIFICATES_LENGTH = 20_000;

  /** As a browser says it: without a path, without the port that goes without saying. */
  private static final Pattern ORIGIN =
      Pattern.compile(
          "https://[a-z0-9](?:[a-z0-9.-]{0,240}[a-z0-9])?(?::[1-9][0-9]{0,4})?"
              + "|http://(?:localhost|127\\.0\\.0\\.1)(?::[1-9][0-9]{0,4})?");

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  @Version private int version;

  @NaturalId
  @Column(name = "salesforce_org_id", updatable = false)
  private String salesforceOrgId;

  @Column(name = "display_name")
  private String displayName;

  @Column(name = "allowed_origins")
  private String allowedOrigins = "";

  private String certificates = "";

  @Column(name = "roles_from_token")
  private boolean rolesFromToken;

  /** For Hibernate, which fills the fields itself. */
  @SuppressWarnings("NullAway.Init")
  protected Organization() {}

  /**
   * @param salesforceOrgId of 15 or 18 characters
   * @param displayName what people read; at most 80 characters
   */
  public Organization(String salesforceOrgId, String displayName) {
    this.salesforceOrgId = canonicalOrgId(salesforceOrgId);
    changeDisplayName(displayName);
  }

  /** Returns the 18 characters of the org's id; it never changes. */
  public String salesforceOrgId() {
    return salesforceOrgId;
  }

  /** Returns what people read. */
  public String displayName() {
    return displayName;
  }

  /** Returns the origins whose pages may call the API, in the order in which they were entered. */
  public List<String> allowedOrigins() {
    return allowedOrigins.isEmpty() ? List.of() : List.of(allowedOrigins.split(" "));
  }

  /** Returns the certificates whose keys sign for the org, in PEM, one after another. */
  public String certificates() {
    return certificates;
  }

  /**
   * Returns whether what the org signs also says who supervises and who administers: only those
   * whom it names then. Not at first.
   */
  public boolean rolesFromToken() {
    return rolesFromToken;
  }

  /** Returns the count of changes stored so far; an update from an older one fails. */
  public int version() {
    return version;
  }

  /** Changes what people read. */
  public final void changeDisplayName(String newDisplayName) {
    displayName = Text.require(newDisplayName, NAME_LENGTH, "displayName");
  }

  /**
   * Changes whose pages may call the API.
   *
   * @param newOrigins each as a browser says it, {@code https://example.my.salesforce.com}; plain
   *     http only of the machine itself; at most {@value #MAX_ORIGINS}
   */
  public void changeAllowedOrigins(List<String> newOrigins) {
    Set<String> origins = new LinkedHashSet<>(newOrigins);
    if (origins.size() > MAX_ORIGINS) {
      throw new IllegalArgumentException(
          "allowedOrigins: " + origins.size() + " of them (expected: <= " + MAX_ORIGINS + ")");
    }
    for (String origin : origins) {
      if (!ORIGIN.matcher(origin).matches()) {
        throw new IllegalArgumentException(
            "allowedOrigins: one is not of the form https://example.my.salesforce.com, in lower case"
                + " and without a path");
      }
    }
    allowedOrigins = String.join(" ", origins);
  }

  /**
   * Changes the certificates, in PEM, one after another; whether they are any, the caller knows.
   */
  public void changeCertificates(String newCertificates) {
    certificates = Text.requireFits(newCertificates, CERTIFICATES_LENGTH, "certificates");
  }

  /** Changes whether what the org signs says who supervises. */
  public void changeRolesFromToken(boolean newRolesFromToken) {
    rolesFromToken = newRolesFromToken;
  }

  /**
   * Returns the one spelling of an org's id under which it is stored.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static String canonicalOrgId(String id) {
    return SalesforceId.canonical(requireNonNull(id, "salesforceOrgId is null"), "salesforceOrgId");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Organization that && salesforceOrgId.equals(that.salesforceOrgId());
  }

  @Override
  public int hashCode() {
    return salesforceOrgId.hashCode();
  }

  @Override
  public String toString() {
    return "organization " + salesforceOrgId;
  }
}
