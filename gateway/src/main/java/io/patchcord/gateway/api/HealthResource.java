package io.patchcord.gateway.api;

import io.patchcord.gateway.diagnostics.Check;
import io.patchcord.gateway.diagnostics.Readiness;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Whether the gateway lives, and whether it can do its work. */
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Health")
public final class HealthResource {
  private final Readiness readiness;

  HealthResource(Readiness readiness) {
    this.readiness = readiness;
  }

  /**
   * How it stands.
   *
   * @param status {@code UP} or {@code DOWN}
   * @param checks one for each layer
   */
  @Schema(name = "Health")
  public record HealthView(String status, List<CheckView> checks) {}

  /**
   * One layer.
   *
   * @param name what was looked at
   * @param status {@code UP} or {@code DOWN}
   * @param detail how it stands, in a sentence
   */
  @Schema(name = "HealthCheck")
  public record CheckView(String name, String status, String detail) {
    static CheckView from(Check check) {
      return new CheckView(check.name(), word(check.passed()), check.detail());
    }
  }

  @GET
  @Path("/live")
  @AllowedToAll
  @Operation(summary = "Does the process live", description = "Restart it when this fails.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = HealthView.class)))
  @OperationId("isLive")
  public HealthView live() {
    return new HealthView(word(true), List.of());
  }

  @GET
  @Path("/ready")
  @AllowedToAll
  @Operation(summary = "Can it do its work", description = "Each layer, and what is wrong with it.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = HealthView.class)))
  @ApiResponse(
      responseCode = "503",
      description = "Not now",
      content = @Content(schema = @Schema(implementation = HealthView.class)))
  @OperationId("isReady")
  public Response ready() {
    List<Check> checks = readiness.checks();
    boolean up = checks.stream().allMatch(Check::passed);
    return Response.status(up ? 200 : 503)
        .entity(new HealthView(word(up), checks.stream().map(CheckView::from).toList()))
        .build();
  }

  private static String word(boolean up) {
    return up ? "UP" : "DOWN";
  }
}
