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
 * @param agent who signed in, by username
 * @param role what the session may do
 * @param callCenter what a supervisor supervises, if it is one call center; else null
 * @param callCenters all that a supervisor supervises; none for others
 * @param expiresAt when it ends by itself
 * @param organization the org that signed, by its id; null for none
 * @param createdAt when it began
 * @param token the whole token: in the answer that opens it, and never again
 */
@Schema(name = "Session")
public record SessionView(
    String id,
    String agent,
    Role role,
    @Nullable String callCenter,
    List<String> callCenters,
    Instant expiresAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String organization,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant createdAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String token) {

  static SessionView from(Opened opened) {
    return new SessionView(
        opened.principal().name(),
        opened.username(),
        opened.principal().role(),
        CallCenterNames.only(opened.principal().callCenters()),
        CallCenterNames.sorted(opened.principal().callCenters()),
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
        CallCenterNames.only(entry.callCenters()),
        entry.callCenters(),
        entry.expiresAt(),
        entry.organization(),
        entry.createdAt(),
        null);
  }

  /**
   * A page of them.
   *
   * @param items those of this page, in the list's order
   * @param next the cursor of the next page, null on the last
   */
  @Schema(name = "SessionPage")
  public record Page(List<SessionView> items, @Nullable String next) {
    static Page from(io.patchcord.gateway.admin.Page<SessionEntry> page) {
      return new Page(page.items().stream().map(SessionView::from).toList(), page.next());
    }
  }
}
