package io.patchcord.gateway.api;

import io.patchcord.gateway.callcenter.store.DefinitionChange;
import io.patchcord.gateway.callcenter.store.DefinitionImport;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import did, or would do.
 *
 * @param dryRun whether nothing was changed
 * @param callCenter the call center's internal name
 * @param created whether the call center is new
 * @param revision of the definition afterwards
 * @param changes item by item, in the order of the file, and what was removed at the end
 */
@Schema(name = "DefinitionImport")
public record DefinitionImportView(
    boolean dryRun, String callCenter, boolean created, int revision, List<ChangeView> changes) {

  /**
   * A difference.
   *
   * @param path the section, or section and item: {@code PatchcordWork/wrapUpSeconds}
   * @param kind what was done to it
   * @param before the value, or the label or order for a change of those; null for nothing
   * @param after likewise
   */
  @Schema(name = "DefinitionChange")
  public record ChangeView(
      String path, DefinitionChange.Kind kind, @Nullable String before, @Nullable String after) {}

  static DefinitionImportView from(boolean dryRun, DefinitionImport.Outcome outcome) {
    return new DefinitionImportView(
        dryRun,
        outcome.internalName(),
        outcome.created(),
        outcome.revision(),
        outcome.changes().stream()
            .map(
                change ->
                    new ChangeView(change.path(), change.kind(), change.before(), change.after()))
            .toList());
  }
}
