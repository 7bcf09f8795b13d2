package io.patchcord.gateway.diagnostics;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.session.Certificates;
import io.patchcord.persistence.CallCenter;
import io.patchcord.persistence.Database;
import io.patchcord.persistence.DatabaseException;
import io.patchcord.persistence.DefinitionItem;
import io.patchcord.persistence.Organization;
import io.patchcord.persistence.Repositories;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the gateway knows of Salesforce: whose signature counts, and what the org prescribes. */
public final class SalesforceChecks implements Checks {
  private static final Layer LAYER = Layer.SALESFORCE;
  private static final int MAX = 1_000;

  /** As many as a definition may have. */
  private static final int MAX_ITEMS = 20_000;

  private static final String ADAPTER_URL = "reqAdapterUrl";

  /** Enough to make a new one, have it approved and deploy it. */
  private static final Duration SOON = Duration.ofDays(30);

  private final Database database;
  private final Clock clock;

  public SalesforceChecks(Database database, Clock clock) {
    this.database = requireNonNull(database, "database is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  @Override
  public List<Finding> run() {
    try {
      return database.read(this::findings);
    } catch (DatabaseException e) {
      return List.of(
          Finding.unknown(
              LAYER,
              "organizations",
              "What is known of Salesforce cannot be read, as the database is away.",
              "Mend the database first."));
    }
  }

  private List<Finding> findings(Repositories db) {
    List<Finding> findings = new ArrayList<>();
    List<Organization> orgs = db.organizations().all("", MAX);
    if (orgs.isEmpty()) {
      findings.add(
          Finding.warning(
              LAYER,
              "organizations",
              "No org is registered: nobody can sign in from Salesforce.",
              "Register it with its certificate at /api/v1/organizations; for API keys alone,"
                  + " leave it."));
    } else {
      findings.add(Finding.ok(LAYER, "organizations", orgs.size() + " orgs are registered."));
    }
    for (Organization org : orgs) {
      findings.add(certificates(org, clock.instant()));
    }
    for (CallCenter center : db.callCenters().all("", MAX)) {
      findings.add(adapter(center, db));
    }
    findings.add(drift(db));
    return findings;
  }

  static Finding certificates(Organization org, Instant now) {
    String name = "certificates:" + org.salesforceOrgId();
    List<X509Certificate> all = Certificates.read(org.certificates());
    Instant last = null;
    for (X509Certificate certificate : all) {
      Instant end = certificate.getNotAfter().toInstant();
      if (!certificate.getNotBefore().toInstant().isAfter(now)
          && (last == null || end.isAfter(last))) {
        last = end;
      }
    }
    String remedy =
        "Make a new certificate in the org's Certificate and Key Management, and add it at"
            + " /api/v1/organizations/"
            + org.salesforceOrgId()
            + ".";
    if (last == null) {
      return Finding.failed(
          LAYER,
          name,
          org.displayName() + " has no certificate that counts yet: nobody can sign in.",
          remedy);
    }
    if (!last.isAfter(now)) {
      return Finding.failed(
          LAYER,
          name,
          "The certificate of "
              + org.displayName()
              + " expired at "
              + last
              + ": nobody can sign in.",
          remedy);
    }
    return last.isBefore(now.plus(SOON))
        ? Finding.warning(
            LAYER,
            name,
            "The certificate of " + org.displayName() + " expires at " + last + ".",
            remedy)
        : Finding.ok(
            LAYER,
            name,
            "The certificate of " + org.displayName() + " is valid until " + last + ".");
  }

  private static Finding adapter(CallCenter center, Repositories db) {
    String name = "adapter:" + center.internalName();
    String url =
        db.definitions().items(center.internalName(), MAX_ITEMS).stream()
            .filter(item -> item.name().equals(ADAPTER_URL))
            .map(DefinitionItem::value)
            .findFirst()
            .orElse("");
    return url.isBlank()
        ? Finding.warning(
            LAYER,
            name,
            "The call center " + center.internalName() + " has no definition with an adapter URL.",
            "Import the definition that Setup exports; without Salesforce, leave it.")
        : Finding.ok(
            LAYER, name, "The call center " + center.internalName() + " opens " + url + ".");
  }

  private Finding drift(Repositories db) {
    Instant now = clock.instant();
    long open =
        db.drifts().findings(0, MAX).stream()
            .filter(finding -> finding.isPresent() && !finding.dueAt().isAfter(now))
            .filter(finding -> !finding.isWaivedAt(now))
            .count();
    return open == 0
        ? Finding.ok(LAYER, "drift", "The org, the assignments and the switch agree.")
        : Finding.warning(
            LAYER,
            "drift",
            "The org, the assignments and the switch differ in "
                + (open < MAX ? "" : "at least ")
                + open
                + " things.",
            "Read them on the admin page, or at /api/v1/drift: each says what to do.");
  }
}
