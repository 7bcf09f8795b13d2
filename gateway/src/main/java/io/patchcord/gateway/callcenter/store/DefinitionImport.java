package io.patchcord.gateway.callcenter.store;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.audit.AuditActor;
import io.patchcord.gateway.callcenter.CallCenterSettings;
import io.patchcord.gateway.callcenter.definition.CallCenterDefinition;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Somebody imports a definition.
 *
 * @param settings what the definition says to the gateway
 * @param replaces which revision it may replace; asked with 0 when there is none
 */
public record DefinitionImport(
    CallCenterDefinition definition,
    CallCenterSettings settings,
    AuditActor actor,
    IntPredicate replaces) {

  public DefinitionImport {
    requireNonNull(definition, "definition is null");
    requireNonNull(settings, "settings is null");
    requireNonNull(actor, "actor is null");
    requireNonNull(replaces, "replaces is null");
  }

  /**
   * What became, or would become, of it.
   *
   * @param created whether the call center is new
   * @param revision of the definition; without a change, the one that there was
   */
  public record Outcome(
      String internalName, boolean created, int revision, List<DefinitionChange> changes) {
    public Outcome {
      requireNonNull(internalName, "internalName is null");
      changes = List.copyOf(changes);
    }
  }
}
