package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.ImportBook;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** How to import, as the query says it. */
public final class ImportParameters {
  @QueryParam("dryRun")
  private @Nullable String dryRun;

  @QueryParam("skipRefused")
  private @Nullable String skipRefused;

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
