package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.DriftBook;
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
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;

/** The users of a call center, as the org has them. */
@Path("/api/v1/call-centers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Drift")
@SecurityRequirement(name = "apiKey")
public final class OrgUsersResource {
  private final DriftBook book;
  private final CallCenterDesk callCenters;

  OrgUsersResource(DriftBook book, CallCenterDesk callCenters) {
    this.book = book;
    this.callCenters = callCenters;
  }

  @POST
  @Path("/{name}/users")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_WRITE)
  @Operation(
      summary = "Post the users of a call center, as the org has them",
      description =
          "All of them, with their extensions, and the items of its definition: they replace those that were"
              + " posted before. Nobody is assigned by it; the next comparison tells in what they differ from the assignments. 20,000"
              + " users and 4 MB at most. Audited.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = OrgUsersBody.Posted.class)))
  @OperationId("postOrgUsers")
  @Refuses({ProblemCode.CALL_CENTER_NOT_FOUND, ProblemCode.DATABASE_UNAVAILABLE})
  public OrgUsersBody.Posted post(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from,
      @Parameter(description = "The internal name") @PathParam("name") String name,
      @Nullable OrgUsersBody body) {
    OrgUsersBody posted = Parameters.body(body);
    return new OrgUsersBody.Posted(
        book.post(
            MonitorResource.actor(request, from),
            callCenters.find(name).internalName(),
            posted.toUsers(),
            posted.settings()));
  }
}
