package io.patchcord.gateway.api;

import io.patchcord.gateway.call.PickUps;
import io.patchcord.gateway.security.Role;
import io.patchcord.gateway.security.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Talking to a party that waits. */
@Path("/api/v1/calls")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Calls")
@SecurityRequirement(name = "apiKey")
public final class PickUpResource {
  private final TransferDesk desk;

  PickUpResource(TransferDesk desk) {
    this.desk = desk;
  }

  @POST
  @Path("/{id}/pick-up")
  @Allowed(value = Role.AGENT, scope = Scope.CALLS_WRITE)
  @Operation(
      summary = "Pick up a parked call",
      description =
          "Rings the agent's own line and joins it to the party that waits. A call that somebody"
              + " else of the call center has parked is picked up by its id too; then the answer is"
              + " the picking agent's own, new call.")
  @ApiResponse(
      responseCode = "202",
      description = "The phone system is being asked; the picking agent's call as it stands",
      content = @Content(schema = @Schema(implementation = CallView.class)))
  @OperationId("pickUpCall")
  @Refuses({
    ProblemCode.CALL_NOT_FOUND,
    ProblemCode.NO_LINE,
    ProblemCode.ACTION_NOT_POSSIBLE,
    ProblemCode.FEATURE_OFF,
    ProblemCode.TOO_MANY_COMMANDS,
    ProblemCode.TOO_MANY_CALLS,
    ProblemCode.SWITCH_UNAVAILABLE
  })
  public Response pickUp(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @PathParam("id") String id) {
    PickUps.Accepted accepted =
        desk.pickUp(AccessFeature.principal(request), id, RequestId.of(request));
    return CallActionsResource.accepted(desk.view(accepted.call()), accepted.commandId());
  }
}
