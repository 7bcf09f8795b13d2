package io.patchcord.gateway.admin;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import io.patchcord.gateway.callcenter.PlannedLine;
import io.patchcord.persistence.Agent;
import io.patchcord.persistence.Assignment;
import io.patchcord.persistence.CallCenter;
import io.patchcord.persistence.CallCenterUser;
import io.patchcord.persistence.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares what the org, the assignments and the switch say. Reads only. For one thread. */
final class DriftSearch {
  private final ImportWorld world;
  private final String switchName;
  private final List<CallCenterUser> users;
  private final Map<String, List<PlannedLine>> planned;
  private final Map<String, Settings> settings;
  private final SwitchLook phoneSystem;
  private final Instant now;

  /** Whether there are agents without a line, and lines without an agent, by intention. */
  private final boolean hotDesking;

  private final List<Drift> found = new ArrayList<>();
  private final Set<String> postedCenters = new HashSet<>();

  /**
   * The items of a call center's definition, by section and item.
   *
   * @param posted as the org has them
   * @param imported as they were imported here
   */
  record Settings(Map<String, String> posted, Map<String, String> imported) {}

  /**
   * @param switchName the switch that was looked at: what others have is not its affair
   * @param planned the agents' lines of each definition, by internal name
   * @param settings of the call centers of which the org has posted them, by internal name
   */
  DriftSearch(
      ImportWorld world,
      String switchName,
      List<CallCenterUser> users,
      Map<String, List<PlannedLine>> planned,
      Map<String, Settings> settings,
      SwitchLook phoneSystem,
      Instant now) {
    this.world = world;
    this.switchName = switchName;
    this.users = users;
    this.planned = planned;
    this.settings = settings;
    this.phoneSystem = phoneSystem;
    this.now = now;
    hotDesking = world.callCenters().stream().anyMatch(it -> it.softphone().hotDesking());
    world.callCenters().stream()
        .filter(center -> center.usersPostedAt() != null)
        .map(CallCenter::internalName)
        .forEach(postedCenters::add);
  }

  List<Drift> run() {
    compareUsers();
    compareAgents();
    planned.forEach(this::compareDefinition);
    Set<String> phones = phoneSystem.phones();
    if (phones != null) {
      comparePhones(phones);
    }
    Set<String> directory = phoneSystem.directory();
    if (directory != null) {
      compareDirectory(directory, phones == null ? Set.of() : phones);
    }
    compareSettings();
    Set<String> queueAgents = phoneSystem.queueAgents();
    if (queueAgents != null) {
      compareQueues(queueAgents);
    }
    return found;
  }

  private void compareUsers() {
    for (CallCenterUser user : users) {
      String center = user.callCenter().internalName();
      Assignment held = held(user, center);
      String extension = user.extension();
      if (held == null && user.callCenter().softphone().hotDesking()) {
        continue; // sits at no desk now
      }
      if (held == null) {
        add(
            DriftKind.USER_WITHOUT_LINE,
            user.username(),
            center,
            "%s is a user of the call center %s in Salesforce, and has no line."
                .formatted(named(user.username(), user.displayName()), center),
            "Assign a line%s, or take the user out of the call center in Setup."
                .formatted(extension == null ? "" : ", such as " + extension));
      } else if (extension != null && !extension.strip().equals(own(held))) {
        add(
            DriftKind.EXTENSION_DIFFERS,
            user.username(),
            center,
            "%s has the extension %s in Salesforce, and line %s in %s."
                .formatted(
                    named(user.username(), user.displayName()), extension, own(held), center),
            "Assign line %s, or correct the extension of the user in Salesforce."
                .formatted(extension));
      }
    }
    users.stream()
        .filter(user -> user.extension() != null)
        .collect(
            groupingBy(user -> String.valueOf(user.extension()).strip(), TreeMap::new, toNames()))
        .forEach(
            (extension, names) -> {
              Line line = world.line(extension);
              if (names.size() > 1 && (line == null || !line.isShared())) {
                add(
                    DriftKind.EXTENSION_TWICE,
                    extension,
                    null,
                    "The extension %s is that of %d users in Salesforce: %s."
                        .formatted(
                            extension,
                            names.size(),
                            names.stream().limit(10).collect(joining(", "))),
                    "Give each user an extension of their own, or make line "
                        + extension
                        + " a shared one.");
              }
            });
  }

  private static Collector<CallCenterUser, ?, Set<String>> toNames() {
    return mapping(
        CallCenterUser::username, Collectors.<String, Set<String>>toCollection(TreeSet::new));
  }

  private void compareAgents() {
    Set<String> posted = new HashSet<>();
    Set<ImportWorld.Place> places = new HashSet<>();
    for (CallCenterUser user : users) {
      String username = agentOf(user);
      posted.add(username);
      places.add(new ImportWorld.Place(username, user.callCenter().internalName()));
    }
    Set<String> working = new HashSet<>();
    for (Assignment live : world.live()) {
      String username = live.agent().username();
      String center = live.callCenter().internalName();
      working.add(username);
      if (postedCenters.contains(center)
          && !places.contains(new ImportWorld.Place(username, center))) {
        add(
            DriftKind.AGENT_NOT_IN_ORG,
            username,
            center,
            "%s has line %s in %s, and is no user of that call center in Salesforce."
                .formatted(
                    named(username, live.agent().displayName()), live.line().number(), center),
            "Add the user to the call center in Setup, or end the assignment.");
      }
    }
    for (Agent agent : world.agents()) {
      if (!hotDesking
          && agent.endedAt() == null
          && !working.contains(agent.username())
          && !posted.contains(agent.username())) {
        add(
            DriftKind.AGENT_WITHOUT_LINE,
            agent.username(),
            null,
            named(agent.username(), agent.displayName()) + " has no line.",
            "Assign a line, or end the agent.");
      }
    }
  }

