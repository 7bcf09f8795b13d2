package io.patchcord.gateway.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.patchcord.gateway.admin.AgentChange;
import io.patchcord.gateway.admin.RoleGrant;
import io.patchcord.gateway.admin.To;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON merge patch: not a record, which could not tell {@code null} from what is left out. */
@Schema(name = "AgentChange", description = "What is left out stays; null removes")
public final class AgentPatchBody {
  private @Nullable String displayName;
  private @Nullable To<String> email;
  private @Nullable To<String> salesforceUserId;
  private @Nullable List<RoleGrant> roles;

  @JsonProperty
  @Schema(type = "string", description = "What people read", example = "Dora Dent", maxLength = 80)
  void setDisplayName(@Nullable String value) {
    displayName = Parameters.required("displayName", value);
  }

  @JsonProperty
  @Schema(
      types = {"string", "null"},
      description = "For people",
      maxLength = 254)
  void setEmail(@Nullable String value) {
    email = new To<>(value);
  }

  @JsonProperty
  @Schema(
      types = {"string", "null"},
      description = "15 or 18 characters")
  void setSalesforceUserId(@Nullable String value) {
    salesforceUserId = new To<>(value);
  }

  @JsonProperty
  @ArraySchema(
      schema = @Schema(implementation = RoleGrantBody.class),
      arraySchema =
          @Schema(
              description =
                  "All that the agent may do besides the agent's own work; sessions in other roles"
                      + " end"))
  void setRoles(@Nullable List<@Nullable RoleGrantBody> value) {
    roles = value == null ? List.of() : RoleGrantBody.toGrants(value);
  }

  AgentChange toChange() {
    return new AgentChange(displayName, email, salesforceUserId, roles);
  }
}
