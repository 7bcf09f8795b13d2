package io.patchcord.simulator.callcenter;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code callcenter_config tier}. */
final class TierCommands {
  private final CallCenter callCenter;

  TierCommands(CallCenter callCenter) {
    this.callCenter = requireNonNull(callCenter, "callCenter is null");
  }

  String run(String action, List<String> arguments) {
    return switch (action) {
      case "add" -> add(arguments);
      case "del" -> delete(arguments);
      case "set" -> set(arguments);
      case "list" -> list();
      default -> "";
    };
  }

  private Optional<Tier> find(String queue, String agent) {
    return callCenter.tiers().stream()
        .filter(tier -> tier.queue().equals(queue) && tier.agent().equals(agent))
        .findFirst();
  }

  private String add(List<String> arguments) {
    if (arguments.size() < 2 || callCenter.isFull()) {
      return CallCenterCommand.INVALID;
    }
    String queue = arguments.get(0);
    String agent = arguments.get(1);
    if (callCenter.queue(queue).isEmpty()) {
      return "-ERR Queue not found!\n";
    }
    if (callCenter.agent(agent).isEmpty()) {
      return "-ERR Agent not found!\n";
    }
    if (find(queue, agent).isPresent()) {
      return "-ERR Tier already exist!\n";
    }
    callCenter
        .tiers()
        .add(new Tier(queue, agent, numberOr1(arguments, 2), numberOr1(arguments, 3)));
    return CallCenterCommand.DONE;
  }

  private static int numberOr1(List<String> arguments, int index) {
    return arguments.size() > index ? (int) AgentCommands.number(arguments.get(index)) : 1;
  }

  /** Says +OK also of a tier that is not there. */
  private String delete(List<String> arguments) {
    if (arguments.size() < 2) {
      return CallCenterCommand.INVALID;
    }
    find(arguments.get(0), arguments.get(1)).ifPresent(callCenter.tiers()::remove);
    return CallCenterCommand.DONE;
  }

  private String set(List<String> arguments) {
    if (arguments.size() < 4) {
      return CallCenterCommand.INVALID;
    }
    Optional<Tier> tier = find(arguments.get(1), arguments.get(2));
    if (tier.isEmpty()) {
      return "-ERR Unknown Error!\n";
    }
    String value = arguments.get(3);
    switch (arguments.get(0).toLowerCase(Locale.ROOT)) {
      case "state" -> {
        Optional<String> state =
            Tier.STATES.stream().filter(known -> known.equalsIgnoreCase(value)).findFirst();
        if (state.isEmpty()) {
          return "-ERR Invalid Tier State!\n";
        }
        tier.get().state(state.get());
      }
      case "level" -> tier.get().level((int) AgentCommands.number(value));
      case "position" -> tier.get().position((int) AgentCommands.number(value));
      default -> {
        return "-ERR Invalid Tier Update KEY!\n";
      }
    }
    return CallCenterCommand.DONE;
  }

  private String list() {
    return Table.print(
        callCenter.tiers().stream()
            .sorted(
                Comparator.comparingInt((Tier tier) -> tier.level())
                    .thenComparingInt(tier -> tier.position()))
            .map(Tier::row)
            .toList());
  }
}
