package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.SessionBook;
import io.patchcord.gateway.security.Role;
import io.patchcord.gateway.security.Scope;
import io.patchcord.gateway.session.Opened;
import io.patchcord.gateway.session.Sessions;
import io.patchcord.gateway.session.SignIn;
import io.patchcord.gateway.session.SignInException;
import io.patchcord.gateway.session.SignIns;
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

/** The sessions: people sign in by what their Salesforce org has signed, and out again. */
@Path("/api/v1/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sessions")
public final class SessionsResource {
  private final SignIns signIns;
  private final Sessions sessions;
  private final SessionBook book;

  SessionsResource(SignIns signIns, Sessions sessions, SessionBook book) {
    this.signIns = signIns;
    this.sessions = sessions;
    this.book = book;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @AllowedToAll
  @Operation(
      summary = "Sign in",
      description =
          "'token' of the answer opens the API for 8 hours, as an API key does; it is shown here and"
              + " never again. To go on after that, sign in again. The 21st session of an agent ends"
              + " the oldest. Audited.")
  @ApiResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = SessionView.class)))
  @OperationId("signIn")
  @Refuses({
    ProblemCode.SIGN_IN_REFUSED,
    ProblemCode.SIGN_IN_NOT_ALLOWED,
    ProblemCode.TOO_MANY_FAILURES,
    ProblemCode.TOO_MANY_SESSIONS,
    ProblemCode.DATABASE_UNAVAILABLE
  })
  public Response open(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from,
      @Nullable SessionBody body) {
    Opened opened =
        open(Parameters.body(body).toSignIn(ClientAddress.of(from), RequestId.of(request)));
    return Response.created(
            UriBuilder.fromPath("/api/v1/sessions/{id}").build(opened.principal().name()))
        .header("Cache-Control", "no-store")
        .entity(SessionView.from(opened))
        .build();
  }

  private Opened open(SignIn wish) {
    try {
      return signIns.open(wish);
    } catch (SignInException refused) {
      throw refused.reason() == SignInException.Reason.SLOWED
          ? Gate.slowed(refused.delay())
          : refused;
    }
  }

  @GET
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_READ)
  @SecurityRequirement(name = "apiKey")
  @Operation(
      summary = "The sessions that are open",
      description = "By id; their tokens are never shown.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SessionView.Page.class)))
  @OperationId("listSessions")
  @Refuses(ProblemCode.DATABASE_UNAVAILABLE)
  public SessionView.Page list(
      @Parameter(
              description = "How many at most",
              schema =
                  @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
          @QueryParam("limit")
          @Nullable String limit,
      @Parameter(description = "'next' of the page before") @QueryParam("cursor")
          @Nullable String cursor) {
    return SessionView.Page.from(book.list(Parameters.cursor(cursor), Paging.limit(limit)));
  }

  @DELETE
  @Path("/current")
  @Allowed(
      value = {Role.AGENT, Role.SUPERVISOR, Role.INTEGRATION, Role.ADMIN},
      scope = {})
  @SecurityRequirement(name = "apiKey")
  @Operation(
      summary = "Sign out",
      description =
          "Ends the session that sends this, and its event streams. A key is not a session, and stays."
              + " Live calls go on. Audited.")
  @ApiResponse(responseCode = "204", description = "Done")
  @OperationId("signOut")
  @Refuses(ProblemCode.DATABASE_UNAVAILABLE)
  public void signOut(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from) {
    sessions.end(MonitorResource.actor(request, from), AccessFeature.principal(request).name());
  }

  @DELETE
  @Path("/{id}")
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_WRITE)
  @SecurityRequirement(name = "apiKey")
  @Operation(
      summary = "End somebody's session",
      description = "At once, with its event streams. A second time changes nothing. Audited.")
  @ApiResponse(responseCode = "204", description = "Done")
  @OperationId("endSession")
  @Refuses(ProblemCode.DATABASE_UNAVAILABLE)
  public void end(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from,
      @PathParam("id") String id) {
    sessions.end(MonitorResource.actor(request, from), id);
  }
}
