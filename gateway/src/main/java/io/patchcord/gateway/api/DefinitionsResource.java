package io.patchcord.gateway.api;

import io.patchcord.gateway.callcenter.store.StoredCallCenter;
import io.patchcord.gateway.security.Role;
import io.patchcord.gateway.security.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;

/** The Call Center definitions of Salesforce, in and out. */
@Path("/api/v1/call-centers")
@Tag(name = "Call centers")
@SecurityRequirement(name = "apiKey")
public final class DefinitionsResource {
  private final CallCenterDesk desk;

  DefinitionsResource(CallCenterDesk desk) {
    this.desk = desk;
  }

  @POST
  @Path("/import")
  @Consumes({MediaType.APPLICATION_XML, MediaType.TEXT_XML})
  @Produces(MediaType.APPLICATION_JSON)
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_WRITE)
  @Operation(
      summary = "Import a Call Center definition",
      description =
          "The file that Salesforce's Setup exports, or the metadata form. Creates the call center,"
              + " or replaces its definition and all settings by what the file says, at once: open"
              + " softphones get the event 'settings'. Ask with dryRun=true first. Audited.",
      requestBody =
          @RequestBody(
              required = true,
              description = "1 MiB at most",
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_XML,
                      schema = @Schema(type = "string", format = "binary"))))
  @ApiResponse(
      responseCode = "200",
      description = "What was changed, or would be",
      headers =
          @Header(
              name = "ETag",
              description = "The revision of the definition",
              schema = @Schema(type = "string")),
      content = @Content(schema = @Schema(implementation = DefinitionImportView.class)))
  @OperationId("importDefinition")
  @Refuses({ProblemCode.DEFINITION_INVALID, ProblemCode.DATABASE_UNAVAILABLE})
  public Response importDefinition(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from,
      @Parameter(description = "The internal name, which the metadata form does not say")
          @QueryParam("name")
          @Nullable String name,
      @Parameter(description = "Whether to tell only", schema = @Schema(type = "boolean"))
          @QueryParam("dryRun")
          @Nullable String dryRun,
      @Parameter(description = "The ETag of what is to be replaced; left out, whatever is there")
          @HeaderParam(HttpHeaders.IF_MATCH)
          @Nullable String ifMatch,
      @Parameter(hidden = true) byte[] file) {
    DefinitionImportView done =
        desk.importDefinition(MonitorResource.actor(request, from), file, name, dryRun, ifMatch);
    return Response.ok(done).tag(Integer.toString(done.revision())).build();
  }

  @GET
  @Path("/{name}/export")
  @Produces(MediaType.APPLICATION_XML)
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_READ)
  @Operation(
      summary = "Export a Call Center definition",
      description =
          "Every section and item as it was imported, as the file that Setup imports or as"
              + " metadata.")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_XML,
              schema = @Schema(type = "string", format = "binary")))
  @OperationId("exportDefinition")
  @Refuses({
    ProblemCode.CALL_CENTER_NOT_FOUND,
    ProblemCode.DEFINITION_NOT_FOUND,
    ProblemCode.DATABASE_UNAVAILABLE
  })
  public Response export(
      @Parameter(description = "The internal name") @PathParam("name") String name,
      @Parameter(
              description = "The file that Setup imports, or metadata",
              schema =
                  @Schema(
                      allowableValues = {"definition", "metadata"},
                      defaultValue = "definition"))
          @QueryParam("form")
          @Nullable String form) {
    StoredCallCenter found = desk.find(name);
    return Response.ok(desk.export(found, form))
        .tag(Integer.toString(found.revision()))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + desk.fileName(found, form) + "\"")
        .build();
  }
}
