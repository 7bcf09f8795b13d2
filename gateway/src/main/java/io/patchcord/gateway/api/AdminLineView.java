package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.LineEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line as admins edit it.
 *
 * @param callerIdNumber null leaves it to the call center
 * @param shared whether several agents may work on it at once
 * @param endedAt since when it is out of use, null while it is not
 * @param assignments the live ones
 */
@Schema(name = "AdminLine")
public record AdminLineView(
    String number,
    @Nullable String description,
    @Nullable String callerIdNumber,
    boolean shared,
    @Nullable Instant endedAt,
    List<AssignmentView> assignments) {

  static AdminLineView from(LineEntry entry) {
    return new AdminLineView(
        entry.number(),
        entry.description(),
        entry.callerIdNumber(),
        entry.shared(),
        entry.endedAt(),
        entry.assignments().stream().map(AssignmentView::from).toList());
  }

  /**
   * A page of lines.
   *
   * @param next the cursor of the next page, null on the last
   */
  @Schema(name = "AdminLinePage")
  public record Page(List<AdminLineView> items, @Nullable String next) {
    static Page from(io.patchcord.gateway.admin.Page<LineEntry> page) {
      return new Page(page.items().stream().map(AdminLineView::from).toList(), page.next());
    }
  }
}
