package io.patchcord.gateway.switching;

/**
 * The channel variables that Patchcord sets, by their names on the switch. They are how a restarted
 * gateway knows its calls again.
 */
public enum CallVariable {
  /**
   * The call's id. Exported, so that the leg to the other party carries it from its creation on.
   */
  CALL_ID("patchcord_call_id"),
  AGENT("patchcord_agent"),
  DIALLED("patchcord_dialled"),
  /** When the call was asked for, in milliseconds since 1970. */
  CREATED("patchcord_created"),
  /**
   * The request that a leg was called for, as the log and the audit call it. Of a dialled call it
   * is exported, so that the other party's leg has it too.
   */
  REQUEST_ID("patchcord_request_id"),
  SUBJECT_RECORD("patchcord_subject_record"),
  SUBJECT_TYPE("patchcord_subject_type"),
  SUBJECT_NAME("patchcord_subject_name"),
  /** Set while the leg is muted. */
  MUTED("patchcord_muted"),
  /** The file that the leg is recorded into, while it is. */
  RECORDING("patchcord_recording"),
  /** Set while that recording is paused. */
  RECORDING_PAUSED("patchcord_recording_paused"),
  /** The transfer that the leg takes part in. */
  TRANSFER_ID("patchcord_transfer_id"),
  /** On the leg of who is consulted: the call that it is about. */
  CONSULTATION_OF("patchcord_consultation_of"),
  /** On the same leg: the number that was consulted. */
  CONSULTED("patchcord_consulted"),
  CONSULTED_NAME("patchcord_consulted_name"),
  /** Set on a leg that waits for somebody to pick it up; when that began, as {@link #CREATED}. */
  PARKED("patchcord_parked"),
  /** On a leg that listens in: the call that it listens to. */
  MONITOR_OF("patchcord_monitor_of"),
  /** On the same leg: the monitoring's id. */
  MONITOR_ID("patchcord_monitor_id"),
  /** On the same leg: the name of the key that asked for it. */
  MONITOR_BY("patchcord_monitor_by"),
  /** On the same leg: the agent's leg, which it hears. */
  MONITOR_LEG("patchcord_monitor_leg"),
  /** On the same leg: who hears it, once that was changed. */
  MONITOR_MODE("patchcord_monitor_mode"),
  /** On the agent's leg: how the call stands, in the gateway's own words. */
  STORY("patchcord_story"),
  /** The same on the other party's leg, while that may have to wait without the agent. */
  LEFT_STORY("patchcord_left_story"),
  /**
   * On a leg that a restarted switch has rebuilt: the run of the switch for which the other
   * variables hold. What was muted or recorded before is not any more.
   */
  CORE("patchcord_core");

  private final String variableName;

  CallVariable(String variableName) {
    this.variableName = variableName;
  }

  public String variableName() {
    return variableName;
  }
}
