package io.patchcord.gateway.api;

import io.patchcord.gateway.diagnostics.Checkup;
import io.patchcord.gateway.diagnostics.Finding;
import io.patchcord.gateway.diagnostics.Layer;
import io.patchcord.gateway.diagnostics.Verdict;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found.
 *
 * @param at when the last check was made
 * @param findings one for each check, in the order of the layers
 */
@Schema(name = "Diagnostics")
public record DiagnosticsView(Instant at, List<FindingView> findings) {

  /**
   * What a check found.
   *
   * @param layer where it was looked
   * @param name of the check, stable
   * @param verdict how it stands
   * @param detail how it stands, in one sentence
   * @param remedy what to do; null where nothing is to be done
   */
  @Schema(name = "Finding")
  public record FindingView(
      Layer layer, String name, Verdict verdict, String detail, @Nullable String remedy) {
    static FindingView from(Finding finding) {
      return new FindingView(
          finding.layer(), finding.name(), finding.verdict(), finding.detail(), finding.remedy());
    }
  }

  static DiagnosticsView from(Checkup.Report report) {
    return new DiagnosticsView(
        report.at(), report.findings().stream().map(FindingView::from).toList());
  }
}
