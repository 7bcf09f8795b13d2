package io.patchcord.gateway.api;

import io.patchcord.gateway.monitor.MonitorMode;
import io.patchcord.gateway.security.Role;
import io.patchcord.gateway.security.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;

/** What becomes of a supervisor who hears a call. */
@Path("/api/v1/monitorings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Monitoring")
@SecurityRequirement(name = "apiKey")
public final class MonitoringsResource {
  private final MonitorDesk desk;

  MonitoringsResource(MonitorDesk desk) {
    this.desk = desk;
  }

  @GET
  @Allowed(value = Role.SUPERVISOR, scope = Scope.MONITOR)
  @Operation(
      summary = "Who hears which call",
      description = "Those that run in the call center, the oldest first.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = MonitoringView.ListOf.class)))
  @OperationId("listMonitorings")
  public MonitoringView.ListOf list(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return desk.list(AccessFeature.principal(request), limit, cursor);
  }

  @GET
  @Path("/{id}")
  @Allowed(value = Role.SUPERVISOR, scope = Scope.MONITOR)
  @Operation(summary = "One monitoring", description = "Also for a while after its end.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = MonitoringView.class)))
  @OperationId("getMonitoring")
  @Refuses(ProblemCode.MONITORING_NOT_FOUND)
  public MonitoringView get(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @PathParam("id") String id) {
    return MonitoringView.from(desk.find(AccessFeature.principal(request), id));
  }

  @POST
  @Path("/{id}/{mode: listen|whisper|barge}")
  @Allowed(value = Role.SUPERVISOR, scope = Scope.MONITOR)
  @Operation(
      summary = "Change who hears the supervisor",
      description =
          "'listen': nobody; 'whisper': the agent alone; 'barge': both. Only for the supervisor who"
              + " began it. What holds already is done. Audited.")
  @ApiResponse(
      responseCode = "202",
      description = "The phone system is being asked; the monitoring as it stands",
      content = @Content(schema = @Schema(implementation = MonitoringView.class)))
  @OperationId("changeMonitoring")
  @Refuses({
    ProblemCode.MONITORING_NOT_FOUND,
    ProblemCode.CALL_NOT_FOUND,
    ProblemCode.MONITORING_FORBIDDEN,
    ProblemCode.TOO_MANY_COMMANDS,
    ProblemCode.ACTION_NOT_POSSIBLE,
    ProblemCode.AUDIT_UNAVAILABLE,
    ProblemCode.SWITCH_UNAVAILABLE
  })
  public Response change(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from,
      @PathParam("id") String id,
      @Parameter(
              in = ParameterIn.PATH,
              schema = @Schema(allowableValues = {"listen", "whisper", "barge"}))
          @PathParam("mode")
          String mode) {
    return MonitorResource.accepted(
        desk.change(
            AccessFeature.principal(request),
            MonitorResource.actor(request, from),
            id,
            MonitorMode.valueOf(mode.toUpperCase(Locale.ROOT))));
  }

  @DELETE
  @Path("/{id}")
  @Allowed(value = Role.SUPERVISOR, scope = Scope.MONITOR)
  @Operation(
      summary = "Stop hearing the call",
      description =
          "Hangs the supervisor's phone up; the call goes on. Any supervisor of the call center"
              + " may. One that is over stays so. Audited.")
  @ApiResponse(
      responseCode = "202",
      description = "The phone system is being asked; the monitoring as it stands",
      content = @Content(schema = @Schema(implementation = MonitoringView.class)))
  @OperationId("stopMonitoring")
  @Refuses({
    ProblemCode.MONITORING_NOT_FOUND,
    ProblemCode.TOO_MANY_COMMANDS,
    ProblemCode.ACTION_NOT_POSSIBLE,
    ProblemCode.SWITCH_UNAVAILABLE
  })
  public Response stop(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from,
      @PathParam("id") String id) {
    return MonitorResource.accepted(
        desk.stop(AccessFeature.principal(request), MonitorResource.actor(request, from), id));
  }
}
