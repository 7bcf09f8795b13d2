package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.LineBook;
import io.patchcord.gateway.admin.LineEntry;
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

/** The lines, as admins edit them. */
@Path("/api/v1/lines")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Lines")
@SecurityRequirement(name = "apiKey")
public final class LinesResource {
  private final LineBook book;
  private final String phoneSystem;

  /**
   * @param phoneSystem the name of the switch that has the lines
   */
  LinesResource(LineBook book, String phoneSystem) {
    this.book = book;
    this.phoneSystem = phoneSystem;
  }

  @GET
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_READ)
  @Operation(summary = "The lines", description = "By number, with who works on them.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AdminLineView.Page.class)))
  @OperationId("listLines")
  @Refuses(ProblemCode.DATABASE_UNAVAILABLE)
  public AdminLineView.Page list(
      @Parameter(
              description = "How many at most",
              schema =
                  @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
          @QueryParam("limit")
          @Nullable String limit,
      @Parameter(description = "'next' of the page before") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "What the number or the description has in it") @QueryParam("q")
          @Nullable String words,
      @Parameter(
              description = "List only those on which nobody works",
              schema = @Schema(type = "boolean"))
          @QueryParam("free")
          @Nullable String free,
      @Parameter(description = "List those out of use instead", schema = @Schema(type = "boolean"))
          @QueryParam("ended")
          @Nullable String ended) {
    LineBook.Filter filter =
        new LineBook.Filter(
            Parameters.words(words),
            Parameters.flag("free", free),
            Parameters.flag("ended", ended));
    return AdminLineView.Page.from(
        book.list(filter, Parameters.cursor(cursor), Paging.limit(limit)), phoneSystem);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_WRITE)
  @Operation(
      summary = "Add a line",
      description = "One that is out of use comes back, with what is said now. Audited.")
  @ApiResponse(
      responseCode = "201",
      headers =
          @Header(
              name = "ETag",
              description = "For If-Match of a change",
              schema = @Schema(type = "string")),
      content = @Content(schema = @Schema(implementation = AdminLineView.class)))
  @OperationId("addLine")
  @Refuses({ProblemCode.ALREADY_EXISTS, ProblemCode.DATABASE_UNAVAILABLE})
  public Response add(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from,
      @Nullable LineBody body) {
    LineBody asked = Parameters.body(body);
    LineEntry added =
        book.add(
            MonitorResource.actor(request, from),
            asked.requireNumber(),
            asked.phoneSystem() == null ? phoneSystem : asked.phoneSystem(),
            asked.toChange());
    return tagged(
        Response.created(UriBuilder.fromPath("/api/v1/lines/{key}").build(added.number())), added);
  }

  @GET
  @Path("/{number}")
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_READ)
  @Operation(summary = "One line, also one out of use")
  @ApiResponse(
      responseCode = "200",
      headers =
          @Header(
              name = "ETag",
              description = "For If-Match of a change",
              schema = @Schema(type = "string")),
      content = @Content(schema = @Schema(implementation = AdminLineView.class)))
  @OperationId("getLine")
  @Refuses({ProblemCode.LINE_NOT_FOUND, ProblemCode.DATABASE_UNAVAILABLE})
  public Response get(@PathParam("number") String number) {
    return tagged(Response.ok(), book.find(number));
  }

  @PATCH
  @Path("/{number}")
  @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_WRITE)
  @Operation(
      summary = "Change a line",
      description = "What is left out stays; null removes. Never touches a live call. Audited.")
  @ApiResponse(
      responseCode = "200",
      headers =
          @Header(
              name = "ETag",
              description = "For If-Match of a change",
              schema = @Schema(type = "string")),
      content = @Content(schema = @Schema(implementation = AdminLineView.class)))
  @OperationId("changeLine")
  @Refuses({ProblemCode.LINE_NOT_FOUND, ProblemCode.IN_USE, ProblemCode.DATABASE_UNAVAILABLE})
  public Response change(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from,
      @PathParam("number") String number,
      @Parameter(description = "The ETag", required = true) @HeaderParam(HttpHeaders.IF_MATCH)
          @Nullable String ifMatch,
      @Nullable LinePatchBody body) {
    return tagged(
        Response.ok(),
        book.change(
            MonitorResource.actor(request, from),
            number,
            IfMatch.of(ifMatch),
            Parameters.body(body).toChange()));
  }

  @DELETE
  @Path("/{number}")
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_WRITE)
  @Operation(
      summary = "Take a line out of use",
      description = "On which nobody works any more. The history stays. Audited.")
  @ApiResponse(responseCode = "204", description = "Done")
  @OperationId("endLine")
  @Refuses({ProblemCode.LINE_NOT_FOUND, ProblemCode.IN_USE, ProblemCode.DATABASE_UNAVAILABLE})
  public void end(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from,
      @PathParam("number") String number,
      @Parameter(description = "The ETag", required = true) @HeaderParam(HttpHeaders.IF_MATCH)
          @Nullable String ifMatch) {
    book.end(MonitorResource.actor(request, from), number, IfMatch.of(ifMatch));
  }

  private Response tagged(Response.ResponseBuilder response, LineEntry entry) {
    return response
        .entity(AdminLineView.from(entry, phoneSystem))
        .tag(Integer.toString(entry.version()))
        .build();
  }
}
