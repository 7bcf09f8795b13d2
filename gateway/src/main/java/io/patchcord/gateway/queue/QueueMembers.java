package io.patchcord.gateway.queue;

import io.patchcord.gateway.line.AgentLine;
import io.patchcord.gateway.line.Directory;
import io.patchcord.gateway.line.QueueListing;
import io.patchcord.gateway.switching.Destination;
import io.patchcord.gateway.switching.QueueSwitch;
import io.patchcord.gateway.switching.RingRule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who should serve which queue: every agent with a line serves the queues of the call center in
 * which the line is assigned.
 *
 * @param byAgent the agents, by their name on the switch, which is the username
 * @param queues all queues that a call center lists
 */
record QueueMembers(Map<String, Member> byAgent, Set<String> queues) {
  private static final Logger LOG = LoggerFactory.getLogger(QueueMembers.class);

  /**
   * @param line whose phone rings
   * @param ringing how: a change of it has to reach the switch
   * @param queues by their names on the switch
   * @param rests whether the agent has a wrap-up after a call
   */
  record Member(Destination line, RingRule ringing, Set<String> queues, boolean rests) {}

  QueueMembers {
    byAgent = Map.copyOf(byAgent);
    queues = Set.copyOf(queues);
  }

  static QueueMembers of(Directory directory, QueueSwitch phoneSystem) {
    Map<String, Set<String>> byCallCenter = new HashMap<>();
    Set<String> all = new HashSet<>();
    for (QueueListing queue : directory.queues()) {
      if (phoneSystem.takesName(queue.name())) {
        byCallCenter
            .computeIfAbsent(queue.callCenter(), center -> new HashSet<>())
            .add(queue.name());
        all.add(queue.name());
      } else {
        LOG.warn("A queue's name on the switch is no such name: {}", queue.number());
      }
    }
    Map<String, Member> members = new HashMap<>();
    for (AgentLine at : directory.agents()) {
      String callCenter = at.callCenter().internalName();
      Set<String> queues = byCallCenter.getOrDefault(callCenter, Set.of());
      String username = at.agent().username();
      if (queues.isEmpty()) {
        continue;
      }
      if (!phoneSystem.takesName(username)) {
        LOG.warn("Agent {} gets no calls of queues: the switch takes no such name", username);
        continue;
      }
      members.put(
          username,
          new Member(
              new Destination(at.line()),
              directory.ringing(at.line()),
              Set.copyOf(queues),
              !directory.rules(callCenter).wrapUp().isZero()));
    }
    return new QueueMembers(members, all);
  }
}
