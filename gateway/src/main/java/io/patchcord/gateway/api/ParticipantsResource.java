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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Who is in a conversation besides agent and other party. */
@Path("/api/v1/calls")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Calls")
@SecurityRequirement(name = "apiKey")
@ApiResponse(
    responseCode = "202",
    description = "The phone system is being asked; the call as it stands",
    content = @Content(schema = @Schema(implementation = CallView.class)))
public final class ParticipantsResource {
  private final TransferDesk desk;

  ParticipantsResource(TransferDesk desk) {
    this.desk = desk;
  }

  @POST
  @Path("/{id}/participants")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(value = Role.AGENT, scope = Scope.CALLS_WRITE)
  @Operation(
      summary = "Take one more into the conversation",
      description = "The conversation becomes a conference, and the one is called into it.")
  @OperationId("inviteParticipant")
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
  public Response invite(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @PathParam("id") String id,
      @Nullable TransferBody body) {
    Call call = desk.findCall(AccessFeature.principal(request), id);
    return CallActionsResource.accepted(
        desk.view(call), desk.invite(call, TransferBody.require(body), RequestId.of(request)));
  }

  @DELETE
  @Path("/{id}/participants/{participantId}")
  @Allowed(value = Role.AGENT, scope = Scope.CALLS_WRITE)
  @Operation(summary = "Let one go who was taken in")
  @OperationId("dropParticipant")
  @Refuses({
    ProblemCode.CALL_NOT_FOUND,
    ProblemCode.ACTION_NOT_POSSIBLE,
    ProblemCode.FEATURE_OFF,
    ProblemCode.TOO_MANY_COMMANDS,
    ProblemCode.SWITCH_UNAVAILABLE,
    ProblemCode.NOT_FOUND
  })
  public Response drop(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @PathParam("id") String id,
      @PathParam("participantId") String participantId) {
    Call call = desk.findCall(AccessFeature.principal(request), id);
    return CallActionsResource.accepted(desk.view(call), desk.drop(call, participantId));
  }
}
