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
      \tcallcenter_config agent reload [name] |\s
      \tcallcenter_config agent set status [agent_name] [status] |\s
      \tcallcenter_config agent set state [agent_name] [state] |\s
      \tcallcenter_config agent set contact [agent_name] [contact] |\s
      \tcallcenter_config agent set ready_time [agent_name] [wait till epoch] |\s
      \tcallcenter_config agent set reject_delay_time [agent_name] [wait second] |\s
      \tcallcenter_config agent set busy_delay_time [agent_name] [wait second] |\s
      \tcallcenter_config agent set no_answer_delay_time [agent_name] [wait second] |\s
      \tcallcenter_config agent get status [agent_name] |\s
      \tcallcenter_config agent get state [agent_name] |\s
      \tcallcenter_config agent get uuid [agent_name] |\s
      \tcallcenter_config agent list [[agent_name]] |\s
      \tcallcenter_config tier add [queue_name] [agent_name] [[level]] [[position]] |\s
      \tcallcenter_config tier set state [queue_name] [agent_name] [state] |\s
      \tcallcenter_config tier set level [queue_name] [agent_name] [level] |\s
      \tcallcenter_config tier set position [queue_name] [agent_name] [position] |\s
      \tcallcenter_config tier del [queue_name] [agent_name] |\s
      \tcallcenter_config tier reload [queue_name] [agent_name] |\s
      \tcallcenter_config tier list |\s
      \tcallcenter_config queue load [queue_name] |\s
      \tcallcenter_config queue unload [queue_name] |\s
      \tcallcenter_config queue reload [queue_name] |\s
      \tcallcenter_config queue list |\s
      \tcallcenter_config queue list agents [queue_name] [status] [state] |\s
      \tcallcenter_config queue list members [queue_name] |\s
      \tcallcenter_config queue list tiers [queue_name] |\s
      \tcallcenter_config queue count |\s
      \tcallcenter_config queue count agents [queue_name] [status] [state] |\s
      \tcallcenter_config queue count members [queue_name] |\s
      \tcallcenter_config queue count tiers [queue_name]
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
