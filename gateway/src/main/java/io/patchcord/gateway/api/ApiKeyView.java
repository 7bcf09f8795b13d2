package io.patchcord.gateway.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.patchcord.gateway.admin.KeyBook;
import io.patchcord.gateway.admin.KeyEntry;
import io.patchcord.gateway.security.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an API key.
 *
 * @param prefix its first characters, by which it is known
 * @param name for people: what it is for
 * @param role what its holder may do
 * @param agent as whom an agent's key acts; whose line a supervisor's key has; else null
 * @param callCenter what it supervises, if it is one call center; else null
 * @param callCenters what it supervises, or where a program acts
 * @param scopes what it opens
 * @param createdAt when it was made
 * @param expiresAt when it ends by itself; null for never
 * @param lastUsedAt a minute late at most; null if it never was
 * @param revokedAt when somebody ended it; null while it counts
 * @param key the whole key: in the answer that makes it, and never again
 */
@Schema(name = "ApiKey")
public record ApiKeyView(
    String prefix,
    String name,
    Role role,
    @Nullable String agent,
    @Nullable String callCenter,
    List<String> callCenters,
    List<String> scopes,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsedAt,
    @Nullable Instant revokedAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key) {

  static ApiKeyView from(KeyEntry entry) {
    return of(entry, null);
  }

  static ApiKeyView from(KeyBook.Made made) {
    return of(made.entry(), made.secret());
  }

  private static ApiKeyView of(KeyEntry entry, @Nullable String secret) {
    return new ApiKeyView(
        entry.prefix(),
        entry.name(),
        entry.role(),
        entry.agent(),
        CallCenterNames.only(entry.callCenters()),
        entry.callCenters(),
        entry.scopes(),
        entry.createdAt(),
        entry.expiresAt(),
        entry.lastUsedAt(),
        entry.revokedAt(),
        secret);
  }

  /**
   * A page of keys.
   *
   * @param items those of this page, in the list's order
   * @param next the cursor of the next page, null on the last
   */
  @Schema(name = "ApiKeyPage")
  public record Page(List<ApiKeyView> items, @Nullable String next) {
    static Page from(io.patchcord.gateway.admin.Page<KeyEntry> page) {
      return new Page(page.items().stream().map(ApiKeyView::from).toList(), page.next());
    }
  }
}
