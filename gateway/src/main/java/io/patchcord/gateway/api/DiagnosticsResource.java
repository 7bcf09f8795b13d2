package io.patchcord.gateway.api;

import io.patchcord.gateway.diagnostics.Checkup;
import io.patchcord.gateway.security.Role;
import io.patchcord.gateway.security.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Which layer failed, and what to do. */
@Path("/api/v1/diagnostics")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Diagnostics")
@SecurityRequirement(name = "apiKey")
public final class DiagnosticsResource {
  private final Checkup checkup;

  DiagnosticsResource(Checkup checkup) {
    this.checkup = checkup;
  }

  @GET
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_READ)
  @Operation(
      summary = "Look for what is wrong, layer by layer",
      description =
          "Asks the phone system over a connection of its own, and looks at the gateway and at what"
              + " is known of Salesforce. Changes nothing; takes a few seconds when something does"
              + " not answer. 'patchcord doctor' shows the same.")
  @ApiResponse(
      responseCode = "200",
      description = "What was found, also when it is no good news",
      content = @Content(schema = @Schema(implementation = DiagnosticsView.class)))
  @OperationId("getDiagnostics")
  public DiagnosticsView get() {
    return DiagnosticsView.from(checkup.run());
  }
}
