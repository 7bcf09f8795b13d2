package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.SipPasswordBook;
import io.patchcord.gateway.security.Role;
import io.patchcord.gateway.security.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import org.glassfish.grizzly.http.server.Request;

/** What the phones of a line register with. */
@Path("/api/v1/lines/{number}/sip-password")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Lines")
@SecurityRequirement(name = "apiKey")
public final class SipPasswordsResource {
  private final SipPasswordBook book;

  SipPasswordsResource(SipPasswordBook book) {
    this.book = book;
  }

  @GET
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_READ)
  @Operation(summary = "Since when a line has a SIP password", description = "Without itself.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SipPasswordView.class)))
  @ApiResponse(
      responseCode = "404",
      description = "No such line, or it has none",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @OperationId("getSipPassword")
  @Refuses({ProblemCode.LINE_NOT_FOUND, ProblemCode.NOT_FOUND, ProblemCode.DATABASE_UNAVAILABLE})
  public SipPasswordView get(@PathParam("number") String number) {
    return SipPasswordView.from(book.find(number));
  }

  @POST
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_WRITE)
  @Operation(
      summary = "Make a SIP password for a line",
      description =
          "Random, shown here and never again; the one of before opens nothing any more, and phones"
              + " that have it are refused when they register again. Works at once where the switch"
              + " asks the gateway for its lines. Audited.")
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = SipPasswordView.class)))
  @ApiResponse(
      responseCode = "404",
      description = "No such line",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @ApiResponse(
      responseCode = "503",
      description = "The SIP domain is not known yet",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @OperationId("makeSipPassword")
  @Refuses({
    ProblemCode.LINE_NOT_FOUND,
    ProblemCode.SWITCH_UNAVAILABLE,
    ProblemCode.DATABASE_UNAVAILABLE
  })
  public Response make(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from,
      @PathParam("number") String number) {
    SipPasswordBook.Made made = book.make(MonitorResource.actor(request, from), number);
    return Response.created(
            UriBuilder.fromPath("/api/v1/lines/{number}/sip-password").build(number))
        .header("Cache-Control", "no-store")
        .entity(SipPasswordView.from(made))
        .build();
  }

  @DELETE
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_WRITE)
  @Operation(
      summary = "Withdraw the SIP password of a line",
      description = "Its phones are refused when they register again. Audited.")
  @ApiResponse(responseCode = "204", description = "Done")
  @ApiResponse(
      responseCode = "404",
      description = "No such line, or it has none",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @OperationId("removeSipPassword")
  @Refuses({ProblemCode.LINE_NOT_FOUND, ProblemCode.NOT_FOUND, ProblemCode.DATABASE_UNAVAILABLE})
  public void remove(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from,
      @PathParam("number") String number) {
    book.remove(MonitorResource.actor(request, from), number);
  }
}
