package io.patchcord.gateway.api;

import io.patchcord.gateway.audit.AuditActor;
import io.patchcord.gateway.audit.AuditLog;
import io.patchcord.gateway.audit.AuditRecord;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who did what to which object.
 *
 * @param id grows from each entry to the next
 * @param at when it was done
 * @param actor who did it
 * @param action what was done, such as {@code assignment.created}
 * @param object what it was done to
 * @param callCenter for which call center, by its internal name; null where none is concerned
 * @param before what was so before, by name
 * @param after what is so after, by name
 */
@Schema(name = "AuditEntry")
public record AuditView(
    long id,
    Instant at,
    ActorView actor,
    String action,
    ObjectView object,
    @Nullable String callCenter,
    Map<String, String> before,
    Map<String, String> after) {

  /**
   * Who did it.
   *
   * @param kind the role, SYSTEM for what followed from phones and calls, or HOST for the command
   *     line of the gateway's own machine
   * @param name the visible part of the key, or of HOST the operating system's user
   * @param agent the username as which it acts
   * @param address where the request came from
   * @param requestId the request's X-Request-Id
   */
  @Schema(name = "AuditActor")
  public record ActorView(
      String kind,
      String name,
      @Nullable String agent,
      @Nullable String address,
      @Nullable String requestId) {}

  /**
   * What it was done to.
   *
   * @param type of what kind it is, such as {@code agent}
   * @param id its id or name, as the API has it
   */
  @Schema(name = "AuditObject")
  public record ObjectView(String type, String id) {}

  /**
   * A page of them, the latest first.
   *
   * @param items those of this page, in the list's order
   * @param next the cursor of the next page, null on the last
   */
  @Schema(name = "AuditPage")
  public record Page(List<AuditView> items, @Nullable String next) {}

  static AuditView from(AuditLog.Stored stored) {
    AuditRecord entry = stored.entry();
    AuditActor actor = entry.actor();
    return new AuditView(
        stored.id(),
        entry.at(),
        new ActorView(actor.kind(), actor.name(), actor.agent(), actor.source(), actor.requestId()),
        entry.action(),
        new ObjectView(entry.target().type(), entry.target().id()),
        entry.target().callCenter(),
        entry.before(),
        entry.after());
  }
}
