package io.patchcord.gateway.api;

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
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** The parties that wait. */
@Path("/api/v1/parked")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Calls")
@SecurityRequirement(name = "apiKey")
public final class ParkedResource {
  private final TransferDesk desk;

  ParkedResource(TransferDesk desk) {
    this.desk = desk;
  }

  @GET
  @Allowed(
      value = {Role.AGENT, Role.SUPERVISOR, Role.INTEGRATION},
      scope = Scope.CALLS_READ)
  @Operation(
      summary = "The parked calls of the call center",
      description = "The one that waits longest first.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CallPage.class)))
  @OperationId("listParkedCalls")
  public CallPage list(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return desk.parked(AccessFeature.principal(request), limit, cursor);
  }
}
