package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.DriftEntry;
import io.patchcord.gateway.admin.DriftKind;
import io.patchcord.gateway.admin.DriftReport;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A difference between the org, the assignments and the switch.
 *
 * @param id the same whenever the same differs
 * @param kind what differs, stable
 * @param subject what it is of, such as a username or a number
 * @param callCenter the internal name; null for none
 * @param sentence what differs
 * @param remedy what can be done
 * @param since when it was seen first
 * @param waiver null for one that nobody has waived
 */
@Schema(name = "DriftFinding")
public record DriftView(
    UUID id,
    DriftKind kind,
    String subject,
    @Nullable String callCenter,
    String sentence,
    String remedy,
    Instant since,
    @Nullable WaiverView waiver) {

  static DriftView from(DriftEntry entry) {
    DriftEntry.Waiver waiver = entry.waiver();
    return new DriftView(
        entry.id(),
        entry.kind(),
        entry.subject(),
        entry.callCenter(),
        entry.sentence(),
        entry.remedy(),
        entry.since(),
        waiver == null ? null : new WaiverView(waiver.reason(), waiver.by(), waiver.until()));
  }

  /**
   * That it is meant so, for a time.
   *
   * @param reason why, for people
   * @param by the name of the key that said so
   * @param until when it counts no more
   */
  @Schema(name = "DriftWaiver")
  public record WaiverView(String reason, String by, Instant until) {}

  /**
   * What a comparison came to; also the data of the {@code drift} event.
   *
   * @param checkedAt when it was compared
   * @param phonesKnown whether the switch told of its phones; what was found before stays if not
   * @param queuesKnown whether the switch told of its queues; what was found before stays if not
   * @param counts how many of each kind there are, without those that are waived
   * @param total of all kinds
   */
  @Schema(name = "DriftSummary")
  public record Summary(
      Instant checkedAt,
      boolean phonesKnown,
      boolean queuesKnown,
      Map<String, Integer> counts,
      int total) {
    static Summary from(DriftReport report) {
      Map<String, Integer> counts = new TreeMap<>();
      report.counts().forEach((kind, count) -> counts.put(kind.name(), count));
      return new Summary(
          report.at(),
          report.phonesKnown(),
          report.queuesKnown(),
          counts,
          counts.values().stream().mapToInt(Integer::intValue).sum());
    }
  }

  /**
   * A page of findings.
   *
   * @param items those of this page, in the list's order
   * @param next the cursor of the next page, null on the last
   * @param summary of the last comparison; null before the first of this run of the gateway
   */
  @Schema(name = "DriftPage")
  public record Page(List<DriftView> items, @Nullable String next, @Nullable Summary summary) {}
}
