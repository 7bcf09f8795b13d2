package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.OrganizationBook;
import io.patchcord.gateway.admin.OrganizationEntry;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;

/** The Salesforce orgs whose users sign in, as admins edit them. */
@Path("/api/v1/organizations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Organizations")
@SecurityRequirement(name = "apiKey")
public final class OrganizationsResource {
  private final OrganizationBook book;

  OrganizationsResource(OrganizationBook book) {
    this.book = book;
  }

  @GET
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_READ)
  @Operation(summary = "The organizations", description = "By id.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = OrganizationView.Page.class)))
  @OperationId("listOrganizations")
  @Refuses(ProblemCode.DATABASE_UNAVAILABLE)
  public OrganizationView.Page list(
      @Parameter(
              description = "How many at most",
              schema =
                  @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
          @QueryParam("limit")
          @Nullable String limit,
      @Parameter(description = "'next' of the page before") @QueryParam("cursor")
          @Nullable String cursor) {
    return OrganizationView.Page.from(book.list(Parameters.cursor(cursor), Paging.limit(limit)));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_WRITE)
  @Operation(
      summary = "Trust an organization",
      description =
          "Who shows what one of its certificates has signed gets a session, and pages of its origins"
              + " may call the API. Counts at once. Audited.")
  @ApiResponse(
      responseCode = "201",
      headers =
          @Header(
              name = "ETag",
              description = "For If-Match of a change",
              schema = @Schema(type = "string")),
      content = @Content(schema = @Schema(implementation = OrganizationView.class)))
  @OperationId("addOrganization")
  @Refuses({ProblemCode.ALREADY_EXISTS, ProblemCode.DATABASE_UNAVAILABLE})
  public Response add(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from,
      @Nullable OrganizationBody body) {
    OrganizationBody asked = Parameters.body(body);
    OrganizationEntry added =
        book.add(MonitorResource.actor(request, from), asked.requireOrgId(), asked.toChange());
    return tagged(
        Response.created(
            UriBuilder.fromPath("/api/v1/organizations/{id}").build(added.salesforceOrgId())),
        added);
  }

  @GET
  @Path("/{id}")
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_READ)
  @Operation(summary = "One organization, with its certificates")
  @ApiResponse(
      responseCode = "200",
      headers =
          @Header(
              name = "ETag",
              description = "For If-Match of a change",
              schema = @Schema(type = "string")),
      content = @Content(schema = @Schema(implementation = OrganizationView.class)))
  @OperationId("getOrganization")
  @Refuses({ProblemCode.ORGANIZATION_NOT_FOUND, ProblemCode.DATABASE_UNAVAILABLE})
  public Response get(@Parameter(description = "15 or 18 characters") @PathParam("id") String id) {
    return tagged(Response.ok(), book.find(id));
  }

  @PATCH
  @Path("/{id}")
  @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_WRITE)
  @Operation(
      summary = "Change an organization",
      description =
          "What is left out stays. For a rotation, send the old certificate and the new one; sessions"
              + " that the old one opened go on. Counts at once. Audited.")
  @ApiResponse(
      responseCode = "200",
      headers =
          @Header(
              name = "ETag",
              description = "For If-Match of a change",
              schema = @Schema(type = "string")),
      content = @Content(schema = @Schema(implementation = OrganizationView.class)))
  @OperationId("changeOrganization")
  @Refuses({ProblemCode.ORGANIZATION_NOT_FOUND, ProblemCode.DATABASE_UNAVAILABLE})
  public Response change(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from,
      @Parameter(description = "15 or 18 characters") @PathParam("id") String id,
      @Parameter(description = "The ETag", required = true) @HeaderParam(HttpHeaders.IF_MATCH)
          @Nullable String ifMatch,
      @Nullable OrganizationBody body) {
    return tagged(
        Response.ok(),
        book.change(
            MonitorResource.actor(request, from),
            id,
            IfMatch.of(ifMatch),
            Parameters.body(body).toChangeOf(id)));
  }

  @DELETE
  @Path("/{id}")
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_WRITE)
  @Operation(
      summary = "Trust an organization no more",
      description = "Ends the sessions of all who came from it, at once. Agents stay. Audited.")
  @ApiResponse(responseCode = "204", description = "Done")
  @OperationId("removeOrganization")
  @Refuses({ProblemCode.ORGANIZATION_NOT_FOUND, ProblemCode.DATABASE_UNAVAILABLE})
  public void remove(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from,
      @Parameter(description = "15 or 18 characters") @PathParam("id") String id,
      @Parameter(description = "The ETag", required = true) @HeaderParam(HttpHeaders.IF_MATCH)
          @Nullable String ifMatch) {
    book.remove(MonitorResource.actor(request, from), id, IfMatch.of(ifMatch));
  }

  private static Response tagged(Response.ResponseBuilder response, OrganizationEntry entry) {
    return response
        .entity(OrganizationView.from(entry))
        .tag(Integer.toString(entry.version()))
        .build();
  }
}
