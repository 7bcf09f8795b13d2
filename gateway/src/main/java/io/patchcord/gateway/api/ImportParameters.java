package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.ImportBook;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** How to import, as the query says it. */
public final class ImportParameters {
  @Parameter(description = "Only say what would be done", schema = @Schema(type = "boolean"))
  @QueryParam("dryRun")
  private @Nullable String dryRun;

  @Parameter(
      description = "Do the other rows when some are refused; otherwise nothing is done",
      schema = @Schema(type = "boolean"))
  @QueryParam("skipRefused")
  private @Nullable String skipRefused;

  @Parameter(description = "The internal name of the call center of rows that name none")
  @QueryParam("callCenter")
  private @Nullable String callCenter;

  boolean isDryRun() {
    return Parameters.flag("dryRun", dryRun);
  }

  ImportBook.Options toOptions() {
    return new ImportBook.Options(
        Parameters.text("callCenter", callCenter), Parameters.flag("skipRefused", skipRefused));
  }
}
