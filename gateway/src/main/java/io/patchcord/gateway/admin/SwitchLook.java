package io.patchcord.gateway.admin;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the switch has, as far as it tells.
 *
 * @param phones the numbers that have a phone registered; {@code null} when that is not known
 * @param directory the users of its directory; {@code null} when that is not known
 * @param queueAgents the agents of its queues; {@code null} when that is not known
 * @param tiers who serves which queue; not known when the agents are not
 */
public record SwitchLook(
    @Nullable Set<String> phones,
    @Nullable Set<String> directory,
    @Nullable Set<String> queueAgents,
    List<Tier> tiers) {
  /** Of a switch that does not answer. */
  public static final SwitchLook NOTHING = new SwitchLook(null, null, null, List.of());

  public SwitchLook {
    tiers = List.copyOf(tiers);
  }

  /** That an agent serves a queue. */
  public record Tier(String queue, String agent) {}
}
