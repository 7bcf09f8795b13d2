package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.AgentBook;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;

/** The agents, as supervisors and admins list them. */
@Path("/api/v1/agents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agents")
@SecurityRequirement(name = "apiKey")
public final class AgentsResource {
  private final PresenceDesk desk;
  private final AgentBook book;

  AgentsResource(PresenceDesk desk, AgentBook book) {
    this.desk = desk;
    this.book = book;
  }

  @GET
  @Allowed(
      value = {Role.SUPERVISOR, Role.INTEGRATION, Role.ADMIN},
      scope = Scope.AGENTS_READ)
  @Operation(
      summary = "The agents",
      description =
          "A supervisor's: those of the call center with a line, by username, with presence, phone"
              + " and live calls. An admin's: all of them, by username, with what admins edit.")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(schema = @Schema(anyOf = {AgentView.Page.class, AdminAgentView.Page.class})))
  @OperationId("listAgents")
  @Refuses(ProblemCode.DATABASE_UNAVAILABLE)
  public Response list(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(
              description = "How many at most",
              schema =
                  @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
          @QueryParam("limit")
          @Nullable String limit,
      @Parameter(description = "'next' of the page before") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Admins: what the username, the name or the address has in it")
          @QueryParam("q")
          @Nullable String words,
      @Parameter(
              description = "Admins: list those who have left instead",
              schema = @Schema(type = "boolean"))
          @QueryParam("ended")
          @Nullable String ended) {
    Principal principal = AccessFeature.principal(request);
    Object page =
        principal.role() == Role.ADMIN
            ? AdminAgentView.Page.from(
                book.list(
                    Parameters.words(words),
                    Parameters.flag("ended", ended),
                    Parameters.cursor(cursor),
                    Paging.limit(limit)),
                desk)
            : desk.list(principal, limit, cursor);
    return Response.ok(page).build();
  }

  @PUT
  @Path("/{username}/presence")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(value = Role.SUPERVISOR, scope = Scope.PRESENCE_WRITE)
  @Operation(
      summary = "Ask for an agent's state",
      description =
          "As the agent itself would. Ends no call: during one it takes effect after it. Audited.")
  @ApiResponse(
      responseCode = "200",
      description = "How the agent stands now",
      content = @Content(schema = @Schema(implementation = PresenceView.class)))
  @OperationId("setAgentPresence")
  @Refuses(ProblemCode.AGENT_NOT_FOUND)
  public PresenceView ask(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from,
      @PathParam("username") String username,
      @Nullable PresenceBody body) {
    return desk.askFor(
        AccessFeature.principal(request), MonitorResource.actor(request, from), username, body);
  }
}
