package io.patchcord.gateway.admin;

import org.jspecify.annotations.Nullable;

/**
 * A user of a call center, as the org posts it.
 *
 * @param extension as the org has it; {@code null} for none
 */
public record OrgUser(
    String username,
    @Nullable String displayName,
    @Nullable String salesforceUserId,
    @Nullable String extension) {
  public OrgUser {
    displayName = displayName == null || displayName.isBlank() ? null : displayName;
    salesforceUserId =
        salesforceUserId == null || salesforceUserId.isBlank() ? null : salesforceUserId;
    extension = extension == null || extension.isBlank() ? null : extension.strip();
  }
}
