package io.patchcord.gateway.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keys to send.
 *
 * @param digits 0 to 9, *, #, A to D; w waits half a second, W a whole one
 */
@Schema(name = "Digits")
public record DigitsBody(
    @Schema(
            example = "1w42#",
            pattern = "[0-9A-D*#wW]{1,64}",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String digits) {

  private static final Pattern DIGITS = Pattern.compile("[0-9A-D*#wW]{1,64}");

  static String require(@Nullable DigitsBody body) {
    if (body == null) {
      throw new ProblemException(ProblemCode.BODY_INVALID, "The body is missing.");
    }
    if (body.digits == null || !DIGITS.matcher(body.digits).matches()) {
      throw ProblemException.ofField(
          ProblemCode.FIELD_INVALID,
          "digits",
          "Digits are 0 to 9, *, #, A to D, and w or W for a pause; 64 at most.");
    }
    return body.digits;
  }
}
