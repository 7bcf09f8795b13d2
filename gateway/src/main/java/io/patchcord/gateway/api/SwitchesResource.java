package io.patchcord.gateway.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.patchcord.gateway.security.Role;
import io.patchcord.gateway.switching.FreeSwitch;
import io.patchcord.gateway.switching.Switch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The switches that the gateway is configured for. */
@Path("/api/v1/switches")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Switches")
@SecurityRequirement(name = "apiKey")
public final class SwitchesResource {
  private final FreeSwitch phoneSystem;

  SwitchesResource(FreeSwitch phoneSystem) {
    this.phoneSystem = phoneSystem;
  }

  /**
   * A switch.
   *
   * @param address host and port of its Event Socket
   * @param detail how it stands, for people
   * @param coreUuid its own id of this run of it; null until it was heard
   * @param since when it was connected; null while it is not
   */
  @Schema(name = "Switch")
  public record SwitchView(
      String name,
      String address,
      State state,
      String detail,
      @Nullable String coreUuid,
      @Nullable Instant since) {

    /** How it stands. */
    public enum State {
      /** Commands can be sent, and it is known how things stand. */
      CONNECTED,
      /** Calls there go on; the gateway cannot do anything with them. */
      AWAY
    }
  }

  /**
   * A page of them.
   *
   * @param next null: there is one page
   */
  @Schema(name = "SwitchPage")
  public record Page(List<SwitchView> items, @JsonProperty("next") @Nullable String next) {}

  @GET
  @Allowed(Role.ADMIN)
  @Operation(
      summary = "The switches",
      description = "As the gateway is configured, and how each stands now.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Page.class)))
  public Page list() {
    return new Page(List.of(view()), null);
  }

  @GET
  @Path("/{name}")
  @Allowed(Role.ADMIN)
  @Operation(summary = "One switch")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SwitchView.class)))
  @ApiResponse(
      responseCode = "404",
      description = "There is no such switch",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public SwitchView get(@Parameter(example = "main") @PathParam("name") String name) {
    if (!name.equals(phoneSystem.name())) {
      throw new ProblemException(ProblemCode.NOT_FOUND, "There is no such switch.");
    }
    return view();
  }

  private SwitchView view() {
    Switch.SwitchStatus status = phoneSystem.status();
    return new SwitchView(
        phoneSystem.name(),
        phoneSystem.address(),
        status.connected() ? SwitchView.State.CONNECTED : SwitchView.State.AWAY,
        status.detail(),
        phoneSystem.coreId(),
        status.since());
  }
}
