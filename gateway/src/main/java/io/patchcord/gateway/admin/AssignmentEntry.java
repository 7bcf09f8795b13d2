package io.patchcord.gateway.admin;

import io.patchcord.persistence.Assignment;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who works on which line for which call center.
 *
 * @param callCenter the internal name
 * @param to when it ended; {@code null} while it is live
 * @param desk whether it ends when the agent signs out
 * @param position grows from each to the next
 */
public record AssignmentEntry(
    UUID id,
    String agent,
    String agentName,
    String line,
    String callCenter,
    Instant from,
    @Nullable Instant to,
    boolean desk,
    long position) {

  static AssignmentEntry of(Assignment assignment) {
    return new AssignmentEntry(
        assignment.reference(),
        assignment.agent().username(),
        assignment.agent().displayName(),
        assignment.line().number(),
        assignment.callCenter().internalName(),
        assignment.validFrom(),
        assignment.validTo(),
        assignment.isAtDesk(),
        assignment.position());
  }

  /** For the audit. */
  static Map<String, String> state(Assignment assignment) {
    return Map.of(
        "agent", assignment.agent().username(),
        "line", assignment.line().number(),
        "callCenter", assignment.callCenter().internalName());
  }
}
