package io.patchcord.simulator.callcenter;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code callcenter_config queue}. */
final class QueueCommands {
  private final CallCenter callCenter;

  QueueCommands(CallCenter callCenter) {
    this.callCenter = requireNonNull(callCenter, "callCenter is null");
  }

  String run(String action, List<String> arguments) {
    return switch (action) {
      case "list" ->
          arguments.isEmpty()
              ? Table.print(callCenter.queues().stream().map(Queue::row).toList())
              : rows(arguments).map(Table::print).orElse(CallCenterCommand.INVALID);
      case "count" ->
          arguments.isEmpty()
              ? callCenter.queues().size() + "\n"
              : rows(arguments).map(rows -> rows.size() + "\n").orElse(CallCenterCommand.INVALID);
      case "load", "reload" -> load(arguments);
      default -> "";
    };
  }

  private String load(List<String> arguments) {
    if (arguments.isEmpty()) {
      return CallCenterCommand.INVALID;
    }
    return callCenter.queue(arguments.get(0)).isPresent()
        ? CallCenterCommand.DONE
        : "-ERR Invalid Queue not found!\n";
  }

  private Optional<List<Map<String, String>>> rows(List<String> arguments) {
    String queue = arguments.size() > 1 ? arguments.get(1) : null;
    return switch (arguments.get(0).toLowerCase(Locale.ROOT)) {
      case "agents" -> Optional.of(agents(queue, at(arguments, 2), at(arguments, 3)));
      case "members" -> Optional.of(members(queue));
      case "tiers" ->
          Optional.of(
              callCenter.tiers().stream()
                  .filter(tier -> tier.queue().equals(queue))
                  .map(Tier::row)
                  .toList());
      default -> Optional.empty();
    };
  }

  private static @Nullable String at(List<String> arguments, int index) {
    return arguments.size() > index ? arguments.get(index) : null;
  }

  private List<Map<String, String>> agents(
      @Nullable String queue, @Nullable String status, @Nullable String state) {
    return callCenter.tiers().stream()
        .filter(tier -> tier.queue().equals(queue))
        .flatMap(tier -> callCenter.agent(tier.agent()).stream())
        .filter(agent -> status == null || agent.statusWords().equals(status))
        .filter(agent -> state == null || agent.state().words().equals(state))
        .map(Agent::row)
        .toList();
  }

  private List<Map<String, String>> members(@Nullable String queue) {
    long now = callCenter.now();
    return callCenter.members().stream()
        .filter(member -> queue == null || member.queue().name().equals(queue))
        .sorted(Comparator.comparingLong((Member member) -> member.score(now)).reversed())
        .map(member -> member.row(now))
        .toList();
  }
}
