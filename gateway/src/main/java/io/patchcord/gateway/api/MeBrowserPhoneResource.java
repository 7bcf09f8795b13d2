package io.patchcord.gateway.api;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.line.AgentLine;
import io.patchcord.gateway.line.BrowserPhones;
import io.patchcord.gateway.line.Directory;
import io.patchcord.gateway.line.SipDirectory;
import io.patchcord.gateway.security.Role;
import io.patchcord.gateway.security.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The agent's browser as the phone of the agent's line. */
@Path("/api/v1/me/browser-phone")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Me")
@SecurityRequirement(name = "apiKey")
public final class MeBrowserPhoneResource {
  private final Directory directory;
  private final SipDirectory sipDirectory;
  private final BrowserPhones browsers;

  MeBrowserPhoneResource(Directory directory, SipDirectory sipDirectory, BrowserPhones browsers) {
    this.directory = requireNonNull(directory, "directory is null");
    this.sipDirectory = requireNonNull(sipDirectory, "sipDirectory is null");
    this.browsers = requireNonNull(browsers, "browsers is null");
  }

  @POST
  @Allowed(
      value = {Role.AGENT, Role.SUPERVISOR},
      scope = Scope.PRESENCE_WRITE)
  @Operation(
      summary = "Get what the browser registers with",
      description =
          "Where the line's phone is a browser (GET /me, line.phone): where the switch's WebSocket is,"
              + " and a password for it that is kept nowhere, ends after an hour, and with the agent's"
              + " work on the line. The one of before opens nothing any more; a browser that is"
              + " registered stays so until it registers again.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = BrowserPhoneView.class)))
  @OperationId("admitBrowserPhone")
  @Refuses({ProblemCode.NO_LINE, ProblemCode.NO_BROWSER_PHONE, ProblemCode.SWITCH_UNAVAILABLE})
  public Response admit(@Parameter(hidden = true) @Context ContainerRequestContext request) {
    String agent = AccessFeature.principal(request).agent();
    AgentLine at = agent == null ? null : directory.lineOf(agent).orElse(null);
    if (at == null) {
      throw new ProblemException(ProblemCode.NO_LINE, "Nobody with a line sends this.");
    }
    refuseWithout(at.line());
    BrowserPhones.Access access =
        browsers
            .admit(at.agent().username(), at.line())
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemCode.SWITCH_UNAVAILABLE,
                        "The SIP domain is not known yet: the phone system has not been reached,"
                            + " and patchcord.switch.domain is not set."));
    return Response.ok(BrowserPhoneView.from(access)).header("Cache-Control", "no-store").build();
  }

  private void refuseWithout(String line) {
    if (!browsers.has(line)) {
      throw new ProblemException(
          ProblemCode.NO_BROWSER_PHONE, "Line " + line + " has a desk phone.");
    }
    if (browsers.address().isEmpty()) {
      throw new ProblemException(
          ProblemCode.NO_BROWSER_PHONE,
          "Nobody has said where browsers reach the phone system: patchcord.switch.web-socket-url.");
    }
    if (!sipDirectory.isOpen()) {
      throw new ProblemException(
          ProblemCode.NO_BROWSER_PHONE,
          "The phone system does not ask the gateway for its lines:"
              + " patchcord.switch.directory-password-file.");
    }
  }
}
