package io.patchcord.gateway.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.patchcord.gateway.admin.SessionEntry;
import io.patchcord.gateway.security.Role;
import io.patchcord.gateway.session.Opened;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session.
 *
 * @param id its token's first characters, by which it is known
 * @param callCenter what a supervisor supervises, null for others
 * @param token the whole token: in the answer that opens it, and never again
 */
@Schema(name = "Session")
public record SessionView(
    String id,
    String agent,
    Role role,
    @Nullable String callCenter,
    Instant expiresAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String organization,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant createdAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String token) {

  static SessionView from(Opened opened) {
    return new SessionView(
        opened.principal().name(),
        opened.username(),
        opened.principal().role(),
        opened.principal().callCenter(),
        opened.expiresAt(),
        null,
        null,
        opened.token());
  }

  static SessionView from(SessionEntry entry) {
    return new SessionView(
        entry.prefix(),
        entry.agent(),
        entry.role(),
        entry.callCenter(),
        entry.expiresAt(),
        entry.organization(),
        entry.createdAt(),
        null);
  }

  /**
   * A page of them.
   *
   * @param next the cursor of the next page, null on the last
   */
  @Schema(name = "SessionPage")
  public record Page(List<SessionView> items, @Nullable String next) {
    static Page from(io.patchcord.gateway.admin.Page<SessionEntry> page) {
      return new Page(page.items().stream().map(SessionView::from).toList(), page.next());
    }
  }
}
