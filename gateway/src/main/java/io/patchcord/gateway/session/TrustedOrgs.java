package io.patchcord.gateway.session;

import static java.util.Objects.requireNonNull;

import io.patchcord.persistence.Database;
import io.patchcord.persistence.DatabaseException;
import io.patchcord.persistence.Organization;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The orgs whose signature is trusted and whose pages may call the API: a picture of the database
 * in memory, which stays while the database is away. Safe for all threads.
 */
public final class TrustedOrgs {
  /** One installation serves a company, with its sandboxes. */
  public static final int MAX = 100;

  private static final Logger LOG = LoggerFactory.getLogger(TrustedOrgs.class);

  private final Database database;
  private volatile Picture picture = new Picture(Map.of(), Set.of());

  private record Picture(Map<String, List<X509Certificate>> certificates, Set<String> origins) {}

  public TrustedOrgs(Database database) {
    this.database = requireNonNull(database, "database is null");
  }

  /** Takes the picture anew; when the database is away, the last one stays. Blocks. */
  public void refresh() {
    try {
      Map<String, List<X509Certificate>> certificates = new HashMap<>();
      Set<String> origins = new HashSet<>();
      for (Organization org : database.read(db -> db.organizations().all("", MAX))) {
        certificates.put(org.salesforceOrgId(), Certificates.read(org.certificates()));
        origins.addAll(org.allowedOrigins());
      }
      picture = new Picture(Map.copyOf(certificates), Set.copyOf(origins));
    } catch (DatabaseException e) {
      LOG.warn("The organizations could not be read again: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("The organizations could not be read again, the last ones stay", e);
    }
  }

  /** Whether pages of that origin may call the API. Never blocks. */
  public boolean allows(String origin) {
    return picture.origins().contains(origin);
  }

  /** The certificates of an org, by its id of 18 characters; none of an unknown one. */
  List<X509Certificate> certificatesOf(String orgId) {
    return picture.certificates().getOrDefault(orgId, List.of());
  }
}
