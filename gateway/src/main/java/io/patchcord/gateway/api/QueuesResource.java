package io.patchcord.gateway.api;

import io.patchcord.gateway.security.Principal;
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

/** A supervisor's queues. */
@Path("/api/v1/queues")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Queues")
@SecurityRequirement(name = "apiKey")
public final class QueuesResource {
  private final World world;

  QueuesResource(World world) {
    this.world = world;
  }

  @GET
  @Allowed(
      value = {Role.SUPERVISOR, Role.INTEGRATION},
      scope = Scope.AGENTS_READ)
  @Operation(
      summary = "The queues of the call center",
      description =
          "Who waits, how long, the agents by state, and the service level of the last 30 minutes:"
              + " the share of the calls whose waiting ended in that time that were answered within"
              + " the threshold. By name.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = QueueView.ListOf.class)))
  @OperationId("listQueues")
  public QueueView.ListOf list(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Principal principal = AccessFeature.principal(request);
    Paging.Slice<QueueView> page =
        Paging.slice(world.queues(principal).stream(), QueueView::name, cursor, limit);
    return new QueueView.ListOf(page.items(), page.next());
  }
}
