package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.AdminException;
import io.patchcord.gateway.admin.DriftBook;
import io.patchcord.gateway.admin.DriftEntry;
import io.patchcord.gateway.admin.DriftKind;
import io.patchcord.gateway.admin.Page;
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
import java.util.Arrays;
import java.util.UUID;
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;

/** Where the org, the assignments and the switch differ. */
@Path("/api/v1/drift")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Drift")
@SecurityRequirement(name = "apiKey")
public final class DriftResource {
  private final DriftBook book;
  private final DriftCheck check;

  DriftResource(DriftBook book, DriftCheck check) {
    this.book = book;
    this.check = check;
  }

  @GET
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_READ)
  @Operation(
      summary = "Where org, assignments and switch differ",
      description =
          "What the last comparison has found, each with its remedy, the oldest first. The users of"
              + " the org are those that it has posted last.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DriftView.Page.class)))
  @OperationId("listDrift")
  @Refuses(ProblemCode.DATABASE_UNAVAILABLE)
  public DriftView.Page list(
      @Parameter(
              description = "Only findings of this kind",
              schema = @Schema(implementation = DriftKind.class))
          @QueryParam("kind")
          @Nullable String kind,
      @Parameter(
              description = "Those that are waived, and no others",
              schema = @Schema(type = "boolean", defaultValue = "false"))
          @QueryParam("waived")
          @Nullable String waived,
      @Parameter(
              description = "How many at most",
              schema =
                  @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
          @QueryParam("limit")
          @Nullable String limit,
      @Parameter(description = "'next' of the page before") @QueryParam("cursor")
          @Nullable String cursor) {
    Page<DriftEntry> page =
        book.list(
            kind(kind),
            Parameters.flag("waived", waived),
            Parameters.position(cursor),
            Paging.limit(limit));
    return new DriftView.Page(
        page.items().stream().map(DriftView::from).toList(),
        page.next(),
        check.last().map(DriftView.Summary::from).orElse(null));
  }

  @POST
  @Path("/check")
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_WRITE)
  @Operation(
      summary = "Compare now",
      description = "It is done by itself every patchcord.drift.interval, too.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DriftView.Summary.class)))
  @OperationId("checkDrift")
  @Refuses(ProblemCode.DATABASE_UNAVAILABLE)
  public DriftView.Summary check() {
    return DriftView.Summary.from(check.check());
  }

  @POST
  @Path("/{id}/waiver")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_WRITE)
  @Operation(
      summary = "Say that it is meant so",
      description =
          "With a reason, and until some day within a year: until then it is neither listed nor"
              + " counted. Audited.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DriftView.class)))
  @OperationId("waiveFinding")
  @Refuses({ProblemCode.FINDING_NOT_FOUND, ProblemCode.DATABASE_UNAVAILABLE})
  public DriftView waive(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from,
      @PathParam("id") String id,
      @Nullable WaiverBody body) {
    WaiverBody asked = Parameters.body(body);
    DriftEntry waived =
        book.waive(
            MonitorResource.actor(request, from),
            id(id),
            asked.requireReason(),
            asked.requireUntil());
    check.recount();
    return DriftView.from(waived);
  }

  @DELETE
  @Path("/{id}/waiver")
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_WRITE)
  @Operation(
      summary = "Take a waiver back",
      description = "One that is not waived stays as it is. Audited.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DriftView.class)))
  @OperationId("unwaiveFinding")
  @Refuses({ProblemCode.FINDING_NOT_FOUND, ProblemCode.DATABASE_UNAVAILABLE})
  public DriftView unwaive(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from,
      @PathParam("id") String id) {
    DriftEntry told = book.unwaive(MonitorResource.actor(request, from), id(id));
    check.recount();
    return DriftView.from(told);
  }

  private static @Nullable DriftKind kind(@Nullable String name) {
    if (name == null) {
      return null;
    }
    return Arrays.stream(DriftKind.values())
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.ofField(
                    ProblemCode.PARAMETER_INVALID,
                    "kind",
                    "A kind is one of " + Arrays.toString(DriftKind.values()) + "."));
  }

  private static UUID id(String text) {
    return Parameters.id(text)
        .orElseThrow(
            () ->
                new AdminException(
                    AdminException.Reason.NO_SUCH_FINDING, "There is no such finding."));
  }
}
