package io.patchcord.gateway.api;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where a call goes.
 *
 * @param to an agent's username, a line, a queue's number or any other number
 */
@Schema(name = "Transfer")
public record TransferBody(
    @Schema(example = "bob", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String to) {

  static String require(@Nullable TransferBody body) {
    if (body == null) {
      throw new ProblemException(ProblemCode.BODY_INVALID, "The body is missing.");
    }
    if (body.to == null) {
      throw ProblemException.ofField(
          ProblemCode.FIELD_INVALID, "to", "Who shall have the call is missing.");
    }
    return body.to;
  }
}
