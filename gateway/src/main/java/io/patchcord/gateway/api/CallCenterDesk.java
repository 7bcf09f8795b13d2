package io.patchcord.gateway.api;

import io.patchcord.gateway.audit.AuditActor;
import io.patchcord.gateway.callcenter.CallCenterSettings;
import io.patchcord.gateway.callcenter.DialPlan;
import io.patchcord.gateway.callcenter.definition.CallCenterDefinition;
import io.patchcord.gateway.callcenter.definition.DefinitionReader;
import io.patchcord.gateway.callcenter.definition.DefinitionWriter;
import io.patchcord.gateway.callcenter.store.CallCenterStore;
import io.patchcord.gateway.callcenter.store.DefinitionImport;
import io.patchcord.gateway.callcenter.store.StoredCallCenter;
import java.util.List;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** What an admin does with call centers. */
final class CallCenterDesk {
  private final CallCenterStore store;
  private final Runnable changed;

  /**
   * @param changed called after every change, so that it takes effect at once
   */
  CallCenterDesk(CallCenterStore store, Runnable changed) {
    this.store = store;
    this.changed = changed;
  }

  CallCenterView.Page list(@Nullable String limitText, @Nullable String cursor) {
    int limit = Paging.limit(limitText);
    if (cursor != null && !cursor.matches("[A-Za-z0-9]{1,40}")) {
      throw ProblemException.ofField(
          ProblemCode.PARAMETER_INVALID, "cursor", "A cursor is the 'next' of the page before.");
    }
    List<StoredCallCenter> found = store.list(cursor == null ? "" : cursor, limit + 1);
    List<StoredCallCenter> page = found.subList(0, Math.min(limit, found.size()));
    return new CallCenterView.Page(
        page.stream().map(CallCenterView.Summary::from).toList(),
        found.size() > limit ? page.get(limit - 1).internalName() : null);
  }

  StoredCallCenter find(String internalName) {
    return store
        .find(internalName)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.CALL_CENTER_NOT_FOUND, "There is no such call center."));
  }

  /** The definition that was imported. */
  CallCenterDefinition definition(StoredCallCenter stored) {
    CallCenterDefinition definition = stored.definition();
    if (definition == null) {
      throw new ProblemException(
          ProblemCode.DEFINITION_NOT_FOUND,
          "No definition of " + stored.internalName() + " was imported yet.");
    }
    return definition;
  }

  /** As the query parameter says: the file of Setup, or the metadata. */
  String export(StoredCallCenter stored, @Nullable String form) {
    CallCenterDefinition definition = definition(stored);
    return isMetadata(form)
        ? DefinitionWriter.metadataForm(definition)
        : DefinitionWriter.importForm(definition);
  }

  /** What the file is to be called. */
  String fileName(StoredCallCenter stored, @Nullable String form) {
    return stored.internalName() + (isMetadata(form) ? ".callCenter-meta.xml" : ".xml");
  }

  private static boolean isMetadata(@Nullable String form) {
    if (form == null || form.equals("definition")) {
      return false;
    }
    if (form.equals("metadata")) {
      return true;
    }
    throw ProblemException.ofField(
        ProblemCode.PARAMETER_INVALID, "form", "A form is definition or metadata.");
  }

  DefinitionImportView importDefinition(
      AuditActor actor,
      byte[] file,
      @Nullable String name,
      @Nullable String dryRun,
      @Nullable String ifMatch) {
    if (dryRun != null && !dryRun.equals("true") && !dryRun.equals("false")) {
      throw ProblemException.ofField(
          ProblemCode.PARAMETER_INVALID, "dryRun", "It is true or false.");
    }
    CallCenterDefinition definition =
        DefinitionReader.read(file, name, (read, faults) -> CallCenterSettings.from(read, faults));
    if (name != null && !name.equals(definition.internalName())) {
      throw ProblemException.ofField(
          ProblemCode.PARAMETER_INVALID,
          "name",
          "The definition is of " + definition.internalName() + ".");
    }
    LongPredicate matches = HistoryDesk.matching(ifMatch);
    DefinitionImport asked =
        new DefinitionImport(definition, CallCenterSettings.from(definition), actor, matches::test);
    if ("true".equals(dryRun)) {
      return DefinitionImportView.from(true, store.plan(asked));
    }
    DefinitionImport.Outcome outcome = store.apply(asked);
    changed.run();
    return DefinitionImportView.from(false, outcome);
  }

  DialTestView dialTest(String internalName, @Nullable DialTestBody body) {
    if (body == null) {
      throw new ProblemException(ProblemCode.BODY_INVALID, "The body is missing.");
    }
    StoredCallCenter center = find(internalName);
    DialPlan plan =
        new DialPlan(
            center.settings().country(), center.queueNumbers(), center.settings().dialing());
    return DialTestView.from(plan.decide(body.requireNumber()));
  }
}
