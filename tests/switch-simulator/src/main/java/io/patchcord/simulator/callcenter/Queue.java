package io.patchcord.simulator.callcenter;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;

/** A queue, set up as the recorded switch has it. */
public final class Queue {
  static final String MUSIC = "tone_stream://%(250,500,440)";

  /** An abandoned caller stays in the table so long, in seconds. */
  static final int DISCARD_ABANDONED_AFTER = 60;

  /** What an agent becomes who did not answer too often. */
  static final AgentStatus NO_ANSWER_STATUS = AgentStatus.ON_BREAK;

  private final String name;
  private int callsAnswered;
  private int callsAbandoned;

  Queue(String name) {
    this.name = requireNonNull(name, "name is null");
  }

  public String name() {
    return name;
  }

  void answered() {
    callsAnswered++;
  }

  void abandoned() {
    callsAbandoned++;
  }

  Map<String, String> row() {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("name", name);
    row.put("strategy", "longest-idle-agent");
    row.put("moh_sound", MUSIC);
    row.put("time_base_score", "system");
    row.put("tier_rules_apply", "false");
    row.put("tier_rule_wait_second", "0");
    row.put("tier_rule_wait_multiply_level", "false");
    row.put("tier_rule_no_agent_no_wait", "true");
    row.put("discard_abandoned_after", Integer.toString(DISCARD_ABANDONED_AFTER));
    row.put("abandoned_resume_allowed", "false");
    row.put("max_wait_time", "0");
    row.put("max_wait_time_with_no_agent", "0");
    row.put("max_wait_time_with_no_agent_time_reached", "5");
    row.put("record_template", "");
    row.put("calls_answered", Integer.toString(callsAnswered));
    row.put("calls_abandoned", Integer.toString(callsAbandoned));
    row.put("ring_progressively_delay", "0");
    row.put("skip_agents_with_external_calls", "true");
    row.put("agent_no_answer_status", NO_ANSWER_STATUS.words());
    return row;
  }
}
