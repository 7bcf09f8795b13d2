package io.patchcord.gateway.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Why a difference is meant so, and until when.
 *
 * @param reason why, for people, at most 255 characters
 * @param until a day, whose end in UTC is meant, or a time
 */
@Schema(name = "NewDriftWaiver")
public record WaiverBody(
    @Schema(
            example = "The phone is in repair.",
            maxLength = 400,
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String reason,
    @Schema(example = "2026-12-24", requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String until) {

  String requireReason() {
    return Parameters.required("reason", reason);
  }

  Instant requireUntil() {
    String text = Parameters.required("until", until);
    try {
      return text.length() == 10
          ? LocalDate.parse(text).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw ProblemException.ofField(
          ProblemCode.FIELD_INVALID,
          "until",
          "It is a day or a time in UTC, such as 2026-12-24 or 2026-12-24T08:00:00Z.");
    }
  }
}
