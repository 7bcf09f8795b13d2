package io.patchcord.gateway.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.patchcord.gateway.admin.SwitchBook;
import io.patchcord.gateway.admin.SwitchEntry;
import io.patchcord.gateway.security.Role;
import io.patchcord.gateway.security.Scope;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The switches: the gateway's own, and those of other gateways on the same database. */
@Path("/api/v1/switches")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Switches")
@SecurityRequirement(name = "apiKey")
public final class SwitchesResource {
  private final FreeSwitch phoneSystem;
  private final SwitchBook book;

  SwitchesResource(FreeSwitch phoneSystem, SwitchBook book) {
    this.phoneSystem = phoneSystem;
    this.book = book;
  }

  /**
   * A switch.
   *
   * @param name as the configuration calls it
   * @param address host and port of its Event Socket
   * @param state whether it is connected, and known
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
      AWAY,
      /** Another gateway serves it, and knows how it stands. */
      ELSEWHERE
    }
  }

  /**
   * A page of them.
   *
   * @param items those of this page, in the list's order
   * @param next the cursor of the next page; null on the last
   */
  @Schema(name = "SwitchPage")
  public record Page(List<SwitchView> items, @JsonProperty("next") @Nullable String next) {}

  @GET
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_READ)
  @Operation(
      summary = "The switches",
      description =
          "Those for which gateways have been started on this database, by name, and how the gateway's"
              + " own stands now.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Page.class)))
  @OperationId("listSwitches")
  @Refuses(ProblemCode.DATABASE_UNAVAILABLE)
  public Page list(
      @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
    Paging.Slice<SwitchEntry> page =
        Paging.slice(book.list().stream(), SwitchEntry::name, cursor, limit);
    return new Page(page.items().stream().map(this::view).toList(), page.next());
  }

  @GET
  @Path("/{name}")
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_READ)
  @Operation(summary = "One switch")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SwitchView.class)))
  @OperationId("getSwitch")
  @Refuses({ProblemCode.NOT_FOUND, ProblemCode.DATABASE_UNAVAILABLE})
  public SwitchView get(@Parameter(example = "main") @PathParam("name") String name) {
    return book.list().stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .map(this::view)
        .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is no such switch."));
  }

  private SwitchView view(SwitchEntry entry) {
    if (!entry.name().equals(phoneSystem.name())) {
      return new SwitchView(
          entry.name(),
          entry.address(),
          SwitchView.State.ELSEWHERE,
          "Another gateway serves it, started last at " + entry.startedAt(),
          null,
          null);
    }
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
