package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.AdminException;
import io.patchcord.gateway.admin.AssignmentBook;
import io.patchcord.gateway.admin.AssignmentEntry;
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
import jakarta.ws.rs.core.UriBuilder;
import java.util.UUID;
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;

/** Who works on which line, and who did. */
@Path("/api/v1/assignments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Assignments")
@SecurityRequirement(name = "apiKey")
public final class AssignmentsResource {
  private final AssignmentBook book;

  AssignmentsResource(AssignmentBook book) {
    this.book = book;
  }

  @GET
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_READ)
  @Operation(
      summary = "Who works on which line, and who did",
      description = "Live and ended, the latest first.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AssignmentView.Page.class)))
  @OperationId("listAssignments")
  @Refuses(ProblemCode.DATABASE_UNAVAILABLE)
  public AssignmentView.Page list(
      @Parameter(
              description = "How many at most",
              schema =
                  @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
          @QueryParam("limit")
          @Nullable String limit,
      @Parameter(description = "'next' of the page before") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "The username") @QueryParam("agent") @Nullable String agent,
      @Parameter(description = "The number") @QueryParam("line") @Nullable String line,
      @Parameter(description = "The internal name") @QueryParam("callCenter")
          @Nullable String callCenter,
      @Parameter(
              description = "Only those that are live, or only those that have ended",
              schema = @Schema(type = "boolean"))
          @QueryParam("live")
          @Nullable String live,
      @Parameter(description = "What the username, the name or the number has in it")
          @QueryParam("q")
          @Nullable String words) {
    AssignmentBook.Filter filter =
        new AssignmentBook.Filter(
            Parameters.text("agent", agent),
            Parameters.text("line", line),
            Parameters.text("callCenter", callCenter),
            Parameters.choice("live", live),
            Parameters.words(words));
    return AssignmentView.Page.from(
        book.list(filter, Parameters.position(cursor), Paging.limit(limit)));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_WRITE)
  @Operation(
      summary = "Give an agent a line",
      description = "From now on, shown at once. Never touches a live call. Audited.")
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = AssignmentView.class)))
  @OperationId("assignLine")
  @Refuses({
    ProblemCode.AGENT_NOT_FOUND,
    ProblemCode.LINE_NOT_FOUND,
    ProblemCode.ALREADY_EXISTS,
    ProblemCode.LINE_TAKEN,
    ProblemCode.AGENT_HAS_LINE,
    ProblemCode.DATABASE_UNAVAILABLE
  })
  public Response assign(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from,
      @Nullable AssignmentBody body) {
    AssignmentEntry made =
        book.assign(MonitorResource.actor(request, from), Parameters.body(body).toWish());
    return Response.created(UriBuilder.fromPath("/api/v1/assignments/{id}").build(made.id()))
        .entity(AssignmentView.from(made))
        .build();
  }

  @GET
  @Path("/{id}")
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_READ)
  @Operation(summary = "One assignment, live or ended")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AssignmentView.class)))
  @OperationId("getAssignment")
  @Refuses({ProblemCode.ASSIGNMENT_NOT_FOUND, ProblemCode.DATABASE_UNAVAILABLE})
  public AssignmentView get(@PathParam("id") String id) {
    return AssignmentView.from(book.find(id(id)));
  }

  @DELETE
  @Path("/{id}")
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_WRITE)
  @Operation(
      summary = "End an assignment",
      description =
          "The line is free at once; live calls go on, and the history stays. A second time changes"
              + " nothing. Audited.")
  @ApiResponse(
      responseCode = "200",
      description = "As it ended",
      content = @Content(schema = @Schema(implementation = AssignmentView.class)))
  @OperationId("endAssignment")
  @Refuses({ProblemCode.ASSIGNMENT_NOT_FOUND, ProblemCode.DATABASE_UNAVAILABLE})
  public AssignmentView end(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from,
      @PathParam("id") String id) {
    return AssignmentView.from(book.end(MonitorResource.actor(request, from), id(id)));
  }

  private static UUID id(String text) {
    return Parameters.id(text)
        .orElseThrow(
            () ->
                new AdminException(
                    AdminException.Reason.NO_SUCH_ASSIGNMENT, "There is no such assignment."));
  }
}
