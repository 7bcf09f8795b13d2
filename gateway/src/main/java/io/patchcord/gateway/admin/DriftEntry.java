package io.patchcord.gateway.admin;

import io.patchcord.persistence.DriftFinding;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A difference between the org, the assignments and the switch, as admins see it.
 *
 * @param id the same whenever the same differs
 * @param subject what it is of, such as a username or a number
 * @param callCenter the internal name; {@code null} for none
 * @param waiver {@code null} for none, and for one whose time is over
 * @param position grows from each to the next
 */
public record DriftEntry(
    UUID id,
    DriftKind kind,
    String subject,
    @Nullable String callCenter,
    String sentence,
    String remedy,
    Instant since,
    @Nullable Waiver waiver,
    long position) {

  /** That it is meant so, for a time. */
  public record Waiver(String reason, String by, Instant until) {}

  static DriftEntry of(DriftFinding finding, Instant now) {
    String reason = finding.waiverReason();
    String by = finding.waivedBy();
    Instant until = finding.waivedUntil();
    return new DriftEntry(
        finding.reference(),
        DriftKind.valueOf(finding.kind()),
        finding.subject(),
        finding.callCenter(),
        finding.sentence(),
        finding.remedy(),
        finding.since(),
        finding.isWaivedAt(now) && reason != null && by != null && until != null
            ? new Waiver(reason, by, until)
            : null,
        finding.position());
  }

  /** For the audit. */
  static Map<String, String> waiverState(DriftFinding finding) {
    Map<String, String> state = new TreeMap<>();
    if (finding.waiverReason() != null) {
      state.put("kind", finding.kind());
      state.put("subject", finding.subject());
      state.put("reason", String.valueOf(finding.waiverReason()));
      state.put("until", String.valueOf(finding.waivedUntil()));
    }
    return state;
  }
}
