package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.Backups;
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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.file.Files;
import org.glassfish.grizzly.http.server.Request;

/** A backup of the gateway's own database. */
@Path("/api/v1/backup")
@Tag(name = "Backup")
@SecurityRequirement(name = "apiKey")
public final class BackupResource {
  private static final String ZIP = "application/zip";

  private final Backups backups;

  BackupResource(Backups backups) {
    this.backups = backups;
  }

  @POST
  @Produces(ZIP)
  @Allowed(value = Role.ADMIN, scope = Scope.ADMIN_WRITE)
  @Operation(
      summary = "Back up the database",
      description =
          "All of the H2 file as it is at one moment, while everything goes on; scripts/backup keeps"
              + " and restores it. It has all that the gateway knows: keep it as safe as the gateway."
              + " A PostgreSQL server is backed up by its own tools. Audited.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = ZIP, schema = @Schema(type = "string", format = "binary")))
  @OperationId("backUpDatabase")
  @Refuses({ProblemCode.BACKUP_ELSEWHERE, ProblemCode.DATABASE_UNAVAILABLE})
  public Response backUp(
      @Parameter(hidden = true) @Context ContainerRequestContext request,
      @Parameter(hidden = true) @Context Request from) {
    java.nio.file.Path zip = backups.make(MonitorResource.actor(request, from));
    StreamingOutput body =
        out -> {
          try {
            Files.copy(zip, out);
          } finally {
            Files.deleteIfExists(zip);
          }
        };
    return Response.ok(body, ZIP)
        .header("Content-Disposition", "attachment; filename=\"patchcord-backup.zip\"")
        .build();
  }
}
