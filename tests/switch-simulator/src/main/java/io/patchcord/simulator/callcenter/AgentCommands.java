package io.patchcord.simulator.callcenter;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code callcenter_config agent}. */
final class AgentCommands {
  private static final List<String> TYPES = List.of("callback", "uuid-standby");
  private static final List<String> SETTABLE_NUMBERS =
      List.of(
          "ready_time",
          "busy_delay_time",
          "reject_delay_time",
          "no_answer_delay_time",
          "max_no_answer",
          "wrap_up_time");

  private final CallCenter callCenter;

  AgentCommands(CallCenter callCenter) {
    this.callCenter = requireNonNull(callCenter, "callCenter is null");
  }

  String run(String action, List<String> arguments) {
    return switch (action) {
      case "add" -> add(arguments);
      case "del" -> delete(arguments);
      case "set" -> set(arguments);
      case "get" -> get(arguments);
      case "list" -> list(arguments);
      default -> "";
    };
  }

  private String add(List<String> arguments) {
    if (arguments.size() < 2 || callCenter.isFull()) {
      return CallCenterCommand.INVALID;
    }
    if (!TYPES.contains(arguments.get(1).toLowerCase(Locale.ROOT))) {
      return "-ERR Agent type invalid!\n";
    }
    if (callCenter.agent(arguments.get(0)).isPresent()) {
      return "-ERR Agent already exist!\n";
    }
    callCenter.add(new Agent(arguments.get(0), arguments.get(1)));
    return CallCenterCommand.DONE;
  }

  /** Says +OK also of an agent that is not there. */
  private String delete(List<String> arguments) {
    if (arguments.isEmpty()) {
      return CallCenterCommand.INVALID;
    }
    callCenter.remove(arguments.get(0));
    return CallCenterCommand.DONE;
  }

  private String set(List<String> arguments) {
    if (arguments.size() < 3) {
      return CallCenterCommand.INVALID;
    }
    Optional<Agent> agent = callCenter.agent(arguments.get(1));
    return agent.isEmpty()
        ? "-ERR Agent not found!\n"
        : set(agent.get(), arguments.get(0).toLowerCase(Locale.ROOT), arguments.get(2));
  }

  private String set(Agent agent, String key, String value) {
    if (key.equals("status")) {
      Optional<AgentStatus> status = AgentStatus.of(value);
      status.ifPresent(found -> callCenter.status(agent, found, value));
      return status.isPresent() ? CallCenterCommand.DONE : "-ERR Invalid Agent Status!\n";
    }
    if (key.equals("state")) {
      Optional<AgentState> state = AgentState.of(value);
      state.ifPresent(found -> callCenter.state(agent, found));
      return state.isPresent() ? CallCenterCommand.DONE : "-ERR Invalid Agent State!\n";
    }
    if (key.equals("contact")) {
      callCenter.contact(agent, value);
    } else if (key.equals("uuid")) {
      agent.uuid(value);
    } else if (key.equals("type")) {
      if (!TYPES.contains(value.toLowerCase(Locale.ROOT))) {
        return "-ERR Invalid Agent Type!\n";
      }
      agent.type(value);
    } else if (SETTABLE_NUMBERS.contains(key)) {
      agent.number(key, number(value));
    } else {
      return "-ERR Invalid Agent Update KEY!\n";
    }
    return CallCenterCommand.DONE;
  }

  /** As C's {@code atol}: the digits that it begins with. */
  static long number(String text) {
    String digits = text.strip().replaceFirst("[^0-9].*$", "");
    return digits.isEmpty() || digits.length() > 18 ? 0 : Long.parseLong(digits);
  }

  private String get(List<String> arguments) {
    if (arguments.size() < 2) {
      return CallCenterCommand.INVALID;
    }
    Optional<Agent> agent = callCenter.agent(arguments.get(1));
    if (agent.isEmpty()) {
      return "-ERR Agent not found!\n";
    }
    String key = arguments.get(0).toLowerCase(Locale.ROOT);
    if (!Arrays.asList("status", "state", "uuid").contains(key)) {
      return "-ERR Invalid Agent Update KEY!\n";
    }
    return callCenter.get(agent.get(), key);
  }

  private String list(List<String> arguments) {
    if (arguments.size() > 1) {
      return CallCenterCommand.INVALID;
    }
    return Table.print(
        callCenter.agents().stream()
            .filter(agent -> arguments.isEmpty() || agent.name().equals(arguments.get(0)))
            .map(Agent::row)
            .toList());
  }
}
