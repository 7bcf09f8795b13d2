package io.patchcord.gateway.call;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who is in which conference of the gateway's own, by what the switch tells. A conference whose
 * members are gone is forgotten, so there are never more than calls. Safe for threads.
 */
final class Conferences {
  private static final String PREFIX = "patchcord-";

  private final Map<String, Set<String>> members = new LinkedHashMap<>();

  /** The conference of a call. */
  static String nameOf(UUID callId) {
    return PREFIX + callId;
  }

  /** Whether it is one of the gateway's own. */
  static boolean isOurs(String name) {
    return name.startsWith(PREFIX);
  }

  synchronized void joined(String name, String legId) {
    if (isOurs(name)) {
      members.computeIfAbsent(name, conference -> new LinkedHashSet<>()).add(legId);
    }
  }

  synchronized void left(String name, String legId) {
    Set<String> there = members.get(name);
    if (there != null && there.remove(legId) && there.isEmpty()) {
      members.remove(name);
    }
  }

  /**
   * Who is in them will be told anew.
   *
   * @return those in which several were
   */
  synchronized Set<String> clear() {
    Set<String> several = new LinkedHashSet<>();
    members.forEach(
        (name, there) -> {
          if (there.size() > 1) {
            several.add(name);
          }
        });
    members.clear();
    return several;
  }

  /** Those who are alone in theirs, by the conference. */
  synchronized Map<String, String> lonely() {
    Map<String, String> alone = new LinkedHashMap<>();
    members.forEach(
        (name, there) -> {
          if (there.size() == 1) {
            alone.put(name, there.iterator().next());
          }
        });
    return alone;
  }

  /** The conference that the leg is in. */
  synchronized Optional<String> conferenceOf(String legId) {
    return members.entrySet().stream()
        .filter(entry -> entry.getValue().contains(legId))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  synchronized Set<String> membersOf(String name) {
    return Set.copyOf(members.getOrDefault(name, Set.of()));
  }
}
