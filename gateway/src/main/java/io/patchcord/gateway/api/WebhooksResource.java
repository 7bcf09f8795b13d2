package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.WebhookBook;
import io.patchcord.gateway.admin.WebhookEntry;
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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.UUID;
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;

/** Where events are sent, as admins edit it. */
@Path("/api/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
@SecurityRequirement(name = "apiKey")
public final class WebhooksResource {
  private final WebhookBook book;

  WebhooksResource(WebhookBook book) {
    this.book = book;
  }

  /** What a path names; what is no id is of nobody. */
  static UUID id(String text) {
    return Parameters.id(text)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.WEBHOOK_NOT_FOUND, "There is no webhook with this id."));
  }

  @GET
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_READ)
  @Operation(summary = "The webhooks", description = "The oldest first. There are at most 50.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = WebhookView.ListOf.class)))
  @OperationId("listWebhooks")
  @Refuses(ProblemCode.DATABASE_UNAVAILABLE)
  public WebhookView.ListOf list(
      @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
    Paging.Slice<WebhookEntry> page =
        Paging.slice(
            book.list().stream(),
            webhook -> Paging.place(webhook.createdAt(), webhook.id()),
            cursor,
            limit);
    return new WebhookView.ListOf(
        page.items().stream().map(WebhookView::from).toList(), page.next());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_WRITE)
  @Operation(
      summary = "Send events somewhere",
      description =
          "Each event of the types that are named is sent there by POST, signed with 'secret', which"
              + " is shown here and never again. Audited.")
  @ApiResponse(
      responseCode = "201",
      headers =
          @Header(
              name = "ETag",
              description = "For If-Match of a change",
              schema = @Schema(type = "string")),
      content = @Content(schema = @Schema(implementation = WebhookView.class)))
  @OperationId("addWebhook")
  @Refuses(ProblemCode.DATABASE_UNAVAILABLE)
  public Response add(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from,
      @Nullable WebhookBody body) {
    WebhookBook.Made made =
        book.add(MonitorResource.actor(request, from), Parameters.body(body).toChange());
    return secret(
        Response.created(UriBuilder.fromPath("/api/v1/webhooks/{id}").build(made.entry().id())),
        made);
  }

  @GET
  @Path("/{id}")
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_READ)
  @Operation(summary = "One webhook, without its secret")
  @ApiResponse(
      responseCode = "200",
      headers =
          @Header(
              name = "ETag",
              description = "For If-Match of a change",
              schema = @Schema(type = "string")),
      content = @Content(schema = @Schema(implementation = WebhookView.class)))
  @ApiResponse(
      responseCode = "404",
      description = "No such webhook",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @OperationId("getWebhook")
  @Refuses({ProblemCode.WEBHOOK_NOT_FOUND, ProblemCode.DATABASE_UNAVAILABLE})
  public Response get(@PathParam("id") String id) {
    return tagged(Response.ok(), book.find(id(id)));
  }

  @PATCH
  @Path("/{id}")
  @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_WRITE)
  @Operation(
      summary = "Change a webhook",
      description =
          "What is left out stays. While 'enabled' is false nothing is sent, and what happens"
              + " meanwhile is not kept for it. Counts at once. Audited.")
  @ApiResponse(
      responseCode = "200",
      headers =
          @Header(
              name = "ETag",
              description = "For If-Match of a change",
              schema = @Schema(type = "string")),
      content = @Content(schema = @Schema(implementation = WebhookView.class)))
  @ApiResponse(
      responseCode = "412",
      description = "It was changed meanwhile",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @OperationId("changeWebhook")
  @Refuses({ProblemCode.WEBHOOK_NOT_FOUND, ProblemCode.DATABASE_UNAVAILABLE})
  public Response change(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from,
      @PathParam("id") String id,
      @Parameter(description = "The ETag", required = true) @HeaderParam(HttpHeaders.IF_MATCH)
          @Nullable String ifMatch,
      @Nullable WebhookBody body) {
    return tagged(
        Response.ok(),
        book.change(
            MonitorResource.actor(request, from),
            id(id),
            IfMatch.of(ifMatch),
            Parameters.body(body).toChange()));
  }

  @POST
  @Path("/{id}/secret")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_WRITE)
  @Operation(
      summary = "Give a webhook a new secret",
      description =
          "'secret' is shown here and never again. For 'overlapSeconds' what is sent is signed with"
              + " both. Audited.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = WebhookView.class)))
  @ApiResponse(
      responseCode = "412",
      description = "It was changed meanwhile",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @OperationId("rotateWebhookSecret")
  @Refuses({ProblemCode.WEBHOOK_NOT_FOUND, ProblemCode.DATABASE_UNAVAILABLE})
  public Response rotate(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from,
      @PathParam("id") String id,
      @Parameter(description = "The ETag", required = true) @HeaderParam(HttpHeaders.IF_MATCH)
          @Nullable String ifMatch,
      @Nullable WebhookSecretBody body) {
    return secret(
        Response.ok(),
        book.rotate(
            MonitorResource.actor(request, from),
            id(id),
            IfMatch.of(ifMatch),
            WebhookSecretBody.overlap(body)));
  }

  @DELETE
  @Path("/{id}")
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_WRITE)
  @Operation(
      summary = "Send events there no more",
      description = "What is on its way is forgotten, and its log. Audited.")
  @ApiResponse(responseCode = "204", description = "Done")
  @ApiResponse(
      responseCode = "412",
      description = "It was changed meanwhile",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @OperationId("removeWebhook")
  @Refuses({ProblemCode.WEBHOOK_NOT_FOUND, ProblemCode.DATABASE_UNAVAILABLE})
  public void remove(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from,
      @PathParam("id") String id,
      @Parameter(description = "The ETag", required = true) @HeaderParam(HttpHeaders.IF_MATCH)
          @Nullable String ifMatch) {
    book.remove(MonitorResource.actor(request, from), id(id), IfMatch.of(ifMatch));
  }

  private static Response tagged(Response.ResponseBuilder response, WebhookEntry entry) {
    return response.entity(WebhookView.from(entry)).tag(Integer.toString(entry.version())).build();
  }

  private static Response secret(Response.ResponseBuilder response, WebhookBook.Made made) {
    return response
        .header("Cache-Control", "no-store")
        .entity(WebhookView.from(made))
        .tag(Integer.toString(made.entry().version()))
        .build();
  }
}
