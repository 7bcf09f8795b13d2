package io.patchcord.gateway.line;

import io.patchcord.gateway.agent.Agent;
import io.patchcord.gateway.agent.Roster;
import io.patchcord.gateway.call.CallOwner;
import io.patchcord.gateway.call.Lines;
import io.patchcord.gateway.callcenter.CallCenter;
import io.patchcord.gateway.callcenter.CallCenterSettings;
import io.patchcord.gateway.callcenter.DialPlan;
import io.patchcord.gateway.callcenter.MonitorRules;
import io.patchcord.gateway.callcenter.RecordingPolicy;
import io.patchcord.gateway.callcenter.SoftphoneRules;
import io.patchcord.gateway.callcenter.WorkRules;
import io.patchcord.gateway.callcenter.store.CallCenterRows;
import io.patchcord.gateway.security.AccessEnd;
import io.patchcord.gateway.security.Credentials;
import io.patchcord.gateway.security.Principal;
import io.patchcord.gateway.security.Role;
import io.patchcord.gateway.security.Scope;
import io.patchcord.gateway.switching.KnownLines;
import io.patchcord.gateway.switching.RingRule;
import io.patchcord.persistence.ApiKey;
import io.patchcord.persistence.Assignment;
import io.patchcord.persistence.Database;
import io.patchcord.persistence.DatabaseException;
import io.patchcord.persistence.Line;
import io.patchcord.persistence.Repositories;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who has which line, and which keys open what: a picture of the database in memory. Requests and
 * events are answered from it without waiting for the database, and go on while it is away.
 */
public final class Directory implements Lines, Roster, Credentials, KnownLines {
  private static final Logger LOG = LoggerFactory.getLogger(Directory.class);

  private static final int MAX_CALL_CENTERS = 1_000;

  private static final int MAX_QUEUES = 1_000;

  private final Database database;
  private final String switchName;
  private final Clock clock;
  private final KeyUses uses;
  private volatile Picture picture =
      new Picture(
          Map.of(), Map.of(), Map.of(), Set.of(), Map.of(), List.of(), Set.of(), Map.of(),
          Map.of());
  private volatile Runnable refreshed = () -> {};
  private volatile SettingsListener settingsListener = (callCenter, settings) -> {};

  private record Picture(
      Map<String, AgentLine> byLine,
      Map<String, AgentLine> byAgent,
      Map<String, Key> byKeyHash,
      Set<String> keyPrefixes,
      Map<String, CallCenterSettings> settings,
      List<QueueListing> queues,
      Set<String> shownVariables,
      Map<String, Instant> atDesk,
      Map<String, LineRules> lineRules) {}

  /** Hears what call centers prescribe anew. */
  @FunctionalInterface
  public interface SettingsListener {
    /** Called after the picture has changed, on the thread that took it; must not block. */
    void onSettings(String callCenter, CallCenterSettings settings);
  }

  private record Key(Principal principal, ApiKey stored) {}

  /**
   * @param switchName the switch that has the lines
   */
  public Directory(Database database, String switchName, Clock clock) {
    this.database = database;
    this.switchName = switchName;
    this.clock = clock;
    this.uses = new KeyUses(database);
  }

  /** The switch that has the lines. */
  public String switchName() {
    return switchName;
  }

  /** Names who hears of settings that change; one only. */
  public void onSettings(SettingsListener listener) {
    settingsListener = listener;
  }

  /** Names what runs after each look at the database, on the thread that looked; one only. */
  public void onRefreshed(Runnable listener) {
    refreshed = listener;
  }

  /**
   * Takes the picture anew. Blocks; for a thread that may. When the database is away, nothing
   * changes. One after the other, so that no older picture comes after a newer one.
   */
  public void refresh() {
    look();
    refreshed.run();
  }

