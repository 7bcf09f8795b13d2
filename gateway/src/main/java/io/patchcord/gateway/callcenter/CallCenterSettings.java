package io.patchcord.gateway.callcenter;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.callcenter.definition.CallCenterDefinition;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a call center's definition says to the gateway: its own sections, typed.
 *
 * @param country in which numbers without a country code are read, ISO 3166 alpha-2
 * @param callerIdNumber what customers see, in E.164; {@code null} leaves it to the phone system
 * @param callerIdName goes with it, {@code null} for none
 * @param agentLines which agent is to have which line, in the order of the definition; what becomes
 *     of them is decided elsewhere
 */
public record CallCenterSettings(
    String country,
    @Nullable String callerIdNumber,
    @Nullable String callerIdName,
    DialRules dialing,
    WorkRules work,
    MonitorRules monitoring,
    SoftphoneRules softphone,
    List<PlannedLine> agentLines) {

  public CallCenterSettings {
    requireNonNull(country, "country is null");
    requireNonNull(dialing, "dialing is null");
    requireNonNull(work, "work is null");
    requireNonNull(monitoring, "monitoring is null");
    requireNonNull(softphone, "softphone is null");
    agentLines = List.copyOf(agentLines);
  }

  /**
   * Reads our own sections.
   *
   * @param faults told a path, {@code PatchcordWork/wrapUpSeconds}, and a sentence for each fault
   * @return what could be read; of no use when there are faults
   */
  public static CallCenterSettings from(
      CallCenterDefinition definition, BiConsumer<String, String> faults) {
    return new SettingsReader(definition, faults).read();
  }

  /**
   * Reads our own sections of a definition that is known to have no faults.
   *
   * @throws IllegalArgumentException if it has one
   */
  public static CallCenterSettings from(CallCenterDefinition definition) {
    return from(
        definition,
        (path, sentence) -> {
          throw new IllegalArgumentException(path + ": " + sentence);
        });
  }

  /** The same with these lines. */
  public CallCenterSettings withAgentLines(List<PlannedLine> lines) {
    return new CallCenterSettings(
        country, callerIdNumber, callerIdName, dialing, work, monitoring, softphone, lines);
  }
}
