package io.patchcord.gateway.api;

import io.patchcord.gateway.callcenter.CallCenterSettings;
import io.patchcord.gateway.callcenter.DialRules;
import io.patchcord.gateway.callcenter.Feature;
import io.patchcord.gateway.callcenter.MonitorRules;
import io.patchcord.gateway.callcenter.PlannedLine;
import io.patchcord.gateway.callcenter.RecordingPolicy;
import io.patchcord.gateway.callcenter.definition.CallCenterDefinition;
import io.patchcord.gateway.callcenter.store.StoredCallCenter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call center, as admins see it.
 *
 * @param internalName its name in the definition and in the API
 * @param displayName what people read
 * @param revision how many definitions it has had, 0 when none was imported; its ETag
 * @param importedAt when the definition came; null when none was imported
 * @param importedBy the name of the key that brought it; null when none was imported
 * @param settings what the gateway works by
 * @param sections the definition as it was imported, in its order; none when none was
 */
@Schema(name = "CallCenter")
public record CallCenterView(
    String internalName,
    String displayName,
    int revision,
    @Nullable Instant importedAt,
    @Nullable String importedBy,
    Settings settings,
    List<SectionView> sections) {

  static CallCenterView from(StoredCallCenter stored) {
    CallCenterDefinition definition = stored.definition();
    return new CallCenterView(
        stored.internalName(),
        stored.displayName(),
        stored.revision(),
        stored.importedAt(),
        stored.importedBy(),
        Settings.from(stored.settings()),
        definition == null
            ? List.of()
            : definition.sections().stream().map(SectionView::from).toList());
  }

  /**
   * What the gateway works by.
   *
   * @param country two letters, by which numbers without a country code are read
   * @param gatewayAddress where browsers find the gateway; null where the definition does not say
   * @param callerIdNumber what customers see; null leaves it to the phone system
   * @param callerIdName what customers see beside the number; null leaves it to the phone system
   * @param dialing how agents dial, and what
   * @param awayReasons from which an agent who goes away chooses
   * @param wrapUpSeconds the time for notes after a call, 0 for none
   * @param wrapUpExtensionSeconds how much longer each time
   * @param wrapUpExtensions how often an agent may ask for more
   * @param serviceLevelSeconds within which time a call of a queue is answered in time
   * @param shownVariables the names of the callers' channel variables that agents see, sorted
   * @param dispositions what agents can say a call has come to
   * @param recording when calls are recorded
   * @param monitoring what supervisors may do, and what agents see of it
   * @param features what agents may do besides calling
   * @param hotDesking whether agents may take the line of the desk that they sit at
   * @param agentLines which agent is to have which line
   */
  @Schema(name = "CallCenterSettings")
  public record Settings(
      String country,
      @Nullable String gatewayAddress,
      @Nullable String callerIdNumber,
      @Nullable String callerIdName,
      DialingView dialing,
      List<PresenceView.ReasonView> awayReasons,
      long wrapUpSeconds,
      long wrapUpExtensionSeconds,
      int wrapUpExtensions,
      long serviceLevelSeconds,
      List<String> shownVariables,
      List<String> dispositions,
      RecordingPolicy recording,
      MonitorRulesView monitoring,
      List<Feature> features,
      boolean hotDesking,
      List<PlannedLineView> agentLines) {
    static Settings from(CallCenterSettings settings) {
      return new Settings(
          settings.country(),
          settings.softphone().gatewayAddress(),
          settings.callerIdNumber(),
          settings.callerIdName(),
          DialingView.from(settings.dialing()),
          settings.work().reasons().stream().map(PresenceView.ReasonView::of).toList(),
          settings.work().wrapUp().toSeconds(),
          settings.work().extension().toSeconds(),
          settings.work().extensions(),
          settings.work().serviceLevel().toSeconds(),
          settings.work().shownVariables().stream().sorted().toList(),
          settings.work().dispositions(),
          settings.softphone().recording(),
          MonitorRulesView.from(settings.monitoring()),
          settings.softphone().features().stream().sorted().toList(),
          settings.softphone().hotDesking(),
          settings.agentLines().stream().map(PlannedLineView::from).toList());
    }
  }

  /**
   * How agents dial, and what.
   *
   * @param outsidePrefix what is dialled before a number outside; null for nothing
   * @param longDistancePrefix what is dialled within the country before an area code; empty for
   *     nothing
   * @param internationalPrefix what is dialled before a country code; null for the country's own
   * @param allowed the beginnings of the numbers that may be dialled, in E.164; none for all
   * @param forbidden the beginnings of those that may not
   * @param premiumAllowed whether numbers may be dialled that cost more than the call
   */
  @Schema(name = "DialRules")
  public record DialingView(
      @Nullable String outsidePrefix,
      @Nullable String longDistancePrefix,
      @Nullable String internationalPrefix,
      List<String> allowed,
      List<String> forbidden,
      boolean premiumAllowed) {
    static DialingView from(DialRules rules) {
      return new DialingView(
          rules.outsidePrefix(),
          rules.longDistancePrefix(),
          rules.internationalPrefix(),
          rules.allowed(),
          rules.forbidden(),
          rules.premiumAllowed());
    }
  }

  /**
   * Of supervisors who hear calls.
   *
   * @param allowed whether they may
   * @param shown whether the agent sees it
   */
  @Schema(name = "MonitorRules")
  public record MonitorRulesView(boolean allowed, boolean shown) {
    static MonitorRulesView from(MonitorRules rules) {
      return new MonitorRulesView(rules.allowed(), rules.shown());
    }
  }

  /**
   * Which line an agent is to have.
   *
   * @param username the agent's name in the API, in lower case
   * @param line the line's number
   * @param from when it begins; null for at once
   */
  @Schema(name = "PlannedLine")
  public record PlannedLineView(String username, String line, @Nullable Instant from) {
    static PlannedLineView from(PlannedLine planned) {
      return new PlannedLineView(planned.username(), planned.line(), planned.from());
    }
  }

  /**
   * A section of the definition.
   *
   * @param sortOrder its place
   * @param name as programs know it
   * @param label as people read it
   * @param items in their order
   */
  @Schema(name = "DefinitionSection")
  public record SectionView(int sortOrder, String name, String label, List<ItemView> items) {
    static SectionView from(CallCenterDefinition.Section section) {
      return new SectionView(
          section.sortOrder(),
          section.name(),
          section.label(),
          section.items().stream()
              .map(item -> new ItemView(item.sortOrder(), item.name(), item.label(), item.value()))
              .toList());
    }
  }

  /**
   * An item of the definition.
   *
   * @param sortOrder its place within the section
   * @param name as programs know it
   * @param label as people read it
   * @param value as it was written
   */
  @Schema(name = "DefinitionItem")
  public record ItemView(int sortOrder, String name, String label, String value) {}

  /**
   * One of the list: without its sections.
   *
   * @param internalName its name in the definition and in the API
   * @param displayName what people read
   * @param revision how many definitions it has had, 0 when none was imported
   * @param importedAt when the definition came; null when none was imported
   * @param importedBy the name of the key that brought it; null when none was imported
   * @param settings what the gateway works by
   */
  @Schema(name = "CallCenterSummary")
  public record Summary(
      String internalName,
      String displayName,
      int revision,
      @Nullable Instant importedAt,
      @Nullable String importedBy,
      Settings settings) {
    static Summary from(StoredCallCenter stored) {
      return new Summary(
          stored.internalName(),
          stored.displayName(),
          stored.revision(),
          stored.importedAt(),
          stored.importedBy(),
          Settings.from(stored.settings()));
    }
  }

  /**
   * A page of them, by internal name.
   *
   * @param items those of this page, in the list's order
   * @param next the cursor of the next page, null on the last
   */
  @Schema(name = "CallCenterPage")
  public record Page(
      List<Summary> items,
      @Schema(description = "The cursor of the next page") @Nullable String next) {}
}
