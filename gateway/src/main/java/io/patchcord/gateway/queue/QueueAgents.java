package io.patchcord.gateway.queue;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.line.Directory;
import io.patchcord.gateway.switching.QueueSwitch;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The agents of the queues, and who serves which, for a switch that asks when it starts and for
 * files. It is what {@link QueueSync} tells a switch that runs: the contacts are the same, so that
 * a switch that has read them is told nothing anew. How an agent stands is not in it: presence says
 * that, as soon as gateway and switch are connected.
 *
 * <p>Empty while the SIP domain of the lines is not known. Safe for all threads; answers from
 * memory.
 */
public final class QueueAgents {
  private final Directory directory;
  private final QueueSwitch phoneSystem;
  private final Supplier<Optional<String>> domain;
  private final QueueSettings settings;

  /**
   * @param domain the SIP domain of the lines, once it is known
   */
  public QueueAgents(
      Directory directory,
      QueueSwitch phoneSystem,
      Supplier<Optional<String>> domain,
      QueueSettings settings) {
    this.directory = requireNonNull(directory, "directory is null");
    this.phoneSystem = requireNonNull(phoneSystem, "phoneSystem is null");
    this.domain = requireNonNull(domain, "domain is null");
    this.settings = requireNonNull(settings, "settings is null");
  }

  /** All that mod_callcenter reads: what the switch's own files say of queues, and the agents. */
  public Optional<String> configuration() {
    return present().map(QueueXml::configuration);
  }

  /** A file with the agents, to be included. */
  public Optional<String> agentsFile() {
    return present().map(QueueXml::agentsFile);
  }

  /** A file with who serves which queue, to be included. */
  public Optional<String> tiersFile() {
    return present().map(QueueXml::tiersFile);
  }

  private Optional<SortedMap<String, QueueXml.Agent>> present() {
    if (domain.get().isEmpty()) {
      return Optional.empty();
    }
    SortedMap<String, QueueXml.Agent> agents = new TreeMap<>();
    QueueMembers.of(directory, phoneSystem)
        .byAgent()
        .forEach((name, member) -> agents.put(name, agent(name, member)));
    return Optional.of(agents);
  }

  private QueueXml.Agent agent(String name, QueueMembers.Member member) {
    QueueSwitch.Ringing ringing = settings.ringing(member.rests());
    Set<String> queues = new TreeSet<>(member.queues());
    return new QueueXml.Agent(phoneSystem.contact(name, member.line(), ringing), ringing, queues);
  }
}
