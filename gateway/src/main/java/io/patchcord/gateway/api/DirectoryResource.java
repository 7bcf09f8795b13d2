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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Whom an agent can call. */
@Path("/api/v1/directory")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
@SecurityRequirement(name = "apiKey")
public final class DirectoryResource {
  private final DirectoryDesk desk;

  DirectoryResource(DirectoryDesk desk) {
    this.desk = desk;
  }

  @GET
  @Allowed(value = Role.AGENT, scope = Scope.CALLS_READ)
  @Operation(
      summary = "Whom can I call",
      description =
          "The colleagues of the call center, with presence and phone, and its queues, by name. When"
              + " the text has digits, also how it would be dialled as a number, or why not.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DirectoryView.class)))
  @OperationId("searchDirectory")
  public DirectoryView search(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(description = "What the name, the username or the number has in it")
          @QueryParam("q")
          @Nullable String words,
      @Parameter(
              description = "How many at most",
              schema =
                  @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
          @QueryParam("limit")
          @Nullable String limit) {
    return desk.search(
        AccessFeature.principal(request), Parameters.words(words), Paging.limit(limit));
  }
}
