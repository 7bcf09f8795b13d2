package io.patchcord.gateway.api;

import io.patchcord.gateway.call.Action;
import io.patchcord.gateway.call.Call;
import io.patchcord.gateway.security.Role;
import io.patchcord.gateway.security.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an agent asks of a call. */
@Path("/api/v1/calls")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Calls")
@SecurityRequirement(name = "apiKey")
@ApiResponse(
    responseCode = "202",
    description = "The phone system is being asked; the call as it stands",
    headers =
        @Header(
            name = CallActionsResource.COMMAND_ID,
            description = "By which a 'command-failed' event names this command",
            schema = @Schema(type = "string", format = "uuid")),
    content = @Content(schema = @Schema(implementation = CallView.class)))
public final class CallActionsResource {
  /** By which the event {@code command-failed} names the command, if it comes to that. */
  static final String COMMAND_ID = "Command-Id";

  private static final String PLAIN =
      "hangup|answer|reject|hold|retrieve|mute|unmute|park"
          + "|record-start|record-stop|record-pause|record-resume";

  private final CallDesk desk;

  CallActionsResource(CallDesk desk) {
    this.desk = desk;
  }

  @POST
  @Path("/{id}/{action: " + PLAIN + "}")
  @Allowed(value = Role.AGENT, scope = Scope.CALLS_WRITE)
  @Operation(
      summary = "Do something with a call",
      description =
          "What the call's 'actions' offer now. What becomes of it comes on /api/v1/events. Asking"
              + " for what holds already does nothing.")
  @OperationId("actOnCall")
  @Refuses({
    ProblemCode.CALL_NOT_FOUND,
    ProblemCode.ACTION_NOT_POSSIBLE,
    ProblemCode.FEATURE_OFF,
    ProblemCode.TOO_MANY_COMMANDS,
    ProblemCode.SWITCH_UNAVAILABLE
  })
  public Response act(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @PathParam("id") String id,
      @Parameter(
              in = ParameterIn.PATH,
              schema =
                  @Schema(
                      allowableValues = {
                        "hangup",
                        "answer",
                        "reject",
                        "hold",
                        "retrieve",
                        "mute",
                        "unmute",
                        "park",
                        "record-start",
                        "record-stop",
                        "record-pause",
                        "record-resume"
                      }))
          @PathParam("action")
          String action) {
    Call call = desk.find(AccessFeature.principal(request), id);
    return accepted(desk.view(call), desk.ask(call, Action.ofPath(action)));
  }

  @POST
  @Path("/{id}/dtmf")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(value = Role.AGENT, scope = Scope.CALLS_WRITE)
  @Operation(summary = "Send keys to the other party")
  @OperationId("sendDigits")
  @Refuses({
    ProblemCode.CALL_NOT_FOUND,
    ProblemCode.ACTION_NOT_POSSIBLE,
    ProblemCode.FEATURE_OFF,
    ProblemCode.TOO_MANY_COMMANDS,
    ProblemCode.SWITCH_UNAVAILABLE
  })
  public Response sendDigits(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @PathParam("id") String id,
      @Nullable DigitsBody body) {
    Call call = desk.find(AccessFeature.principal(request), id);
    return accepted(desk.view(call), desk.sendDigits(call, DigitsBody.require(body)));
  }

  @POST
  @Path("/{id}/transfer")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(value = Role.AGENT, scope = Scope.CALLS_WRITE)
  @Operation(
      summary = "Transfer without asking first",
      description = "The other party is sent on at once, and the agent's call ends.")
  @OperationId("transferCall")
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
  public Response transfer(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @PathParam("id") String id,
      @Nullable TransferBody body) {
    Call call = desk.find(AccessFeature.principal(request), id);
    return accepted(desk.view(call), desk.transfer(call, TransferBody.require(body)));
  }

  /** The command is on its way; the call is as it stands, for its events tell the rest. */
  static Response accepted(CallView call, UUID commandId) {
    return Response.accepted(call).header(COMMAND_ID, commandId).build();
  }
}
