package io.patchcord.gateway.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.patchcord.gateway.admin.LineEntry;
import io.patchcord.gateway.callcenter.LineCapability;
import io.patchcord.gateway.callcenter.RecordingPolicy;
import io.patchcord.gateway.line.LineRules;
import io.patchcord.gateway.switching.Phone;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line as admins edit it.
 *
 * @param number what is dialled inside to reach it
 * @param description for people; null where nobody has said
 * @param callerIdNumber null leaves it to the call center
 * @param shared whether several agents may work on it at once
 * @param dialString what the switch calls, null for the line's phones in its directory
 * @param recording when its calls are recorded, null leaves it to the call center
 * @param capabilities what its phone can
 * @param phone what kind of phone it has
 * @param phoneSystem the name of the switch that has it, as in GET /switches
 * @param endedAt since when it is out of use, null while it is not
 * @param assignments the live ones
 */
@Schema(name = "AdminLine")
public record AdminLineView(
    String number,
    @Nullable String description,
    @Nullable String callerIdNumber,
    boolean shared,
    @Nullable String dialString,
    @Nullable RecordingPolicy recording,
    List<LineCapability> capabilities,
    Phone.Kind phone,
    @JsonProperty("switch") String phoneSystem,
    @Nullable Instant endedAt,
    List<AssignmentView> assignments) {

  static AdminLineView from(LineEntry entry, String phoneSystem) {
    LineRules rules = LineRules.of(entry.phone());
    return new AdminLineView(
        entry.number(),
        entry.description(),
        entry.callerIdNumber(),
        entry.shared(),
        rules.dialString(),
        rules.recording(),
        rules.capabilities().stream().sorted().toList(),
        rules.phone(),
        entry.switchName() == null ? phoneSystem : entry.switchName(),
        entry.endedAt(),
        entry.assignments().stream().map(AssignmentView::from).toList());
  }

  /**
   * A page of lines.
   *
   * @param items those of this page, in the list's order
   * @param next the cursor of the next page, null on the last
   */
  @Schema(name = "AdminLinePage")
  public record Page(List<AdminLineView> items, @Nullable String next) {
    static Page from(io.patchcord.gateway.admin.Page<LineEntry> page, String phoneSystem) {
      return new Page(
          page.items().stream().map(line -> AdminLineView.from(line, phoneSystem)).toList(),
          page.next());
    }
  }
}
