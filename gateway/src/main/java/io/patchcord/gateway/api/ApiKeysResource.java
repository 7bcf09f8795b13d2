package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.KeyBook;
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
import jakarta.ws.rs.core.UriBuilder;
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;

/** The API keys, as admins make and withdraw them. */
@Path("/api/v1/api-keys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "API keys")
@SecurityRequirement(name = "apiKey")
public final class ApiKeysResource {
  private final KeyBook book;

  ApiKeysResource(KeyBook book) {
    this.book = book;
  }

  @GET
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_READ)
  @Operation(summary = "The API keys", description = "By prefix; what they are is never shown.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ApiKeyView.Page.class)))
  @OperationId("listApiKeys")
  @Refuses(ProblemCode.DATABASE_UNAVAILABLE)
  public ApiKeyView.Page list(
      @Parameter(
              description = "How many at most",
              schema =
                  @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
          @QueryParam("limit")
          @Nullable String limit,
      @Parameter(description = "'next' of the page before") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "What the prefix, the name or the agent has in it") @QueryParam("q")
          @Nullable String words,
      @Parameter(
              description = "List only those that open something now",
              schema = @Schema(type = "boolean"))
          @QueryParam("active")
          @Nullable String active) {
    return ApiKeyView.Page.from(
        book.list(
            Parameters.words(words),
            Parameters.flag("active", active),
            Parameters.cursor(cursor),
            Paging.limit(limit)));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_WRITE)
  @Operation(
      summary = "Make an API key",
      description = "'key' is the whole key: it is shown here and never again. Audited.")
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = ApiKeyView.class)))
  @OperationId("createApiKey")
  @Refuses({
    ProblemCode.AGENT_NOT_FOUND,
    ProblemCode.CALL_CENTER_NOT_FOUND,
    ProblemCode.DATABASE_UNAVAILABLE
  })
  public Response make(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from,
      @Nullable ApiKeyBody body) {
    KeyBook.Made made =
        book.make(MonitorResource.actor(request, from), Parameters.body(body).toWish());
    return Response.created(
            UriBuilder.fromPath("/api/v1/api-keys/{prefix}").build(made.entry().prefix()))
        .header("Cache-Control", "no-store")
        .entity(ApiKeyView.from(made))
        .build();
  }

  @GET
  @Path("/{prefix}")
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_READ)
  @Operation(summary = "One API key, also one that was withdrawn")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ApiKeyView.class)))
  @OperationId("getApiKey")
  @Refuses({ProblemCode.API_KEY_NOT_FOUND, ProblemCode.DATABASE_UNAVAILABLE})
  public ApiKeyView get(@PathParam("prefix") String prefix) {
    return ApiKeyView.from(book.find(prefix));
  }

  @DELETE
  @Path("/{prefix}")
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_WRITE)
  @Operation(
      summary = "Withdraw an API key",
      description = "At once and for good. A second time changes nothing. Audited.")
  @ApiResponse(responseCode = "204", description = "Done")
  @OperationId("revokeApiKey")
  @Refuses({
    ProblemCode.API_KEY_NOT_FOUND,
    ProblemCode.LAST_ADMIN_KEY,
    ProblemCode.DATABASE_UNAVAILABLE
  })
  public void revoke(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from,
      @PathParam("prefix") String prefix) {
    book.revoke(MonitorResource.actor(request, from), prefix);
  }
}