  private synchronized void look() {
    try {
      Map<String, CallCenterSettings> before = picture.settings();
      picture = database.read(this::take);
      picture
          .settings()
          .forEach(
              (callCenter, settings) -> {
                if (before.containsKey(callCenter) && !settings.equals(before.get(callCenter))) {
                  settingsListener.onSettings(callCenter, settings);
                }
              });
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

  @Override
  public Optional<String> queueNumber(String callCenter, String queueName) {
    return queues().stream()
        .filter(queue -> queue.callCenter().equals(callCenter) && queue.name().equals(queueName))
        .findFirst()
        .map(QueueListing::number);
  }

  @Override
  public Set<String> shownVariables(String callCenter) {
    return rules(callCenter).shownVariables();
  }

  /** The channel variables that any call center wants to see. */
  @Override
  public Set<String> shownVariables() {
    return picture.shownVariables();
  }

  @Override
  public Optional<WorkRules> rulesOf(String agent) {
    return lineOf(agent).map(line -> rules(line.callCenter().internalName()));
  }

  /** How a call center's agents work; of an unknown one, that nothing is prescribed. */
  public WorkRules rules(String callCenter) {
    return settings(callCenter).map(CallCenterSettings::work).orElse(WorkRules.NONE);
  }

  /** What a call center says of supervisors who hear its calls. */
  public MonitorRules monitoring(String callCenter) {
    return settings(callCenter).map(CallCenterSettings::monitoring).orElse(MonitorRules.NONE);
  }

  /** All that a call center prescribes. */
  public Optional<CallCenterSettings> settings(String callCenter) {
    return Optional.ofNullable(picture.settings().get(callCenter));
  }

  /** What admins say of that line; of one that is not known, nothing special. */
  public LineRules lineRules(String line) {
    return picture.lineRules().getOrDefault(line, LineRules.USUAL);
  }

  @Override
  public Set<String> numbers() {
    return picture.byLine().keySet();
  }

  @Override
  public RingRule ringing(String line) {
    return lineRules(line).ringing();
  }

  /** What the softphone at that line shows and offers, as the call center and the line say. */
  public SoftphoneRules softphone(String line, String callCenter) {
    SoftphoneRules rules =
        settings(callCenter).map(CallCenterSettings::softphone).orElse(SoftphoneRules.ALL);
    RecordingPolicy own = lineRules(line).recording();
    return own == null ? rules : rules.withRecording(own);
  }

  /** The queues of all call centers, by call center and number. */
  public List<QueueListing> queues() {
    return picture.queues();
  }

  /** The agents who sit at a desk whose line is not theirs, and since when. */
  public Map<String, Instant> atDesk() {
    return picture.atDesk();
  }

  /** The agents with a line, all of them, in no order. */
  public Collection<AgentLine> agents() {
    return picture.byAgent().values();
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
        .map(
            found -> {
              uses.note(found.principal().name(), clock.instant());
              return found.principal();
            });
  }

  /** Writes when keys were last used. Blocks. */
  public void writeKeyUses() {
    uses.write();
  }

  @Override
  public boolean isActive(String prefix) {
    return picture.keyPrefixes().contains(prefix);
  }

  @Override
  public Optional<AccessEnd> endOf(String prefix) {
    try {
      return database.read(db -> db.apiKeys().find(prefix).flatMap(this::end));
    } catch (DatabaseException e) {
      LOG.debug("Why a key has ended is not known now: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<AccessEnd> end(ApiKey key) {
    io.patchcord.persistence.Agent agent = key.agent();
    if (agent != null && agent.endedAt() != null) {
      return Optional.of(AccessEnd.AGENT_LEFT);
    }
    if (key.revokedAt() != null) {
      return Optional.of(AccessEnd.KEY_REVOKED);
    }
    return key.isActive(clock.instant()) ? Optional.empty() : Optional.of(AccessEnd.KEY_EXPIRED);
  }

  private Picture take(Repositories repositories) {
    Map<String, CallCenter> centers = new HashMap<>();
    Map<String, CallCenterSettings> settings = new HashMap<>();
    List<QueueListing> listings = new ArrayList<>();
    Set<String> shown = new HashSet<>();
    for (io.patchcord.persistence.CallCenter center :
        repositories.callCenters().all("", MAX_CALL_CENTERS)) {
      Set<String> numbers = new HashSet<>();
      repositories
          .queues()
          .all(center.internalName(), "", MAX_QUEUES)
          .forEach(
              queue -> {
                numbers.add(queue.number());
                listings.add(new QueueListing(center.internalName(), queue.name(), queue.number()));
              });
      CallCenterSettings prescribed = CallCenterRows.settings(repositories, center);
      settings.put(center.internalName(), prescribed);
      shown.addAll(prescribed.work().shownVariables());
      centers.put(center.internalName(), callCenter(center, prescribed, numbers));
    }
    Map<String, AgentLine> byLine = new HashMap<>();
    Map<String, AgentLine> byAgent = new HashMap<>();
    Map<String, Instant> atDesk = new HashMap<>();
    for (Assignment live : repositories.assignments().live()) {
      if (!isHere(live.line())) {
        continue;
      }
      CallCenter center = centers.get(live.callCenter().internalName());
      if (center != null) { // or there are more than the picture holds
        AgentLine line = agentLine(live, center);
        // Calls that come to a shared line are those of whoever has worked on it longest.
        byLine.putIfAbsent(line.line(), line);
        byAgent.put(line.agent().username(), line);
        if (live.isAtDesk()) {
          atDesk.put(line.agent().username(), live.validFrom());
        }
      }
    }
    Map<String, Key> byKeyHash = new HashMap<>();
    Set<String> keyPrefixes = new HashSet<>();
    for (ApiKey key : repositories.apiKeys().active(clock.instant())) {
      byKeyHash.put(key.hash(), new Key(principal(key), key));
      keyPrefixes.add(key.prefix());
    }
    return new Picture(
        Map.copyOf(byLine),
        Map.copyOf(byAgent),
        Map.copyOf(byKeyHash),
        Set.copyOf(keyPrefixes),
        Map.copyOf(settings),
        List.copyOf(listings),
        Set.copyOf(shown),
        Map.copyOf(atDesk),
        repositories.lines().withSpecialPhones().stream()
            .collect(
                Collectors.toUnmodifiableMap(Line::number, line -> LineRules.of(line.phone()))));
  }

  /** Those of another switch are another gateway's. */
  private boolean isHere(Line line) {
    return line.switchName() == null || line.switchName().equals(switchName);
  }

  private static CallCenter callCenter(
      io.patchcord.persistence.CallCenter stored,
      CallCenterSettings settings,
      Set<String> queueNumbers) {
    return new CallCenter(
        stored.internalName(),
        stored.displayName(),
        settings.callerIdNumber(),
        settings.callerIdName(),
        new DialPlan(settings.country(), queueNumbers, settings.dialing()),
        settings.softphone());
  }

  private static AgentLine agentLine(Assignment live, CallCenter center) {
    return new AgentLine(
        new Agent(
            live.agent().username(), live.agent().displayName(), live.agent().salesforceUserId()),
        live.line().number(),
        live.line().callerIdNumber(),
        center);
  }

  private static Principal principal(ApiKey key) {
    io.patchcord.persistence.Agent agent = key.agent();
    Role role = Role.valueOf(key.role().name());
    return new Principal(
        key.prefix(),
        role,
        agent == null ? null : agent.username(),
        Set.copyOf(key.callCenters()),
        key.scopes().map(names -> scopes(role, names)).orElseGet(() -> Scope.of(role)),
        false);
  }

  /** Those that the role has: one that it has lost since, or that nobody knows, opens nothing. */
  private static Set<Scope> scopes(Role role, List<String> names) {
    return names.stream()
        .flatMap(name -> Scope.named(name).stream())
        .filter(Scope.of(role)::contains)
        .collect(Collectors.toUnmodifiableSet());
  }
}
