package io.patchcord.gateway.api;

import io.patchcord.gateway.callcenter.store.StoredCallCenter;
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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The call centers, and what their agents can dial. */
@Path("/api/v1/call-centers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Call centers")
@SecurityRequirement(name = "apiKey")
public final class CallCentersResource {
  private final CallCenterDesk desk;

  CallCentersResource(CallCenterDesk desk) {
    this.desk = desk;
  }

  @GET
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_READ)
  @Operation(
      summary = "The call centers",
      description = "By internal name, with what the gateway works by.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CallCenterView.Page.class)))
  @OperationId("listCallCenters")
  @Refuses(ProblemCode.DATABASE_UNAVAILABLE)
  public CallCenterView.Page list(
      @Parameter(
              description = "How many at most",
              schema =
                  @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
          @QueryParam("limit")
          @Nullable String limit,
      @Parameter(description = "'next' of the page before") @QueryParam("cursor")
          @Nullable String cursor) {
    return desk.list(limit, cursor);
  }

  @GET
  @Path("/{name}")
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_READ)
  @Operation(
      summary = "One call center",
      description =
          "What the gateway works by, and every section and item of the definition that was"
              + " imported, in its order.")
  @ApiResponse(
      responseCode = "200",
      headers =
          @Header(
              name = "ETag",
              description = "The revision of the definition, for If-Match of an import",
              schema = @Schema(type = "string")),
      content = @Content(schema = @Schema(implementation = CallCenterView.class)))
  @OperationId("getCallCenter")
  @Refuses({ProblemCode.CALL_CENTER_NOT_FOUND, ProblemCode.DATABASE_UNAVAILABLE})
  public Response find(
      @Parameter(description = "The internal name") @PathParam("name") String name) {
    StoredCallCenter found = desk.find(name);
    return Response.ok(CallCenterView.from(found)).tag(Integer.toString(found.revision())).build();
  }

  @POST
  @Path("/{name}/dial-test")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_READ)
  @Operation(
      summary = "What would be dialled, and why",
      description =
          "Reads a number as for the call center's agents, with its prefixes and ranges, and tells"
              + " step by step what would become of it. Nothing is dialled.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DialTestView.class)))
  @OperationId("testDialling")
  @Refuses({ProblemCode.CALL_CENTER_NOT_FOUND, ProblemCode.DATABASE_UNAVAILABLE})
  public DialTestView dialTest(
      @Parameter(description = "The internal name") @PathParam("name") String name,
      @Nullable DialTestBody body) {
    return desk.dialTest(name, body);
  }
}
