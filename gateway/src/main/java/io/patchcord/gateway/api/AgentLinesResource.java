package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.ImportBook;
import io.patchcord.gateway.admin.PlannedLines;
import io.patchcord.gateway.callcenter.store.StoredCallCenter;
import io.patchcord.gateway.security.Role;
import io.patchcord.gateway.security.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;

/** The agents' lines that a call center's definition prescribes, made so. */
@Path("/api/v1/call-centers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Call centers")
@SecurityRequirement(name = "apiKey")
public final class AgentLinesResource {
  private final CallCenterDesk callCenters;
  private final ImportBook imports;
  private final Clock clock;

  AgentLinesResource(CallCenterDesk callCenters, ImportBook imports, Clock clock) {
    this.callCenters = callCenters;
    this.imports = imports;
    this.clock = clock;
  }

  @POST
  @Path("/{name}/agent-lines/import")
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_WRITE)
  @Operation(
      summary = "Assign the lines of the definition",
      description =
          "Imports the section PatchcordAgentLines of the definition that was imported last, as an"
              + " import of assignments: with a report, in one transaction, and it can be undone as"
              + " one. What begins later is told, and left alone. Ask with dryRun=true first."
              + " Audited.")
  @ApiResponse(
      responseCode = "200",
      description = "Item by item, what was done, or would be",
      content = @Content(schema = @Schema(implementation = ImportView.class)))
  @OperationId("importAgentLines")
  @Refuses({
    ProblemCode.CALL_CENTER_NOT_FOUND,
    ProblemCode.DEFINITION_NOT_FOUND,
    ProblemCode.IMPORT_HAS_REFUSED_ROWS,
    ProblemCode.DATABASE_UNAVAILABLE
  })
  public ImportView importLines(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from,
      @Parameter(description = "The internal name") @PathParam("name") String name,
      @Parameter(description = "Only say what would be done", schema = @Schema(type = "boolean"))
          @QueryParam("dryRun")
          @Nullable String dryRun,
      @Parameter(
              description = "Do the other items when some are refused; otherwise nothing is done",
              schema = @Schema(type = "boolean"))
          @QueryParam("skipRefused")
          @Nullable String skipRefused) {
    StoredCallCenter center = callCenters.find(name);
    callCenters.definition(center);
    PlannedLines planned =
        PlannedLines.of(center.internalName(), center.settings().agentLines(), clock.instant());
    ImportBook.Options options =
        new ImportBook.Options(center.internalName(), Parameters.flag("skipRefused", skipRefused));
    return ImportView.from(
        planned.complete(
            Parameters.flag("dryRun", dryRun)
                ? imports.preview(planned.file(), options)
                : imports.run(MonitorResource.actor(request, from), planned.file(), options)));
  }
}