  private void compareDefinition(String center, List<PlannedLine> lines) {
    for (ImportRow row : PlannedLines.of(center, lines, now).file().rows()) {
      String username = String.valueOf(row.username());
      Assignment held = world.at(new ImportWorld.Place(username, center));
      if (held == null || !Objects.equals(own(held), row.line())) {
        add(
            DriftKind.DEFINITION_DIFFERS,
            username,
            center,
            "The definition of %s gives %s line %s, and the agent has %s."
                .formatted(
                    center, username, row.line(), held == null ? "none" : "line " + own(held)),
            "Assign the lines of the definition (POST /api/v1/call-centers/%s/agent-lines/import), or"
                    .formatted(center)
                + " correct the definition.");
      }
    }
  }

  private boolean isHere(Line line) {
    return line.switchName() == null || line.switchName().equals(switchName);
  }

  private void comparePhones(Set<String> phones) {
    Set<String> held = new HashSet<>();
    for (Assignment live : world.live()) {
      String number = live.line().number();
      if (held.add(number) && isHere(live.line()) && !phones.contains(number)) {
        add(
            DriftKind.LINE_WITHOUT_PHONE,
            number,
            live.callCenter().internalName(),
            "Line %s of %s has had no phone for a day or longer."
                .formatted(number, named(live.agent().username(), live.agent().displayName())),
            "Look whether the phone has power and network, or end the assignment.");
      }
    }
    for (String number : new TreeSet<>(phones)) {
      Line line = world.line(number);
      if (line == null || line.endedAt() != null) {
        add(
            DriftKind.PHONE_WITHOUT_AGENT,
            number,
            null,
            "The phone system has a phone registered as %s, which is no line here."
                .formatted(Entered.shown(number)),
            "Add the line and assign it, or take the user out of the phone system's directory.");
      } else if (!hotDesking && !held.contains(number)) {
        add(
            DriftKind.PHONE_WITHOUT_AGENT,
            number,
            null,
            "Line %s has a phone, and nobody works on it.".formatted(number),
            "Assign the line, or take the phone away.");
      }
    }
  }

  /** Users with a phone are told of already. */
  private void compareDirectory(Set<String> directory, Set<String> phones) {
    for (String user : new TreeSet<>(directory)) {
      Line line = world.line(user);
      if ((line == null || line.endedAt() != null) && !phones.contains(user)) {
        add(
            DriftKind.DIRECTORY_USER_UNKNOWN,
            user,
            null,
            "The phone system's directory has a user %s, who is no line here."
                .formatted(Entered.shown(user)),
            "Add the line, or take the user out of the phone system's directory.");
      }
    }
  }

  private void compareSettings() {
    settings.forEach(
        (center, both) -> {
          if (both.imported().isEmpty()) {
            add(
                DriftKind.SETTING_DIFFERS,
                "definition",
                center,
                "The definition of %s was never imported here.".formatted(center),
                "Export it in Setup, and import it (POST /api/v1/call-centers/import).");
            return;
          }
          Set<String> paths = new TreeSet<>(both.posted().keySet());
          paths.addAll(both.imported().keySet());
          for (String path : paths) {
            String there = both.posted().getOrDefault(path, "");
            String here = both.imported().getOrDefault(path, "");
            if (!there.strip().equals(here.strip())) {
              add(
                  DriftKind.SETTING_DIFFERS,
                  path,
                  center,
                  "%s of %s is %s in Salesforce, and %s in the definition that was imported here."
                      .formatted(path, center, said(there), said(here)),
                  "Export the definition in Setup and import it again, or correct the item in Setup.");
            }
          }
        });
  }

  private static String said(String value) {
    return value.isBlank() ? "empty" : Entered.shown(value);
  }

  private void compareQueues(Set<String> queueAgents) {
    Set<String> working = new HashSet<>();
    world.live().forEach(live -> working.add(live.agent().username()));
    for (String name : new TreeSet<>(queueAgents)) {
      if (!working.contains(name)) {
        add(
            DriftKind.QUEUE_AGENT_UNKNOWN,
            name,
            null,
            "The phone system's queues have an agent %s, who has no line here."
                .formatted(Entered.shown(name)),
            "Assign a line to the agent, or take the agent out of the queues (callcenter_config"
                + " agent del).");
      }
    }
    for (SwitchLook.Tier tier : phoneSystem.tiers()) {
      if (!queueAgents.contains(tier.agent())) {
        add(
            DriftKind.TIER_WITHOUT_AGENT,
            tier.queue() + " " + tier.agent(),
            null,
            "The queue %s is served by %s, whom the phone system's queues do not have."
                .formatted(Entered.shown(tier.queue()), Entered.shown(tier.agent())),
            "Take that one out of the queue (callcenter_config tier del).");
      }
    }
  }

  private @Nullable Assignment held(CallCenterUser user, String center) {
    return world.at(new ImportWorld.Place(agentOf(user), center));
  }

  /** By the Salesforce user first: usernames of the org change. */
  private String agentOf(CallCenterUser user) {
    String id = user.salesforceUserId();
    return Optional.ofNullable(id == null ? null : world.bySalesforceId(id))
        .map(Agent::username)
        .orElse(user.username());
  }

  /** Who sits at a desk has the own line all the same. */
  private static @Nullable String own(Assignment held) {
    return held.isAtDesk() ? held.homeLine() : held.line().number();
  }

  private static String named(String username, @Nullable String name) {
    return name == null || name.equals(username) ? username : username + " (" + name + ")";
  }

  private void add(
      DriftKind kind, String subject, @Nullable String center, String sentence, String remedy) {
    found.add(new Drift(kind, subject, center, sentence, remedy));
  }
}
