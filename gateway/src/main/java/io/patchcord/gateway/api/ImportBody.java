package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.AdminException;
import io.patchcord.gateway.admin.ImportFile;
import io.patchcord.gateway.admin.ImportRow;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Assignments to import, as an export gives them.
 *
 * @param items at most as many as an import may have
 * @param next always null: there is one page
 */
@Schema(name = "Assignments")
public record ImportBody(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable List<@Nullable Row> items,
    @Nullable String next) {

  /**
   * Who is to work on which line; what is left out or null says nothing.
   *
   * @param username of the agent, who is added if there is none
   * @param displayName what people read
   * @param email for people; the gateway sends nothing to it
   * @param salesforceUserId 15 or 18 characters
   * @param line an empty one takes away what the agent has in the call center
   * @param callCenter the internal or the displayed name
   */
  @Schema(name = "AssignmentRow")
  public record Row(
      @Schema(example = "dora") @Nullable String username,
      @Schema(example = "Dora Dent") @Nullable String displayName,
      @Schema(example = "dora@example.com") @Nullable String email,
      @Schema(example = "0055g00000ABCDEIA5") @Nullable String salesforceUserId,
      @Schema(example = "1004") @Nullable String line,
      @Schema(example = "PatchcordDemo") @Nullable String callCenter) {}

  static ImportBody from(List<ImportRow> rows) {
    return new ImportBody(
        rows.stream()
            .map(
                row ->
                    new Row(
                        row.username(),
                        row.displayName(),
                        row.email(),
                        row.salesforceUserId(),
                        row.line(),
                        row.callCenter()))
            .toList(),
        null);
  }

  ImportFile toFile() {
    if (items == null) {
      throw ProblemException.ofField(
          ProblemCode.FIELD_INVALID, "items", "The field is missing: items.");
    }
    if (items.size() > ImportFile.MAX_ROWS) {
      throw new AdminException(
          AdminException.Reason.FILE_TOO_LARGE,
          "items: " + items.size() + " (expected: <= " + ImportFile.MAX_ROWS + ")");
    }
    List<ImportRow> rows = new ArrayList<>();
    for (Row row : items) {
      if (row == null) {
        throw ProblemException.ofField(
            ProblemCode.FIELD_INVALID, "items", "Item " + (rows.size() + 1) + " is null.");
      }
      rows.add(
          new ImportRow(
              rows.size() + 1,
              row.username(),
              row.displayName(),
              row.email(),
              row.salesforceUserId(),
              row.line(),
              row.callCenter()));
    }
    return new ImportFile(rows, List.of());
  }
}
