package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.AgentChange;
import io.patchcord.gateway.admin.To;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agent to add.
 *
 * @param username at most 80 characters without blanks, in any case; never changes
 * @param displayName what people read; left out, the username
 * @param email for people
 * @param salesforceUserId 15 or 18 characters; by it the user's org signs in for the agent
 * @param roles what the agent may do besides the agent's own work
 */
@Schema(name = "NewAgent")
public record AgentBody(
    @Schema(example = "dora", requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 80)
        @Nullable String username,
    @Schema(example = "Dora Dent", maxLength = 80) @Nullable String displayName,
    @Schema(example = "dora@example.com", maxLength = 254) @Nullable String email,
    @Schema(example = "0055g00000ABCDEAA5", description = "15 or 18 characters")
        @Nullable String salesforceUserId,
    @Schema(description = "What the agent may do besides the agent's own work")
        @Nullable List<@Nullable RoleGrantBody> roles) {

  String requireUsername() {
    return Parameters.required("username", username);
  }

  AgentChange toChange() {
    return new AgentChange(
        displayName == null ? username : displayName,
        new To<>(email),
        new To<>(salesforceUserId),
        roles == null ? null : RoleGrantBody.toGrants(roles));
  }
}
