package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.KeyBook;
import io.patchcord.gateway.security.Role;
import io.patchcord.gateway.security.Scope;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key to make.
 *
 * @param name for people: what the key is for
 * @param role {@code AGENT}, {@code SUPERVISOR}, {@code ADMIN} or {@code INTEGRATION}
 * @param agent as whom an agent's key acts; whose line a supervisor's key has
 * @param callCenter what a supervisor's key supervises, if it is one
 * @param callCenters what a supervisor's key supervises, or where a program acts
 * @param scopes left out, all that the role has
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
            allowableValues = {"AGENT", "SUPERVISOR", "INTEGRATION", "ADMIN"},
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String role,
    @Schema(example = "dora") @Nullable String agent,
    @Schema(example = "PatchcordDemo") @Nullable String callCenter,
    @Nullable List<@Nullable String> callCenters,
    @ArraySchema(
            schema =
                @Schema(
                    allowableValues = {
                      "calls:read",
                      "calls:write",
                      "agents:read",
                      "presence:write",
                      "history:read",
                      "monitor",
                      "admin:read",
                      "admin:write"
                    }))
        @Nullable List<@Nullable String> scopes,
    @Schema(format = "date-time") @Nullable String expiresAt) {

  private static final int MAX_CALL_CENTERS = 90;

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
        wantedCallCenters(),
        wantedScopes(),
        expiry());
  }

  private List<String> wantedCallCenters() {
    Set<String> all = new LinkedHashSet<>();
    if (callCenter != null) {
      all.add(callCenter);
    }
    for (String one : callCenters == null ? List.<@Nullable String>of() : callCenters) {
      all.add(Parameters.required("callCenters", one));
    }
    if (all.size() > MAX_CALL_CENTERS) {
      throw ProblemException.ofField(
          ProblemCode.FIELD_INVALID,
          "callCenters",
          "A key has at most " + MAX_CALL_CENTERS + " call centers.");
    }
    return List.copyOf(all);
  }

  private @Nullable Set<Scope> wantedScopes() {
    if (scopes == null) {
      return null;
    }
    Set<Scope> all = EnumSet.noneOf(Scope.class);
    for (String one : scopes) {
      all.add(
          Scope.named(String.valueOf(one))
              .orElseThrow(
                  () ->
                      ProblemException.ofField(
                          ProblemCode.FIELD_INVALID,
                          "scopes",
                          "A scope is one of "
                              + Arrays.stream(Scope.values()).map(Scope::text).toList()
                              + ".")));
    }
    return all;
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
