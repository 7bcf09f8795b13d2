package io.patchcord.gateway.api;

import io.patchcord.gateway.security.Role;
import io.patchcord.gateway.security.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** An agent's own presence and wrap-up. */
@Path("/api/v1/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Presence")
@SecurityRequirement(name = "apiKey")
public final class PresenceResource {
  private final PresenceDesk desk;

  PresenceResource(PresenceDesk desk) {
    this.desk = desk;
  }

  @PUT
  @Path("/presence")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(value = Role.AGENT, scope = Scope.PRESENCE_WRITE)
  @Operation(
      summary = "Ask for a state",
      description =
          "AVAILABLE, AWAY with a reason, or OFFLINE. During a call or a wrap-up it stands as"
              + " 'pending' and takes effect after it.")
  @ApiResponse(
      responseCode = "200",
      description = "How the agent stands now",
      content = @Content(schema = @Schema(implementation = PresenceView.class)))
  @OperationId("setPresence")
  @Refuses(ProblemCode.NO_LINE)
  public PresenceView ask(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Nullable PresenceBody body) {
    return desk.ask(AccessFeature.principal(request), body);
  }

  @POST
  @Path("/wrap-up/extend")
  @Allowed(value = Role.AGENT, scope = Scope.PRESENCE_WRITE)
  @Operation(summary = "Extend the wrap-up", description = "As often as the call center allows.")
  @ApiResponse(
      responseCode = "200",
      description = "With the new end",
      content = @Content(schema = @Schema(implementation = PresenceView.class)))
  @OperationId("extendWrapUp")
  @Refuses({ProblemCode.NO_LINE, ProblemCode.NOT_IN_WRAP_UP, ProblemCode.NO_EXTENSION_LEFT})
  public PresenceView extend(@Parameter(hidden = true) @Context ContainerRequestContext request) {
    return desk.extendWrapUp(AccessFeature.principal(request));
  }

  @POST
  @Path("/wrap-up/end")
  @Allowed(value = Role.AGENT, scope = Scope.PRESENCE_WRITE)
  @Operation(summary = "End the wrap-up", description = "What is pending takes effect.")
  @ApiResponse(
      responseCode = "200",
      description = "How the agent stands now",
      content = @Content(schema = @Schema(implementation = PresenceView.class)))
  @OperationId("endWrapUp")
  @Refuses({ProblemCode.NO_LINE, ProblemCode.NOT_IN_WRAP_UP})
  public PresenceView end(@Parameter(hidden = true) @Context ContainerRequestContext request) {
    return desk.endWrapUp(AccessFeature.principal(request));
  }
}
