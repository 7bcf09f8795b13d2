package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.RoleGrant;
import io.patchcord.gateway.security.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an agent may do besides the agent's own work.
 *
 * @param role {@code SUPERVISOR} or {@code ADMIN}
 * @param callCenter what a supervisor supervises, by its internal name; null for an admin
 */
@Schema(name = "RoleGrant")
public record RoleGrantBody(
    @Schema(
            allowableValues = {"SUPERVISOR", "ADMIN"},
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable Role role,
    @Schema(example = "PatchcordDemo") @Nullable String callCenter) {

  static RoleGrantBody from(RoleGrant grant) {
    return new RoleGrantBody(grant.role(), grant.callCenter());
  }

  static List<RoleGrant> toGrants(List<@Nullable RoleGrantBody> bodies) {
    return bodies.stream()
        .map(
            body -> {
              if (body == null || body.role() == null) {
                throw ProblemException.ofField(
                    ProblemCode.FIELD_INVALID, "roles", "A role is SUPERVISOR or ADMIN.");
              }
              return new RoleGrant(body.role(), body.callCenter());
            })
        .toList();
  }
}
