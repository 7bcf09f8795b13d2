package io.patchcord.gateway.api;

import io.patchcord.gateway.audit.AuditActor;
import io.patchcord.gateway.monitor.Monitors;
import io.patchcord.gateway.security.Principal;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;

/** A supervisor begins to hear a call. */
@Path("/api/v1/calls")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Monitoring")
@SecurityRequirement(name = "apiKey")
public final class MonitorResource {
  private final MonitorDesk desk;

  MonitorResource(MonitorDesk desk) {
    this.desk = desk;
  }

  @POST
  @Path("/{id}/monitor")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(value = Role.SUPERVISOR, scope = Scope.MONITOR)
  @Operation(
      summary = "Listen in, whisper or barge in",
      description =
          "Rings the supervisor's line, whose phone answers by itself, and lets it hear the call;"
              + " with WHISPER the agent alone hears the supervisor, with BARGE both do. What"
              + " becomes of it comes on /api/v1/events as 'monitoring'. Asking again at the same"
              + " line only changes the mode. Audited.")
  @ApiResponse(
      responseCode = "202",
      description = "The phone system is being asked; the monitoring as it stands",
      headers =
          @Header(
              name = CallActionsResource.COMMAND_ID,
              description = "By which a 'command-failed' event names this command",
              schema = @Schema(type = "string", format = "uuid")),
      content = @Content(schema = @Schema(implementation = MonitoringView.class)))
  @OperationId("monitorCall")
  @Refuses({
    ProblemCode.CALL_NOT_FOUND,
    ProblemCode.MONITORING_FORBIDDEN,
    ProblemCode.LINE_BUSY,
    ProblemCode.TOO_MANY_MONITORINGS,
    ProblemCode.TOO_MANY_COMMANDS,
    ProblemCode.ACTION_NOT_POSSIBLE,
    ProblemCode.AUDIT_UNAVAILABLE,
    ProblemCode.SWITCH_UNAVAILABLE
  })
  public Response monitor(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from,
      @PathParam("id") String id,
      @Nullable MonitorBody body) {
    Principal principal = AccessFeature.principal(request);
    return accepted(desk.start(principal, actor(request, from), id, body));
  }

  /** Who sends a request, and from where, for the audit. */
  static AuditActor actor(ContainerRequestContext request, Request from) {
    return AuditActor.of(
        AccessFeature.principal(request), ClientAddress.of(from), RequestId.of(request));
  }

  static Response accepted(Monitors.Accepted accepted) {
    return Response.accepted(MonitoringView.from(accepted.monitoring()))
        .location(URI.create("/api/v1/monitorings/" + accepted.monitoring().id()))
        .header(CallActionsResource.COMMAND_ID, accepted.commandId())
        .build();
  }
}
