package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.KeyBook;
import io.patchcord.gateway.security.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A key to make.
 *
 * @param agent as whom an agent's key acts; whose line a supervisor's key has
 * @param callCenter what a supervisor's key supervises
 * @param expiresAt left out, never
 */
@Schema(name = "NewApiKey")
public record ApiKeyBody(
    @Schema(
            example = "Dora's softphone",
            requiredMode = Schema.RequiredMode.REQUIRED,
            maxLength = 80)
        @Nullable String name,
    @Schema(
            allowableValues = {"AGENT", "SUPERVISOR", "ADMIN"},
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String role,
    @Schema(example = "dora") @Nullable String agent,
    @Schema(example = "PatchcordDemo") @Nullable String callCenter,
    @Schema(format = "date-time") @Nullable String expiresAt) {

  KeyBook.Wish toWish() {
    return new KeyBook.Wish(
        Parameters.required("name", name),
        Arrays.stream(Role.values())
            .filter(known -> known.name().equals(role))
            .findFirst()
            .orElseThrow(
                () ->
                    ProblemException.ofField(
                        ProblemCode.FIELD_INVALID,
                        "role",
                        "A role is one of " + Arrays.toString(Role.values()) + ".")),
        agent,
        callCenter,
        expiry());
  }

  private @Nullable Instant expiry() {
    try {
      return expiresAt == null ? null : Instant.parse(expiresAt);
    } catch (DateTimeParseException e) {
      throw ProblemException.ofField(
          ProblemCode.FIELD_INVALID, "expiresAt", "A time is UTC, such as 2026-11-22T08:00:00Z.");
    }
  }
}
