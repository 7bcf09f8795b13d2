package io.patchcord.gateway.api;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What somebody might dial.
 *
 * @param number as it would be typed, or stand in a record
 */
@Schema(name = "DialTest")
public record DialTestBody(
    @Schema(example = "9-011-44 20 7946 0958", requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String number) {
  String requireNumber() {
    if (number == null) {
      throw ProblemException.ofField(
          ProblemCode.FIELD_INVALID, "number", "The field 'number' is missing.");
    }
    return number;
  }
}
