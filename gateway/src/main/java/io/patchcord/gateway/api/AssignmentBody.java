package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.AssignmentBook;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who is to work on which line.
 *
 * @param agent the agent's username
 * @param line the line's number
 * @param callCenter the call center's internal name
 * @param move whether to end what the agent has in that call center; left out, that is a refusal
 */
@Schema(name = "NewAssignment")
public record AssignmentBody(
    @Schema(example = "dora", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String agent,
    @Schema(example = "1004", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String line,
    @Schema(example = "PatchcordDemo", requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String callCenter,
    @Schema(defaultValue = "false") @Nullable Boolean move) {

  AssignmentBook.Wish toWish() {
    return new AssignmentBook.Wish(
        Parameters.required("agent", agent),
        Parameters.required("line", line),
        Parameters.required("callCenter", callCenter),
        Boolean.TRUE.equals(move));
  }
}
