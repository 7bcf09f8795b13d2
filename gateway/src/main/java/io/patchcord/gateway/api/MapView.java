package io.patchcord.gateway.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.patchcord.gateway.audit.AuditRecord;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The map of agents to lines, to those who keep it. */
final class MapView {
  /** Who has more to read again reads the whole list. */
  private static final int MAX_AGENTS = 50;

  private static final String AGENT = "agent";

  private MapView() {}

  /**
   * Somebody changed the map: the data of the {@code map} event.
   *
   * @param agents the usernames of those to read again, none when lines alone were changed; null
   *     for all
   */
  @Schema(name = "MapEvent")
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Event(@Nullable List<String> agents) {

    /** What these changes come to; null when none of them is about the map. */
    static @Nullable Event from(List<AuditRecord> changes) {
      boolean any = false;
      Set<String> agents = new TreeSet<>();
      for (AuditRecord change : changes) {
        switch (change.target().type()) {
          case AGENT -> agents.add(change.target().id());
          case "assignment" -> {
            addAgent(agents, change.before().get(AGENT));
            addAgent(agents, change.after().get(AGENT));
          }
          case "line" -> {}
          case "import" -> {
            return new Event(null);
          }
          default -> {
            continue;
          }
        }
        any = true;
      }
      if (!any) {
        return null;
      }
      return new Event(agents.size() > MAX_AGENTS ? null : List.copyOf(agents));
    }

    private static void addAgent(Set<String> agents, @Nullable String username) {
      if (username != null) {
        agents.add(username);
      }
    }
  }
}
