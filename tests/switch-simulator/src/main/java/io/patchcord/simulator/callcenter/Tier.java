package io.patchcord.simulator.callcenter;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A row of the table {@code tiers}: an agent's place in a queue. */
final class Tier {
  static final String READY = "Ready";
  static final String NO_ANSWER = "No Answer";
  static final String OFFERING = "Offering";
  static final String ACTIVE_INBOUND = "Active Inbound";
  static final String STANDBY = "Standby";
  static final List<String> STATES = List.of(NO_ANSWER, READY, OFFERING, ACTIVE_INBOUND, STANDBY);

  private final String queue;
  private final String agent;
  private String state = READY;
  private int level;
  private int position;

  Tier(String queue, String agent, int level, int position) {
    this.queue = requireNonNull(queue, "queue is null");
    this.agent = requireNonNull(agent, "agent is null");
    this.level = level;
    this.position = position;
  }

  String queue() {
    return queue;
  }

  String agent() {
    return agent;
  }

  String state() {
    return state;
  }

  void state(String newState) {
    state = newState;
  }

  int level() {
    return level;
  }

  void level(int newLevel) {
    level = newLevel;
  }

  int position() {
    return position;
  }

  void position(int newPosition) {
    position = newPosition;
  }

  /** Whether the agent can be offered a caller of this queue. */
  boolean isFree() {
    return state.equals(READY) || state.equals(NO_ANSWER);
  }

  Map<String, String> row() {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("queue", queue);
    row.put("agent", agent);
    row.put("state", state);
    row.put("level", Integer.toString(level));
    row.put("position", Integer.toString(position));
    return row;
  }
}
