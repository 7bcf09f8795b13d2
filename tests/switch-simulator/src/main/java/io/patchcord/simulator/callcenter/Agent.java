package io.patchcord.simulator.callcenter;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;

/** A row of the table {@code agents}. Times are seconds since the epoch, 0 for never. */
public final class Agent {
  private final String name;
  private final Map<String, Long> numbers = new LinkedHashMap<>();
  private String type;
  private String contact = "";
  private String uuid = "";
  private String statusWords = AgentStatus.LOGGED_OUT.words();
  private AgentStatus status = AgentStatus.LOGGED_OUT;
  private AgentState state = AgentState.WAITING;

  /** The columns that are numbers, in the order of the table. */
  static final String[] NUMBERS = {
    "max_no_answer",
    "wrap_up_time",
    "reject_delay_time",
    "busy_delay_time",
    "no_answer_delay_time",
    "last_bridge_start",
    "last_bridge_end",
    "last_offered_call",
    "last_status_change",
    "no_answer_count",
    "calls_answered",
    "talk_time",
    "ready_time",
    "external_calls_count"
  };

  Agent(String name, String type) {
    this.name = requireNonNull(name, "name is null");
    this.type = requireNonNull(type, "type is null");
    for (String column : NUMBERS) {
      numbers.put(column, 0L);
    }
  }

  public String name() {
    return name;
  }

  String type() {
    return type;
  }

  void type(String newType) {
    type = newType;
  }

  String contact() {
    return contact;
  }

  void contact(String newContact) {
    contact = newContact;
  }

  public String uuid() {
    return uuid;
  }

  void uuid(String newUuid) {
    uuid = newUuid;
  }

  /** The status as somebody wrote it, which the tables are searched by. */
  String statusWords() {
    return statusWords;
  }

  public AgentStatus status() {
    return status;
  }

  void status(AgentStatus newStatus, String asWritten) {
    status = newStatus;
    statusWords = asWritten;
  }

  public AgentState state() {
    return state;
  }

  void state(AgentState newState) {
    state = newState;
  }

  /** The number in that column. */
  long number(String column) {
    return requireNonNull(numbers.get(column), column);
  }

  void number(String column, long value) {
    numbers.put(column, value);
  }

  void count(String column) {
    numbers.merge(column, 1L, Long::sum);
  }

  /** All columns in the order of the table. */
  Map<String, String> row() {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("name", name);
    row.put("instance_id", CallCenter.INSTANCE);
    row.put("uuid", uuid);
    row.put("type", type);
    row.put("contact", contact);
    row.put("status", statusWords);
    row.put("state", state.words());
    numbers.forEach((column, value) -> row.put(column, Long.toString(value)));
    return row;
  }
}
