package io.patchcord.gateway.api;

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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** What an agent says of a call. */
@Path("/api/v1/calls")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Calls")
@SecurityRequirement(name = "apiKey")
public final class CallNotesResource {
  private final HistoryDesk desk;

  CallNotesResource(HistoryDesk desk) {
    this.desk = desk;
  }

  @PATCH
  @Path("/{id}")
  @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
  @Allowed(value = Role.AGENT, scope = Scope.CALLS_WRITE)
  @Operation(
      summary = "Say how it went",
      description =
          "Disposition, notes and the record that an own call is about, while it lives and for as"
              + " long as the history has it. A JSON merge patch: what is left out stays, null"
              + " removes. When it is answered, it is on disk: it outlives the gateway, and a"
              + " database that is away.")
  @ApiResponse(
      responseCode = "200",
      headers =
          @Header(
              name = "ETag",
              description = "The revision of what was said, for If-Match",
              schema = @Schema(type = "string")),
      content = @Content(schema = @Schema(implementation = CallView.class)))
  @OperationId("changeCallNotes")
  @Refuses({ProblemCode.CALL_NOT_FOUND, ProblemCode.HISTORY_UNAVAILABLE})
  public Response note(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @PathParam("id") String id,
      @Parameter(description = "The ETag of what is to be changed; left out, whatever is there")
          @HeaderParam(HttpHeaders.IF_MATCH)
          @Nullable String ifMatch,
      @Nullable NotesBody body) {
    HistoryDesk.Noted noted = desk.note(AccessFeature.principal(request), id, ifMatch, body);
    return Response.ok(noted.call()).tag(Long.toString(noted.revision())).build();
  }
}
