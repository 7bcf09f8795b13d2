package io.patchcord.simulator.callcenter;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.call.Arguments;
import java.util.List;
import java.util.Locale;

/** The command {@code callcenter_config}, with the replies of the real one. */
public final class CallCenterCommand {
  static final String INVALID = "-ERR Invalid!\n";
  static final String DONE = "+OK\n";
  private static final int MAXIMUM_ARGUMENTS = 8;
  private static final String USAGE =
      """
      -USAGE:\s
      callcenter_config <target> <args>,
      \tcallcenter_config agent add [name] [type] |\s
      \tcallcenter_config agent del [name] |\s
      \tcallcenter_config agent set [key(status|state|contact|ready_time|...)] [agent name] [value] |\s
      \tcallcenter_config agent get [status|state|uuid] [agent name] |\s
      \tcallcenter_config agent list [[agent name]] |\s
      \tcallcenter_config tier add [queue name] [agent name] [level] [position] |\s
      \tcallcenter_config tier set [state|level|position] [queue name] [agent name] [value] |\s
      \tcallcenter_config tier del [queue name] [agent name] |\s
      \tcallcenter_config tier list |\s
      \tcallcenter_config queue list |\s
      \tcallcenter_config queue list agents [queue name] [status] |\s
      \tcallcenter_config queue list members [queue name] |\s
      \tcallcenter_config queue list tiers [queue name] |\s
      \tcallcenter_config queue count agents|members|tiers [queue name]
      """;

  private final AgentCommands agents;
  private final TierCommands tiers;
  private final QueueCommands queues;

  /** Acts on that call center. */
  public CallCenterCommand(CallCenter callCenter) {
    requireNonNull(callCenter, "callCenter is null");
    this.agents = new AgentCommands(callCenter);
    this.tiers = new TierCommands(callCenter);
    this.queues = new QueueCommands(callCenter);
  }

  /** Runs it. An action that it does not know prints nothing, as with the real one. */
  public String run(String text) {
    List<String> words = Arguments.split(text, MAXIMUM_ARGUMENTS);
    if (words.isEmpty()) {
      return USAGE;
    }
    if (words.size() < 2) {
      return INVALID;
    }
    String action = words.get(1).toLowerCase(Locale.ROOT);
    List<String> arguments = words.subList(2, words.size());
    return switch (words.get(0).toLowerCase(Locale.ROOT)) {
      case "agent" -> agents.run(action, arguments);
      case "tier" -> tiers.run(action, arguments);
      case "queue" -> queues.run(action, arguments);
      default -> "";
    };
  }
}
