package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.DeskBook;
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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;

/** The line of the desk at which an agent sits. */
@Path("/api/v1/me/line")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Me")
@SecurityRequirement(name = "apiKey")
public final class MeLineResource {
  private final DeskBook desks;
  private final World world;

  MeLineResource(DeskBook desks, World world) {
    this.desks = desks;
    this.world = world;
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(
      value = {Role.AGENT, Role.SUPERVISOR},
      scope = Scope.PRESENCE_WRITE)
  @Operation(
      summary = "Sit down at a desk",
      description =
          "Where the call center allows it (settings.hotDesking): the agent works on that line until"
              + " signing out, that is until presence is OFFLINE, and then on the one before again. A"
              + " live call stays as it is. Audited.")
  @ApiResponse(
      responseCode = "200",
      description = "How things stand then, as GET /me",
      content = @Content(schema = @Schema(implementation = MeView.class)))
  @OperationId("takeDesk")
  @Refuses({
    ProblemCode.LINE_NOT_FOUND,
    ProblemCode.LINE_TAKEN,
    ProblemCode.FEATURE_OFF,
    ProblemCode.DATABASE_UNAVAILABLE
  })
  public MeView take(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from,
      @Nullable DeskLineBody body) {
    DeskLineBody asked = Parameters.body(body);
    if (asked.line() == null) {
      return giveBack(request, from);
    }
    desks.take(
        MonitorResource.actor(request, from),
        agent(request),
        Parameters.required("line", asked.line()),
        asked.callCenter());
    return world.me(AccessFeature.principal(request));
  }

  @DELETE
  @Allowed(
      value = {Role.AGENT, Role.SUPERVISOR},
      scope = Scope.PRESENCE_WRITE)
  @Operation(
      summary = "Give back the desk's line",
      description =
          "The agent comes back to the line before, unless that is another's by now. Changes nothing"
              + " for one who sits at no desk. Audited.")
  @ApiResponse(
      responseCode = "200",
      description = "How things stand then, as GET /me",
      content = @Content(schema = @Schema(implementation = MeView.class)))
  @OperationId("leaveDesk")
  @Refuses(ProblemCode.DATABASE_UNAVAILABLE)
  public MeView giveBack(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from) {
    desks.leave(MonitorResource.actor(request, from), agent(request));
    return world.me(AccessFeature.principal(request));
  }

  private static String agent(ContainerRequestContext request) {
    Principal principal = AccessFeature.principal(request);
    String agent = principal.agent();
    if (agent == null) {
      throw new ProblemException(ProblemCode.FORBIDDEN, "This key is nobody's who has a line.");
    }
    return agent;
  }
}
