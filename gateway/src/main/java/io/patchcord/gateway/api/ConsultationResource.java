package io.patchcord.gateway.api;

import io.patchcord.gateway.call.Call;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Asking somebody while the other party waits. */
@Path("/api/v1/calls")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Transfers")
@SecurityRequirement(name = "apiKey")
public final class ConsultationResource {
  private final TransferDesk desk;

  ConsultationResource(TransferDesk desk) {
    this.desk = desk;
  }

  @POST
  @Path("/{id}/consultation")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(value = Role.AGENT, scope = Scope.CALLS_WRITE)
  @Operation(
      summary = "Ask somebody while the other party waits",
      description =
          "Parts agent and other party, and calls a colleague or any number for the agent. What"
              + " becomes of it comes on /api/v1/events as 'transfer'.")
  @ApiResponse(
      responseCode = "202",
      description = "The phone system is being asked",
      content = @Content(schema = @Schema(implementation = TransferView.class)))
  @OperationId("startConsultation")
  @Refuses({
    ProblemCode.CALL_NOT_FOUND,
    ProblemCode.ACTION_NOT_POSSIBLE,
    ProblemCode.FEATURE_OFF,
    ProblemCode.TOO_MANY_COMMANDS,
    ProblemCode.SWITCH_UNAVAILABLE,
    ProblemCode.NO_LINE,
    ProblemCode.NUMBER_INVALID,
    ProblemCode.NUMBER_NOT_ALLOWED
  })
  public Response consult(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @PathParam("id") String id,
      @Nullable TransferBody body) {
    Call call = desk.findCall(AccessFeature.principal(request), id);
    return TransfersResource.accepted(
        desk.consult(call, TransferBody.require(body), RequestId.of(request)));
  }
}
