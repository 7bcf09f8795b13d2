package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.DeliveryBook;
import io.patchcord.gateway.admin.DeliveryEntry;
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
import java.util.Arrays;
import java.util.Objects;
import org.glassfish.grizzly.http.server.Request;
import org.jspecify.annotations.Nullable;

/** What is on its way to a webhook and what became of it, and how it is sent again. */
@Path("/api/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
@SecurityRequirement(name = "apiKey")
public final class WebhookDeliveriesResource {
  private final DeliveryBook book;

  WebhookDeliveriesResource(DeliveryBook book) {
    this.book = book;
  }

  @GET
  @Path("/{id}/deliveries")
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_READ)
  @Operation(
      summary = "What became of a webhook's deliveries",
      description = "The latest first; what was finished long ago is not kept.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = WebhookDeliveryView.Page.class)))
  @ApiResponse(
      responseCode = "404",
      description = "No such webhook",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @OperationId("listWebhookDeliveries")
  @Refuses({ProblemCode.WEBHOOK_NOT_FOUND, ProblemCode.DATABASE_UNAVAILABLE})
  public WebhookDeliveryView.Page list(
      @PathParam("id") String id,
      @Parameter(
              description = "Only those that are so",
              schema =
                  @Schema(
                      type = "string",
                      allowableValues = {"WAITING", "DELIVERED", "DEAD"}))
          @QueryParam("state")
          @Nullable String state,
      @Parameter(
              description = "How many at most",
              schema =
                  @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
          @QueryParam("limit")
          @Nullable String limit,
      @Parameter(description = "'next' of the page before") @QueryParam("cursor")
          @Nullable String cursor) {
    return WebhookDeliveryView.Page.from(
        book.list(
            WebhooksResource.id(id),
            state(state),
            Parameters.position(cursor),
            Paging.limit(limit)));
  }

  @POST
  @Path("/{id}/ping")
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_WRITE)
  @Operation(
      summary = "Send a webhook a ping",
      description =
          "An event of the type 'ping', which waits for nothing else; the list of deliveries tells what"
              + " became of it. Audited.")
  @ApiResponse(
      responseCode = "202",
      description = "It is on its way",
      content = @Content(schema = @Schema(implementation = WebhookDeliveryView.class)))
  @OperationId("pingWebhook")
  @Refuses({ProblemCode.WEBHOOK_NOT_FOUND, ProblemCode.DATABASE_UNAVAILABLE})
  public Response ping(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from,
      @PathParam("id") String id) {
    return accepted(book.ping(MonitorResource.actor(request, from), WebhooksResource.id(id)));
  }

  @POST
  @Path("/{id}/deliveries/{deliveryId}/replay")
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_WRITE)
  @Operation(
      summary = "Send a delivery again",
      description =
          "Whatever has become of it: with the ids that it has, signed anew, and tried for as long as a"
              + " new one. Audited.")
  @ApiResponse(
      responseCode = "202",
      description = "It is on its way",
      content = @Content(schema = @Schema(implementation = WebhookDeliveryView.class)))
  @ApiResponse(
      responseCode = "404",
      description = "No such delivery",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @OperationId("replayDelivery")
  @Refuses({
    ProblemCode.WEBHOOK_NOT_FOUND,
    ProblemCode.DELIVERY_NOT_FOUND,
    ProblemCode.DATABASE_UNAVAILABLE
  })
  public Response replay(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from,
      @PathParam("id") String id,
      @PathParam("deliveryId") String deliveryId) {
    return accepted(
        book.replay(
            MonitorResource.actor(request, from),
            WebhooksResource.id(id),
            Parameters.id(deliveryId)
                .orElseThrow(
                    () ->
                        new ProblemException(
                            ProblemCode.DELIVERY_NOT_FOUND,
                            "There is no delivery with this id."))));
  }

  @POST
  @Path("/{id}/replay")
  @Consumes(MediaType.APPLICATION_JSON)
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_WRITE)
  @Operation(
      summary = "Send many deliveries again",
      description =
          "All that were given up, or of some time; on demand what has arrived, too. In the order in"
              + " which they came. Audited.")
  @ApiResponse(
      responseCode = "202",
      description = "They are on their way",
      content = @Content(schema = @Schema(implementation = ReplayView.class)))
  @OperationId("replayDeliveries")
  @Refuses({ProblemCode.WEBHOOK_NOT_FOUND, ProblemCode.DATABASE_UNAVAILABLE})
  public Response replayMany(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from,
      @PathParam("id") String id,
      @Nullable ReplayBody body) {
    ReplayBody asked = Objects.requireNonNullElse(body, ReplayBody.DEAD_LETTERS);
    int count =
        book.replay(
            MonitorResource.actor(request, from),
            WebhooksResource.id(id),
            Boolean.TRUE.equals(asked.includeDelivered()),
            asked.from(),
            asked.to());
    return Response.accepted(new ReplayView(count)).build();
  }

  private static Response accepted(DeliveryEntry entry) {
    return Response.accepted(WebhookDeliveryView.from(entry)).build();
  }

  private static DeliveryEntry.@Nullable State state(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return Arrays.stream(DeliveryEntry.State.values())
        .filter(state -> state.name().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.ofField(
                    ProblemCode.PARAMETER_INVALID, "state", "It is WAITING, DELIVERED or DEAD."));
  }
}
