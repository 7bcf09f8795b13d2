package io.patchcord.gateway.api;

import io.patchcord.gateway.call.CauseCode;
import io.patchcord.gateway.call.Direction;
import io.patchcord.gateway.security.Role;
import io.patchcord.gateway.security.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The calls that are over. */
@Path("/api/v1/history")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "History")
@SecurityRequirement(name = "apiKey")
public final class HistoryResource {
  private final HistoryDesk desk;

  HistoryResource(HistoryDesk desk) {
    this.desk = desk;
  }

  @GET
  @Allowed(
      value = {Role.AGENT, Role.SUPERVISOR, Role.INTEGRATION, Role.ADMIN},
      scope = Scope.HISTORY_READ)
  @Operation(
      summary = "The calls that are over",
      description =
          "The newest first: an agent's own, a supervisor's call center's, all of them for an"
              + " admin. Filters narrow that down further.")
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      description = "How many at most",
      schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
  @Parameter(
      name = "cursor",
      in = ParameterIn.QUERY,
      description = "'next' of the page before",
      schema = @Schema(type = "string"))
  @Parameter(
      name = "from",
      in = ParameterIn.QUERY,
      description = "Begun at this time or later",
      schema = @Schema(type = "string", format = "date-time"))
  @Parameter(
      name = "to",
      in = ParameterIn.QUERY,
      description = "Begun before this time",
      schema = @Schema(type = "string", format = "date-time"))
  @Parameter(
      name = "agent",
      in = ParameterIn.QUERY,
      description = "The agent's username",
      schema = @Schema(type = "string"))
  @Parameter(
      name = "direction",
      in = ParameterIn.QUERY,
      description = "Only calls that went this way",
      schema = @Schema(implementation = Direction.class))
  @Parameter(
      name = "number",
      in = ParameterIn.QUERY,
      description = "The other party's number, as the record has it",
      schema = @Schema(type = "string"))
  @Parameter(
      name = "cause",
      in = ParameterIn.QUERY,
      description = "Only calls that ended for this cause",
      schema = @Schema(implementation = CauseCode.class))
  @Parameter(
      name = "disposition",
      in = ParameterIn.QUERY,
      description = "Only calls of this disposition",
      schema = @Schema(type = "string"))
  @Parameter(
      name = "recordId",
      in = ParameterIn.QUERY,
      description = "The Salesforce record that the call was about, 15 or 18 characters",
      schema = @Schema(type = "string"))
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CallRecordPage.class)))
  @OperationId("listHistory")
  @Refuses(ProblemCode.HISTORY_UNAVAILABLE)
  public CallRecordPage list(@Parameter(hidden = true) @Context ContainerRequestContext request) {
    return desk.list(AccessFeature.principal(request), request.getUriInfo().getQueryParameters());
  }

  @GET
  @Path("/{id}")
  @Allowed(
      value = {Role.AGENT, Role.SUPERVISOR, Role.INTEGRATION, Role.ADMIN},
      scope = Scope.HISTORY_READ)
  @Operation(summary = "One call that is over", description = "PATCH /calls/{id} changes it.")
  @ApiResponse(
      responseCode = "200",
      headers =
          @Header(
              name = "ETag",
              description = "The revision, for If-Match of PATCH /calls/{id}",
              schema = @Schema(type = "string")),
      content = @Content(schema = @Schema(implementation = CallRecordView.class)))
  @OperationId("getCallRecord")
  @Refuses({ProblemCode.CALL_NOT_FOUND, ProblemCode.HISTORY_UNAVAILABLE})
  public Response get(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @PathParam("id") String id) {
    CallRecordView found = desk.find(AccessFeature.principal(request), id);
    return Response.ok(found).tag(Long.toString(found.revision())).build();
  }
}
