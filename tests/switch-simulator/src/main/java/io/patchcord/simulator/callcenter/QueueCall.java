package io.patchcord.simulator.callcenter;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.Channel;

/** A caller of a queue who talks to an agent, or did until one of them went. */
record QueueCall(
    Member member, Agent agent, Channel agentLeg, long calledEpoch, long answeredEpoch) {
  QueueCall {
    requireNonNull(member, "member is null");
    requireNonNull(agent, "agent is null");
    requireNonNull(agentLeg, "agentLeg is null");
  }
}
