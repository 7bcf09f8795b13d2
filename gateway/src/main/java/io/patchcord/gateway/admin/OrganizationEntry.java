package io.patchcord.gateway.admin;

import static java.util.stream.Collectors.joining;

import io.patchcord.gateway.session.Certificates;
import io.patchcord.persistence.Organization;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A Salesforce org, as admins see it.
 *
 * @param salesforceOrgId of 18 characters
 * @param rolesFromToken whether what the org signs says who supervises
 * @param version changes with every change
 */
public record OrganizationEntry(
    String salesforceOrgId,
    String displayName,
    List<String> allowedOrigins,
    List<Certificate> certificates,
    boolean rolesFromToken,
    int version) {

  /**
   * A certificate by which the org signs.
   *
   * @param fingerprint SHA-256, 64 lower-case hexadecimal digits
   * @param subject as RFC 2253 writes it
   */
  public record Certificate(
      String fingerprint, String subject, Instant validFrom, Instant validTo, String pem) {}

  static OrganizationEntry of(Organization org) {
    return new OrganizationEntry(
        org.salesforceOrgId(),
        org.displayName(),
        org.allowedOrigins(),
        Certificates.read(org.certificates()).stream()
            .map(
                certificate ->
                    new Certificate(
                        Certificates.fingerprint(certificate),
                        certificate.getSubjectX500Principal().getName(),
                        certificate.getNotBefore().toInstant(),
                        certificate.getNotAfter().toInstant(),
                        Certificates.write(List.of(certificate))))
            .toList(),
        org.rolesFromToken(),
        org.version());
  }

  /** For the audit. */
  Map<String, String> state() {
    Map<String, String> state = new TreeMap<>();
    state.put("displayName", displayName);
    state.put("allowedOrigins", String.join(" ", allowedOrigins));
    state.put(
        "certificates", certificates.stream().map(Certificate::fingerprint).collect(joining(" ")));
    state.put("rolesFromToken", Boolean.toString(rolesFromToken));
    return state;
  }
}
