package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.OrganizationEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Salesforce org whose users sign in.
 *
 * @param salesforceOrgId 18 characters
 * @param displayName what people read
 * @param allowedOrigins whose pages may call the API from a browser
 * @param certificates by which its tokens are checked; several while one is replaced
 * @param rolesFromToken whether the tokens' roles say who supervises and administers
 */
@Schema(name = "Organization")
public record OrganizationView(
    String salesforceOrgId,
    String displayName,
    List<String> allowedOrigins,
    List<CertificateView> certificates,
    boolean rolesFromToken) {

  /**
   * A certificate by which the org signs.
   *
   * @param fingerprint SHA-256, 64 hexadecimal digits
   * @param subject whose it says it is
   * @param validFrom from when it counts
   * @param validTo until when it counts
   * @param pem itself
   */
  @Schema(name = "OrganizationCertificate")
  public record CertificateView(
      String fingerprint, String subject, Instant validFrom, Instant validTo, String pem) {}

  static OrganizationView from(OrganizationEntry entry) {
    return new OrganizationView(
        entry.salesforceOrgId(),
        entry.displayName(),
        entry.allowedOrigins(),
        entry.certificates().stream()
            .map(
                one ->
                    new CertificateView(
                        one.fingerprint(),
                        one.subject(),
                        one.validFrom(),
                        one.validTo(),
                        one.pem()))
            .toList(),
        entry.rolesFromToken());
  }

  /**
   * A page of them.
   *
   * @param items those of this page, in the list's order
   * @param next the cursor of the next page, null on the last
   */
  @Schema(name = "OrganizationPage")
  public record Page(List<OrganizationView> items, @Nullable String next) {
    static Page from(io.patchcord.gateway.admin.Page<OrganizationEntry> page) {
      return new Page(page.items().stream().map(OrganizationView::from).toList(), page.next());
    }
  }
}
