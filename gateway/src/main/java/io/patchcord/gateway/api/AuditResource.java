package io.patchcord.gateway.api;

import io.patchcord.gateway.audit.AuditLog;
import io.patchcord.gateway.security.Role;
import io.patchcord.gateway.security.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who did what. */
@Path("/api/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
@SecurityRequirement(name = "apiKey")
public final class AuditResource {
  private final AuditLog audit;

  AuditResource(AuditLog audit) {
    this.audit = audit;
  }

  @GET
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_READ)
  @Operation(
      summary = "Who did what to which object",
      description = "The latest first. Entries are never changed and never deleted.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AuditView.Page.class)))
  @OperationId("listAudit")
  @Refuses(ProblemCode.AUDIT_UNAVAILABLE)
  public AuditView.Page list(
      @Parameter(
              description = "How many at most",
              schema =
                  @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
          @QueryParam("limit")
          @Nullable String limitText,
      @Parameter(description = "'next' of the page before") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "The actor's name") @QueryParam("actor") @Nullable String actor,
      @Parameter(description = "What was done, such as `line.change`") @QueryParam("action")
          @Nullable String action,
      @Parameter(description = "What it was done to, such as `line`") @QueryParam("objectType")
          @Nullable String objectType,
      @Parameter(description = "The one it was done to") @QueryParam("objectId")
          @Nullable String objectId,
      @Parameter(
              description = "At this time or later",
              schema = @Schema(type = "string", format = "date-time"))
          @QueryParam("from")
          @Nullable String from,
      @Parameter(
              description = "Before this time",
              schema = @Schema(type = "string", format = "date-time"))
          @QueryParam("to")
          @Nullable String to) {
    int limit = Paging.limit(limitText);
    AuditLog.Filter filter =
        new AuditLog.Filter(
            actor, action, objectType, objectId, time("from", from), time("to", to));
    List<AuditLog.Stored> found = audit.list(filter, position(cursor), limit + 1);
    List<AuditLog.Stored> page = found.subList(0, Math.min(limit, found.size()));
    return new AuditView.Page(
        page.stream().map(AuditView::from).toList(),
        found.size() > limit ? Long.toString(page.get(limit - 1).id()) : null);
  }

  private static @Nullable Long position(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    if (!cursor.matches("[0-9]{1,18}")) {
      throw ProblemException.ofField(
          ProblemCode.PARAMETER_INVALID, "cursor", "A cursor is the 'next' of the page before.");
    }
    return Long.valueOf(cursor);
  }

  private static @Nullable Instant time(String name, @Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw ProblemException.ofField(
          ProblemCode.PARAMETER_INVALID, name, "A time is UTC, such as 2026-11-22T08:00:00Z.");
    }
  }
}
