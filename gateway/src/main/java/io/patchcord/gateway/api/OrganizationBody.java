package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.OrganizationChange;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An organization to add, or what of one is to change.
 *
 * @param salesforceOrgId 15 or 18 characters; only of a new one, for it never changes
 * @param displayName what people read; left out of a new one, the id
 * @param allowedOrigins all of them; whose pages may call the API from a browser
 * @param certificates all of them, in PEM, one after another
 * @param rolesFromToken whether the tokens' roles say who supervises and administers; false of a
 *     new one
 */
@Schema(name = "OrganizationChange", description = "What is left out stays")
public record OrganizationBody(
    @Schema(example = "00D5g000008abcDEAQ") @Nullable String salesforceOrgId,
    @Schema(example = "Production", maxLength = 80) @Nullable String displayName,
    @Schema(
            example =
                "[\"https://example.my.salesforce.com\", \"https://example--c.vf.force.com\"]")
        @Nullable List<@Nullable String> allowedOrigins,
    @Schema(example = "-----BEGIN CERTIFICATE-----...", maxLength = 20_000)
        @Nullable String certificates,
    @Schema(example = "false") @Nullable Boolean rolesFromToken) {

  String requireOrgId() {
    return Parameters.required("salesforceOrgId", salesforceOrgId);
  }

  OrganizationChange toChange() {
    return new OrganizationChange(displayName, origins(), certificates, rolesFromToken);
  }

  OrganizationChange toChangeOf(String orgId) {
    if (salesforceOrgId != null && !salesforceOrgId.equals(orgId)) {
      throw ProblemException.ofField(
          ProblemCode.FIELD_INVALID, "salesforceOrgId", "An organization's id never changes.");
    }
    return toChange();
  }

  private @Nullable List<String> origins() {
    return allowedOrigins == null
        ? null
        : allowedOrigins.stream().map(origin -> Objects.requireNonNullElse(origin, "")).toList();
  }
}
