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
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;

/** Taking a person's data out of the history. */
@Path("/api/v1/erasures")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "History")
@SecurityRequirement(name = "apiKey")
public final class ErasuresResource {
  private final HistoryDesk desk;

  ErasuresResource(HistoryDesk desk) {
    this.desk = desk;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_WRITE)
  @Operation(
      summary = "Erase a person's data",
      description =
          "Takes a customer (by number or Salesforce record) out of all call records, or puts an"
              + " agent's under a pseudonym. It cannot be undone: ask with dryRun=true first, and"
              + " send its count as 'expected'. Audited, without saying who was erased.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ErasureView.class)))
  @OperationId("erasePerson")
  @Refuses({ProblemCode.COUNT_DIFFERS, ProblemCode.HISTORY_UNAVAILABLE})
  public ErasureView erase(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from,
      @Parameter(description = "Whether to count only", schema = @Schema(type = "boolean"))
          @QueryParam("dryRun")
          @Nullable String dryRun,
      @Nullable ErasureBody body) {
    return desk.erase(MonitorResource.actor(request, from), dryRun, body);
  }
}
