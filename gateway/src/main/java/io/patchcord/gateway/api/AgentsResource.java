package io.patchcord.gateway.api;

import io.patchcord.gateway.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** A supervisor's agents. */
@Path("/api/v1/agents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agents")
@SecurityRequirement(name = "apiKey")
public final class AgentsResource {
  private final PresenceDesk desk;

  AgentsResource(PresenceDesk desk) {
    this.desk = desk;
  }

  @GET
  @Allowed(Role.SUPERVISOR)
  @Operation(
      summary = "The agents of the call center",
      description = "Those with a line, by username: presence, phone and live calls.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AgentView.Page.class)))
  public AgentView.Page list(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(
              description = "How many at most",
              schema =
                  @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
          @QueryParam("limit")
          @Nullable String limit,
      @Parameter(description = "'next' of the page before") @QueryParam("cursor")
          @Nullable String cursor) {
    return desk.list(AccessFeature.principal(request), limit, cursor);
  }

  @PUT
  @Path("/{username}/presence")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(Role.SUPERVISOR)
  @Operation(
      summary = "Ask for an agent's state",
      description =
          "As the agent itself would. Ends no call: during one it takes effect after it. Audited.")
  @ApiResponse(
      responseCode = "200",
      description = "How the agent stands now",
      content = @Content(schema = @Schema(implementation = PresenceView.class)))
  @ApiResponse(
      responseCode = "404",
      description = "No such agent in the call center",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public PresenceView ask(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @PathParam("username") String username,
      @Nullable PresenceBody body) {
    return desk.askFor(AccessFeature.principal(request), username, body);
  }
}
