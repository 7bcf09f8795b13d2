package io.patchcord.gateway.callcenter.store;

import io.patchcord.gateway.callcenter.AwayReason;
import io.patchcord.gateway.callcenter.CallCenterSettings;
import io.patchcord.gateway.callcenter.DialRules;
import io.patchcord.gateway.callcenter.Feature;
import io.patchcord.gateway.callcenter.MonitorRules;
import io.patchcord.gateway.callcenter.RecordingPolicy;
import io.patchcord.gateway.callcenter.SoftphoneRules;
import io.patchcord.gateway.callcenter.WorkRules;
import io.patchcord.gateway.callcenter.definition.CallCenterDefinition;
import io.patchcord.gateway.callcenter.definition.CallCenterDefinition.Item;
import io.patchcord.gateway.callcenter.definition.CallCenterDefinition.Section;
import io.patchcord.persistence.CallCenter;
import io.patchcord.persistence.DefinitionItem;
import io.patchcord.persistence.DefinitionSection;
import io.patchcord.persistence.DialSettings;
import io.patchcord.persistence.Repositories;
import io.patchcord.persistence.SoftphoneSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Call centers as rows of the database, and back. */
public final class CallCenterRows {
  /** More than anybody can choose from. */
  private static final int MAX_REASONS = 100;

  /** As many as a definition can have. */
  private static final int MAX_ELEMENTS = 20_000;

  private static final int MAX_DISPLAY_NAME = 80;

  private CallCenterRows() {}

  /** What a call center's rows say; without the agents' lines, by which nobody works. */
  public static CallCenterSettings settings(Repositories db, CallCenter center) {
    DialSettings dialing = center.dialing();
    SoftphoneSettings softphone = center.softphone();
    return new CallCenterSettings(
        center.country(),
        center.callerIdNumber(),
        center.callerIdName(),
        new DialRules(
            dialing.outsidePrefix(),
            dialing.longDistancePrefix(),
            dialing.internationalPrefix(),
            dialing.allowed(),
            dialing.forbidden(),
            dialing.premiumAllowed()),
        new WorkRules(
            db.awayReasons().all(center.internalName(), MAX_REASONS).stream()
                .map(reason -> new AwayReason(reason.code(), reason.label()))
                .toList(),
            Duration.ofSeconds(center.wrapUpSeconds()),
            Duration.ofSeconds(center.wrapUpExtensionSeconds()),
            center.wrapUpExtensions(),
            Duration.ofSeconds(center.serviceLevelSeconds()),
            Set.copyOf(center.shownVariables()),
            center.dispositions()),
        new MonitorRules(center.monitoringAllowed(), center.monitoringShown()),
        new SoftphoneRules(
            softphone.gatewayAddress(),
            // What a later program has written is not offered here.
            Arrays.stream(RecordingPolicy.values())
                .filter(policy -> policy.name().equals(softphone.recordingPolicy()))
                .findFirst()
                .orElse(RecordingPolicy.OFF),
            featuresBut(softphone.off()),
            softphone.hotDesking()),
        List.of());
  }

  private static Set<Feature> featuresBut(List<String> off) {
    Set<Feature> features = EnumSet.allOf(Feature.class);
    features.removeIf(feature -> off.contains(feature.name()));
    return features;
  }

  /** The definition that was imported; {@code null} for none. */
  static @Nullable CallCenterDefinition definition(Repositories db, CallCenter center) {
    List<DefinitionSection> rows = db.definitions().sections(center.internalName(), MAX_ELEMENTS);
    if (rows.isEmpty()) {
      return null;
    }
    Map<String, List<Item>> items = new HashMap<>();
    for (DefinitionItem row : db.definitions().items(center.internalName(), MAX_ELEMENTS)) {
      items
          .computeIfAbsent(row.section().name(), section -> new ArrayList<>())
          .add(new Item(row.sortOrder(), row.name(), row.label(), row.value()));
    }
    return new CallCenterDefinition(
        rows.stream()
            .map(
                row ->
                    new Section(
                        row.sortOrder(),
                        row.name(),
                        row.label(),
                        items.getOrDefault(row.name(), List.of())))
            .toList());
  }

