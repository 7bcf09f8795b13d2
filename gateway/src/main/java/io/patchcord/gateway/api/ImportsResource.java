package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.AdminException;
import io.patchcord.gateway.admin.ImportBook;
import io.patchcord.gateway.admin.ImportFile;
import io.patchcord.gateway.audit.AuditActor;
import io.patchcord.gateway.security.Role;
import io.patchcord.gateway.security.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.util.UUID;
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;

/** Assignments as files: in, out, and undone. */
@Path("/api/v1/assignments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Assignments")
@SecurityRequirement(name = "apiKey")
public final class ImportsResource {
  /** Under {@code /api/v1}; its bodies may be larger than others. */
  static final String IMPORT = "assignments/import";

  private static final String CSV = "text/csv";
  private static final String CSV_UTF_8 = "text/csv;charset=UTF-8";

  private final ImportBook book;

  ImportsResource(ImportBook book) {
    this.book = book;
  }

  @POST
  @Path("/import")
  @Consumes(CSV)
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_WRITE)
  @Operation(
      summary = "Import assignments",
      description =
          "From a spreadsheet, a report of Salesforce or an export: 20,000 rows and 4 MB at most."
              + " All of it is one transaction. Ask with dryRun=true first. Audited; can be undone.",
      parameters = {
        @Parameter(
            in = ParameterIn.QUERY,
            name = "dryRun",
            description = "Only say what would be done",
            schema = @Schema(type = "boolean", defaultValue = "false")),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "skipRefused",
            description = "Do the other rows when some are refused; otherwise nothing is done",
            schema = @Schema(type = "boolean", defaultValue = "false")),
        @Parameter(
            in = ParameterIn.QUERY,
            name = "callCenter",
            description = "The internal name of the call center of rows that name none",
            schema = @Schema(type = "string", maxLength = 255))
      },
      requestBody =
          @RequestBody(
              required = true,
              content = {
                @Content(mediaType = CSV, schema = @Schema(type = "string")),
                @Content(
                    mediaType = MediaType.APPLICATION_JSON,
                    schema = @Schema(implementation = ImportBody.class))
              }))
  @ApiResponse(
      responseCode = "200",
      description = "Row by row, what was done, or would be",
      content = @Content(schema = @Schema(implementation = ImportView.class)))
  @OperationId("importAssignments")
  @Refuses({
    ProblemCode.FILE_UNREADABLE,
    ProblemCode.IMPORT_HAS_REFUSED_ROWS,
    ProblemCode.DATABASE_UNAVAILABLE
  })
  public ImportView importCsv(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from,
      @Parameter(hidden = true) @BeanParam ImportParameters how,
      byte[] file) {
    return imported(MonitorResource.actor(request, from), how, ImportFile.read(file));
  }

  @POST
  @Path("/import")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_WRITE)
  @Operation(hidden = true) // with the other one, as OpenAPI has one operation for both
  public ImportView importJson(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from,
      @Parameter(hidden = true) @BeanParam ImportParameters how,
      @Nullable ImportBody body) {
    return imported(MonitorResource.actor(request, from), how, Parameters.body(body).toFile());
  }

  @GET
  @Path("/export")
  @Produces({MediaType.APPLICATION_JSON, CSV_UTF_8})
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_READ)
  @Operation(
      summary = "Export the live assignments",
      description = "As an import takes them: JSON, or CSV with 'Accept: text/csv'.")
  @ApiResponse(
      responseCode = "200",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = ImportBody.class)),
        @Content(mediaType = CSV, schema = @Schema(type = "string"))
      })
  @OperationId("exportAssignments")
  @Refuses(ProblemCode.DATABASE_UNAVAILABLE)
  public Response export(@Parameter(hidden = true) @Context ContainerRequestContext request) {
    MediaType type =
        request.getAcceptableMediaTypes().stream()
            .filter(asked -> !asked.isWildcardType() || asked.isWildcardSubtype())
            .findFirst()
            .orElse(MediaType.APPLICATION_JSON_TYPE);
    if (type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
      return Response.ok(ImportBody.from(book.export()), MediaType.APPLICATION_JSON).build();
    }
    return Response.ok(ImportFile.write(book.export()), CSV_UTF_8)
        .header("Content-Disposition", "attachment; filename=\"assignments.csv\"")
        .build();
  }

  @GET
  @Path("/imports")
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_READ)
  @Operation(summary = "The imports that were done", description = "The latest first.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ImportView.Page.class)))
  @OperationId("listImports")
  @Refuses(ProblemCode.DATABASE_UNAVAILABLE)
  public ImportView.Page list(
      @Parameter(
              description = "How many at most",
              schema =
                  @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
          @QueryParam("limit")
          @Nullable String limit,
      @Parameter(description = "'next' of the page before") @QueryParam("cursor")
          @Nullable String cursor) {
    return ImportView.Page.from(book.list(Parameters.position(cursor), Paging.limit(limit)));
  }

  @GET
  @Path("/imports/{id}")
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_READ)
  @Operation(summary = "One import that was done")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ImportView.Done.class)))
  @OperationId("getImport")
  @Refuses({ProblemCode.IMPORT_NOT_FOUND, ProblemCode.DATABASE_UNAVAILABLE})
  public ImportView.Done get(@PathParam("id") String id) {
    return ImportView.Done.from(book.find(id(id)));
  }

  @DELETE
  @Path("/imports/{id}")
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_WRITE)
  @Operation(
      summary = "Undo an import",
      description =
          "As a whole: what it began ends, what it ended begins again, who and what it made ends."
              + " Refused when that would undo later changes too. Audited.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ImportView.Done.class)))
  @OperationId("undoImport")
  @Refuses({
    ProblemCode.IMPORT_NOT_FOUND,
    ProblemCode.CHANGED_SINCE_IMPORT,
    ProblemCode.DATABASE_UNAVAILABLE
  })
  public ImportView.Done undo(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from,
      @PathParam("id") String id) {
    return ImportView.Done.from(book.undo(MonitorResource.actor(request, from), id(id)));
  }

  private ImportView imported(AuditActor actor, ImportParameters how, ImportFile file) {
    return ImportView.from(
        how.isDryRun()
            ? book.preview(file, how.toOptions())
            : book.run(actor, file, how.toOptions()));
  }

  private static UUID id(String text) {
    return Parameters.id(text)
        .orElseThrow(
            () ->
                new AdminException(
                    AdminException.Reason.NO_SUCH_IMPORT, "There is no such import."));
  }
}
