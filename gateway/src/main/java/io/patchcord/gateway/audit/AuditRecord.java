package io.patchcord.gateway.audit;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody did something. Holds no secret, and nothing that was said in a call.
 *
 * @param action such as {@code monitor.start}
 * @param before what was so before, by name
 * @param after what is so after, by name
 */
public record AuditRecord(
    Instant at,
    AuditActor actor,
    String action,
    Target target,
    Map<String, String> before,
    Map<String, String> after) {

  public AuditRecord {
    requireNonNull(at, "at is null");
    requireNonNull(actor, "actor is null");
    requireNonNull(action, "action is null");
    requireNonNull(target, "target is null");
    before = Map.copyOf(before);
    after = Map.copyOf(after);
  }

  /**
   * What something is done to.
   *
   * @param type such as {@code call}
   * @param callCenter the internal name of the call center that it belongs to; {@code null} for
   *     none
   */
  public record Target(String type, String id, @Nullable String callCenter) {
    public Target {
      requireNonNull(type, "type is null");
      requireNonNull(id, "id is null");
    }
  }
}
