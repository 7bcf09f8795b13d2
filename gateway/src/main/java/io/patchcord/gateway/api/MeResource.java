package io.patchcord.gateway.api;

import io.patchcord.gateway.security.Role;
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
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** Who the key's holder is. */
@Path("/api/v1/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Me")
@SecurityRequirement(name = "apiKey")
public final class MeResource {
  private final World world;

  MeResource(World world) {
    this.world = world;
  }

  @GET
  @Allowed(
      value = {Role.AGENT, Role.SUPERVISOR, Role.INTEGRATION, Role.ADMIN},
      scope = {})
  @Operation(
      summary = "Who am I",
      description = "The agent, the line and its phone, the live calls and the event cursor.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = MeView.class)))
  @OperationId("getMe")
  public MeView me(@Parameter(hidden = true) @Context ContainerRequestContext request) {
    return world.me(AccessFeature.principal(request));
  }
}
