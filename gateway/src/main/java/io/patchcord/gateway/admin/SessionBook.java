package io.patchcord.gateway.admin;

import io.patchcord.persistence.AgentSession;
import org.jspecify.annotations.Nullable;

/** The sessions, as admins see them. All methods block, and throw {@link AdminException}. */
public final class SessionBook {
  private final AdminStore store;

  public SessionBook(AdminStore store) {
    this.store = store;
  }

  /**
   * A page of those that open something, by prefix.
   *
   * @param after {@code next} of the page before; {@code null} for the beginning
   */
  public Page<SessionEntry> list(@Nullable String after, int limit) {
    return store.read(
        db ->
            Page.of(
                    db.agentSessions()
                        .activeAfter(store.now(), after == null ? "" : after, limit + 1),
                    limit,
                    AgentSession::prefix)
                .map(SessionEntry::of));
  }
}