  /**
   * Stores what a definition says; whoever has the transaction sees to the audit.
   *
   * @param by who imports it, at most 120 characters
   */
  public static CallCenter store(
      Repositories db,
      CallCenterDefinition definition,
      CallCenterSettings settings,
      Instant at,
      String by) {
    String name = definition.internalName();
    Optional<CallCenter> found = db.callCenters().find(name);
    CallCenter center =
        found.orElseGet(() -> new CallCenter(name, displayName(definition), settings.country()));
    fill(center, definition, settings);
    center.noteImport(at, by);
    if (found.isPresent()) {
      db.callCenters().update(center);
    } else {
      db.callCenters().insert(center);
    }
    replaceParts(db, center, definition, settings);
    return center;
  }

  /** Puts what a definition says into a call center, which is yet to be stored. */
  private static void fill(
      CallCenter center, CallCenterDefinition definition, CallCenterSettings settings) {
    center.changeDisplayName(displayName(definition));
    center.changeCountry(settings.country());
    center.changeCallerId(settings.callerIdNumber(), settings.callerIdName());
    WorkRules work = settings.work();
    center.changeWrapUp(
        (int) work.wrapUp().toSeconds(), (int) work.extension().toSeconds(), work.extensions());
    center.changeServiceLevel((int) work.serviceLevel().toSeconds());
    center.changeShownVariables(work.shownVariables());
    center.changeDispositions(work.dispositions());
    center.changeMonitoring(settings.monitoring().allowed(), settings.monitoring().shown());
    DialRules dialing = settings.dialing();
    center.changeDialing(
        new DialSettings(
            dialing.outsidePrefix(),
            dialing.longDistancePrefix(),
            dialing.internationalPrefix(),
            DialSettings.joined(dialing.allowed()),
            DialSettings.joined(dialing.forbidden()),
            dialing.premiumAllowed()));
    SoftphoneRules softphone = settings.softphone();
    String off =
        Arrays.stream(Feature.values())
            .filter(feature -> !softphone.features().contains(feature))
            .map(Feature::name)
            .collect(Collectors.joining(" "));
    center.changeSoftphone(
        new SoftphoneSettings(
            softphone.gatewayAddress(),
            softphone.recording().name(),
            off.isEmpty() ? null : off,
            softphone.hotDesking()));
  }

  /** Salesforce takes longer ones than fit on a line; the definition has the whole. */
  private static String displayName(CallCenterDefinition definition) {
    String name = definition.displayName().replaceAll("\\p{Cntrl}+", " ").strip();
    if (name.length() <= MAX_DISPLAY_NAME) {
      return name;
    }
    int end = MAX_DISPLAY_NAME - 1;
    return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  /** Replaces what belongs to a stored call center. */
  private static void replaceParts(
      Repositories db,
      CallCenter center,
      CallCenterDefinition definition,
      CallCenterSettings settings) {
    replaceReasons(db, center, settings.work().reasons());
    db.definitions().deleteSections(center);
    List<DefinitionSection> sections = new ArrayList<>();
    for (Section section : definition.sections()) {
      sections.add(
          new DefinitionSection(
              center, sections.size(), section.sortOrder(), section.name(), section.label()));
    }
    db.definitions().insertSections(sections);
    List<DefinitionItem> items = new ArrayList<>();
    for (DefinitionSection row : sections) {
      int position = 0;
      for (Item item : definition.sections().get(row.position()).items()) {
        items.add(
            new DefinitionItem(
                row, position++, item.sortOrder(), item.name(), item.label(), item.value()));
      }
    }
    if (!items.isEmpty()) {
      db.definitions().insertItems(items);
    }
  }

  private static void replaceReasons(Repositories db, CallCenter center, List<AwayReason> reasons) {
    List<io.patchcord.persistence.AwayReason> old =
        db.awayReasons().all(center.internalName(), MAX_REASONS);
    boolean same =
        old.stream()
            .map(reason -> new AwayReason(reason.code(), reason.label()))
            .toList()
            .equals(reasons);
    if (same) {
      return;
    }
    old.forEach(db.awayReasons()::delete);
    for (int i = 0; i < reasons.size(); i++) {
      AwayReason reason = reasons.get(i);
      db.awayReasons()
          .insert(
              new io.patchcord.persistence.AwayReason(center, i, reason.code(), reason.label()));
    }
  }
}
