package io.patchcord.gateway.api;

import io.patchcord.gateway.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/**
 * How the stream looks in the API's description. What answers is {@link
 * io.patchcord.gateway.stream.EventStreamHandler}, beside Jersey.
 */
@Path("/api/v1/events")
@Tag(name = "Events")
@SecurityRequirement(name = "apiKey")
interface EventsResource {
  @GET
  @Produces("text/event-stream")
  @Allowed(
      value = {Role.AGENT, Role.SUPERVISOR, Role.INTEGRATION, Role.ADMIN},
      scope = {})
  @Operation(
      summary = "Follow what happens",
      description =
          "Server-Sent Events. Begins with what was missed since Last-Event-ID, or with a snapshot"
              + " when that is not known any more or not given. A comment comes every 15 seconds."
              + " A key gets the events of its scopes only: of calls:read 'call', 'call-ended' and"
              + " 'command-failed', of agents:read 'presence', 'device' and 'queue' (an agent's own"
              + " always come), of monitor 'monitoring', of admin:read 'map', 'import' and 'drift'.",
      parameters =
          @Parameter(
              in = ParameterIn.HEADER,
              name = "Last-Event-ID",
              description = "The id of the last event that the client has",
              schema = @Schema(type = "string", maxLength = 255),
              example = "mwrshkso-4"))
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = "text/event-stream", schema = @Schema(type = "string")))
  @OperationId("followEvents")
  @Refuses(ProblemCode.TOO_MANY_STREAMS)
  String events();
}
