package io.patchcord.gateway.api;

import io.patchcord.gateway.call.Action;
import io.patchcord.gateway.call.Call;
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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What becomes of a consultation. */
@Path("/api/v1/transfers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Transfers")
@SecurityRequirement(name = "apiKey")
public final class TransfersResource {
  private final TransferDesk desk;

  TransfersResource(TransferDesk desk) {
    this.desk = desk;
  }

  @GET
  @Path("/{id}")
  @Allowed(
      value = {Role.AGENT, Role.SUPERVISOR, Role.INTEGRATION},
      scope = Scope.CALLS_READ)
  @Operation(summary = "One consultation", description = "Also for a while after its end.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TransferView.class)))
  @OperationId("getTransfer")
  @Refuses(ProblemCode.TRANSFER_NOT_FOUND)
  public @Nullable TransferView get(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @PathParam("id") String id) {
    return desk.transferOf(desk.find(AccessFeature.principal(request), id));
  }

  @POST
  @Path("/{id}/{action: complete|cancel|conference|swap}")
  @Allowed(value = Role.AGENT, scope = Scope.CALLS_WRITE)
  @Operation(
      summary = "Do something with a consultation",
      description =
          "What its 'actions' offer now. 'complete' joins the other party with whom was asked, and"
              + " the agent leaves; 'cancel' takes the other party back; 'swap' talks to the other"
              + " of the two; 'conference' lets all talk. Asking for what holds already does"
              + " nothing.")
  @ApiResponse(
      responseCode = "202",
      description = "The phone system is being asked; the consultation as it stands",
      content = @Content(schema = @Schema(implementation = TransferView.class)))
  @OperationId("actOnTransfer")
  @Refuses({
    ProblemCode.TRANSFER_NOT_FOUND,
    ProblemCode.ACTION_NOT_POSSIBLE,
    ProblemCode.FEATURE_OFF,
    ProblemCode.TOO_MANY_COMMANDS,
    ProblemCode.SWITCH_UNAVAILABLE
  })
  public Response act(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @PathParam("id") String id,
      @Parameter(
              in = ParameterIn.PATH,
              schema = @Schema(allowableValues = {"complete", "cancel", "conference", "swap"}))
          @PathParam("action")
          String action) {
    Call call = desk.find(AccessFeature.principal(request), id);
    return accepted(desk.ask(call, Action.valueOf(action.toUpperCase(Locale.ROOT))));
  }

  static Response accepted(TransferDesk.Asked asked) {
    return Response.accepted(asked.transfer())
        .location(URI.create("/api/v1/transfers/" + asked.transfer().id()))
        .header(CallActionsResource.COMMAND_ID, asked.commandId())
        .build();
  }
}
