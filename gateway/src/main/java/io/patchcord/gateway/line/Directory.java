package io.patchcord.gateway.line;

import io.patchcord.gateway.agent.Agent;
import io.patchcord.gateway.call.CallOwner;
import io.patchcord.gateway.call.Lines;
import io.patchcord.gateway.callcenter.CallCenter;
import io.patchcord.gateway.security.Authenticator;
import io.patchcord.gateway.security.Principal;
import io.patchcord.gateway.security.Role;
import io.patchcord.persistence.ApiKey;
import io.patchcord.persistence.Assignment;
import io.patchcord.persistence.Database;
import io.patchcord.persistence.DatabaseException;
import io.patchcord.persistence.Repositories;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who has which line, and which keys open what: a picture of the database in memory. Requests and
 * events are answered from it without waiting for the database, and go on while it is away.
 */
public final class Directory implements Lines, Authenticator.KeyDirectory {
  private static final Logger LOG = LoggerFactory.getLogger(Directory.class);

  private static final int MAX_CALL_CENTERS = 1_000;

  private static final int MAX_QUEUES = 1_000;

  private final Database database;
  private final String switchName;
  private final Clock clock;
  private volatile Picture picture = new Picture(Map.of(), Map.of(), Map.of());

  private record Picture(
      Map<String, AgentLine> byLine, Map<String, AgentLine> byAgent, Map<String, Key> byKeyHash) {}

  private record Key(Principal principal, ApiKey stored) {}

  /**
   * @param switchName the switch that has the lines
   */
  public Directory(Database database, String switchName, Clock clock) {
    this.database = database;
    this.switchName = switchName;
    this.clock = clock;
  }

  /**
   * Takes the picture anew. Blocks; for a thread that may. When the database is away, nothing
   * changes.
   */
  public void refresh() {
    try {
      picture = database.read(this::take);
    } catch (DatabaseException e) {
      LOG.warn("The directory could not be read again, the last one stays: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("The directory could not be read again, the last one stays", e);
    }
  }

  /** The agent's line, by username. */
  public Optional<AgentLine> lineOf(String agent) {
    return Optional.ofNullable(picture.byAgent().get(agent));
  }

  /** The agent at a line. */
  public Optional<AgentLine> agentAt(String line) {
    return Optional.ofNullable(picture.byLine().get(line));
  }

  @Override
  public Optional<CallOwner> ownerOf(String line) {
    return agentAt(line).map(this::owner);
  }

  @Override
  public Optional<CallOwner> ownerNamed(String agent) {
    return lineOf(agent).map(this::owner);
  }

  /** The line as calls know it. */
  public CallOwner owner(AgentLine at) {
    return new CallOwner(
        at.agent().username(), at.line(), at.callCenter().internalName(), switchName);
  }

  @Override
  public Optional<Principal> find(String key) {
    return Optional.ofNullable(picture.byKeyHash().get(ApiKey.hashOf(key)))
        .filter(found -> found.stored().isActive(clock.instant()))
        .map(Key::principal);
  }

  private Picture take(Repositories repositories) {
    Map<String, Set<String>> queues = new HashMap<>();
    for (io.patchcord.persistence.CallCenter center :
        repositories.callCenters().all("", MAX_CALL_CENTERS)) {
      Set<String> numbers = new HashSet<>();
      repositories
          .queues()
          .all(center.internalName(), "", MAX_QUEUES)
          .forEach(queue -> numbers.add(queue.number()));
      queues.put(center.internalName(), numbers);
    }
    Map<String, AgentLine> byLine = new HashMap<>();
    Map<String, AgentLine> byAgent = new HashMap<>();
    for (Assignment live : repositories.assignments().live()) {
      AgentLine line = agentLine(live, queues);
      byLine.put(line.line(), line);
      byAgent.put(line.agent().username(), line);
    }
    Map<String, Key> byKeyHash = new HashMap<>();
    for (ApiKey key : repositories.apiKeys().active(clock.instant())) {
      byKeyHash.put(key.hash(), new Key(principal(key), key));
    }
    return new Picture(Map.copyOf(byLine), Map.copyOf(byAgent), Map.copyOf(byKeyHash));
  }

  private static AgentLine agentLine(Assignment live, Map<String, Set<String>> queues) {
    io.patchcord.persistence.CallCenter stored = live.callCenter();
    return new AgentLine(
        new Agent(
            live.agent().username(), live.agent().displayName(), live.agent().salesforceUserId()),
        live.line().number(),
        live.line().callerIdNumber(),
        new CallCenter(
            stored.internalName(),
            stored.displayName(),
            stored.country(),
            stored.callerIdNumber(),
            stored.callerIdName(),
            queues.getOrDefault(stored.internalName(), Set.of())));
  }

  private static Principal principal(ApiKey key) {
    io.patchcord.persistence.Agent agent = key.agent();
    io.patchcord.persistence.CallCenter callCenter = key.callCenter();
    return new Principal(
        key.prefix(),
        Role.valueOf(key.role().name()),
        agent == null ? null : agent.username(),
        callCenter == null ? null : callCenter.internalName());
  }
}
