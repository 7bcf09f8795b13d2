package io.patchcord.gateway.callcenter;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a call center's agents work between their calls, and what they see of those who call.
 *
 * @param reasons for which an agent may be away, in the order of the list; with none, agents are
 *     away without a reason
 * @param wrapUp the time for notes after a call; zero for none
 * @param extension by how much an agent may extend it
 * @param extensions how often
 * @param serviceLevel within which time a call of a queue is answered in time
 * @param shownVariables the names of the callers' channel variables that agents see
 * @param dispositions what agents can say a call has come to, in the order of the list; with none,
 *     they write what they like
 */
public record WorkRules(
    List<AwayReason> reasons,
    Duration wrapUp,
    Duration extension,
    int extensions,
    Duration serviceLevel,
    Set<String> shownVariables,
    List<String> dispositions) {

  /** Of a call center of which nothing is known. */
  public static final WorkRules NONE =
      new WorkRules(
          List.of(),
          Duration.ZERO,
          Duration.ofSeconds(30),
          0,
          Duration.ofSeconds(20),
          Set.of(),
          List.of());

  public WorkRules {
    reasons = List.copyOf(reasons);
    requireNonNull(wrapUp, "wrapUp is null");
    requireNonNull(extension, "extension is null");
    requireNonNull(serviceLevel, "serviceLevel is null");
    shownVariables = Set.copyOf(shownVariables);
    dispositions = List.copyOf(dispositions);
  }

  /** The reason with this code, if the list has it. */
  public Optional<AwayReason> reason(String code) {
    return reasons.stream().filter(reason -> reason.code().equals(code)).findFirst();
  }
}
