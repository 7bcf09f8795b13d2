package io.patchcord.gateway.agent;

import io.patchcord.gateway.callcenter.WorkRules;
import java.util.Optional;

/** Which call center's rules an agent works by. Must not block. */
public interface Roster {

  /** The rules of the agent's call center; nothing for an agent without a line. */
  Optional<WorkRules> rulesOf(String agent);
}
