package io.patchcord.gateway.api;

import io.patchcord.gateway.call.Call;
import io.patchcord.gateway.call.CallState;
import io.patchcord.gateway.call.DuplicateCallException;
import io.patchcord.gateway.security.Principal;
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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Calls: placing them, seeing them, ending them. */
@Path("/api/v1/calls")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Calls")
@SecurityRequirement(name = "apiKey")
public final class CallsResource {
  private final CallDesk desk;

  CallsResource(CallDesk desk) {
    this.desk = desk;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(value = Role.AGENT, scope = Scope.CALLS_WRITE)
  @Operation(
      summary = "Call a number",
      description =
          "Rings the agent's own line and, when it answers, the number. Answers at once with the"
              + " call as it stands; what becomes of it comes on /api/v1/events.")
  @ApiResponse(
      responseCode = "202",
      description = "The phone system is being asked",
      content = @Content(schema = @Schema(implementation = CallView.class)))
  @OperationId("placeCall")
  @Refuses({
    ProblemCode.CALL_EXISTS,
    ProblemCode.NO_LINE,
    ProblemCode.NUMBER_INVALID,
    ProblemCode.NUMBER_NOT_ALLOWED,
    ProblemCode.TOO_MANY_CALLS,
    ProblemCode.SWITCH_UNAVAILABLE
  })
  public Response dial(
      @Parameter(hidden = true) @Context ContainerRequestContext request, @Nullable DialBody body) {
    Principal principal = AccessFeature.principal(request);
    try {
      Call call = desk.dial(principal, body, RequestId.of(request));
      return Response.accepted(desk.view(call))
          .location(URI.create("/api/v1/calls/" + call.id()))
          .build();
    } catch (DuplicateCallException taken) {
      throw desk.callExists(principal, taken.existing());
    }
  }

  @GET
  @Allowed(
      value = {Role.AGENT, Role.SUPERVISOR, Role.INTEGRATION},
      scope = Scope.CALLS_READ)
  @Operation(
      summary = "The live calls",
      description = "An agent's own; a supervisor's call center's. The newest first.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CallPage.class)))
  @OperationId("listCalls")
  public CallPage list(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(
              description = "How many at most",
              schema =
                  @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
          @QueryParam("limit")
          @Nullable String limit,
      @Parameter(description = "'next' of the page before") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(
              description = "Only calls in this state; ENDED shows those that ended lately",
              schema = @Schema(implementation = CallState.class))
          @QueryParam("state")
          @Nullable String state) {
    return desk.list(AccessFeature.principal(request), limit, cursor, state);
  }

  @GET
  @Path("/{id}")
  @Allowed(
      value = {Role.AGENT, Role.SUPERVISOR, Role.INTEGRATION},
      scope = Scope.CALLS_READ)
  @Operation(summary = "One call", description = "Also for a while after its end.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CallView.class)))
  @OperationId("getCall")
  @Refuses(ProblemCode.CALL_NOT_FOUND)
  public CallView get(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @PathParam("id") String id) {
    return desk.view(desk.find(AccessFeature.principal(request), id));
  }
}
