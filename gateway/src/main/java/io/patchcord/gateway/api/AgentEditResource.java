package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.AgentBook;
import io.patchcord.gateway.admin.AgentEntry;
import io.patchcord.gateway.security.Role;
import io.patchcord.gateway.security.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;

/** An agent, as admins edit it. */
@Path("/api/v1/agents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agents")
@SecurityRequirement(name = "apiKey")
public final class AgentEditResource {
  private final AgentBook book;
  private final PresenceDesk desk;

  AgentEditResource(AgentBook book, PresenceDesk desk) {
    this.book = book;
    this.desk = desk;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_WRITE)
  @Operation(
      summary = "Add an agent",
      description = "One who has left comes back, with what is said now. Audited.")
  @ApiResponse(
      responseCode = "201",
      headers =
          @Header(
              name = "ETag",
              description = "For If-Match of a change",
              schema = @Schema(type = "string")),
      content = @Content(schema = @Schema(implementation = AdminAgentView.class)))
  @OperationId("addAgent")
  @Refuses({ProblemCode.ALREADY_EXISTS, ProblemCode.DATABASE_UNAVAILABLE})
  public Response add(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from,
      @Nullable AgentBody body) {
    AgentBody asked = Parameters.body(body);
    AgentEntry added =
        book.add(MonitorResource.actor(request, from), asked.requireUsername(), asked.toChange());
    return tagged(
        Response.created(UriBuilder.fromPath("/api/v1/agents/{key}").build(added.username())),
        added);
  }

  @GET
  @Path("/{username}")
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_READ)
  @Operation(summary = "One agent, also one who has left")
  @ApiResponse(
      responseCode = "200",
      headers =
          @Header(
              name = "ETag",
              description = "For If-Match of a change",
              schema = @Schema(type = "string")),
      content = @Content(schema = @Schema(implementation = AdminAgentView.class)))
  @OperationId("getAgent")
  @Refuses({ProblemCode.AGENT_NOT_FOUND, ProblemCode.DATABASE_UNAVAILABLE})
  public Response get(@PathParam("username") String username) {
    return tagged(Response.ok(), book.find(username));
  }

  @PATCH
  @Path("/{username}")
  @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_WRITE)
  @Operation(
      summary = "Change an agent",
      description = "What is left out stays; null removes. Shown at once. Audited.")
  @ApiResponse(
      responseCode = "200",
      headers =
          @Header(
              name = "ETag",
              description = "For If-Match of a change",
              schema = @Schema(type = "string")),
      content = @Content(schema = @Schema(implementation = AdminAgentView.class)))
  @OperationId("changeAgent")
  @Refuses({
    ProblemCode.AGENT_NOT_FOUND,
    ProblemCode.ALREADY_EXISTS,
    ProblemCode.DATABASE_UNAVAILABLE
  })
  public Response change(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from,
      @PathParam("username") String username,
      @Parameter(description = "The ETag", required = true) @HeaderParam(HttpHeaders.IF_MATCH)
          @Nullable String ifMatch,
      @Nullable AgentPatchBody body) {
    return tagged(
        Response.ok(),
        book.change(
            MonitorResource.actor(request, from),
            username,
            IfMatch.of(ifMatch),
            Parameters.body(body).toChange()));
  }

  @DELETE
  @Path("/{username}")
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_WRITE)
  @Operation(
      summary = "An agent leaves",
      description =
          "Ends the agent's assignments and keys at once. Live calls go on; the history stays. Audited.")
  @ApiResponse(responseCode = "204", description = "Done")
  @OperationId("endAgent")
  @Refuses({ProblemCode.AGENT_NOT_FOUND, ProblemCode.DATABASE_UNAVAILABLE})
  public void end(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from,
      @PathParam("username") String username,
      @Parameter(description = "The ETag", required = true) @HeaderParam(HttpHeaders.IF_MATCH)
          @Nullable String ifMatch) {
    book.end(MonitorResource.actor(request, from), username, IfMatch.of(ifMatch));
  }

  private Response tagged(Response.ResponseBuilder response, AgentEntry entry) {
    return response
        .entity(AdminAgentView.from(entry, desk))
        .tag(Integer.toString(entry.version()))
        .build();
  }
}
