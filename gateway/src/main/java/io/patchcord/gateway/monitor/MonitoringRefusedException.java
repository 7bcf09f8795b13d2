package io.patchcord.gateway.monitor;

import io.patchcord.gateway.call.Call;

/** A monitoring cannot be had, or not be changed, as things stand. Nothing was done. */
public final class MonitoringRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final transient Call call;

  /** Why. */
  public enum Reason {
    /** The agent is not on the line, or the call is over. */
    NOT_POSSIBLE_NOW,
    /** The line listens to another call, or somebody else listens with it. */
    LINE_BUSY,
    /** As many as there may be listen already. */
    TOO_MANY,
    TOO_MANY_COMMANDS
  }

  MonitoringRefusedException(Reason reason, Call call) {
    super(reason + " for call " + call.id());
    this.reason = reason;
    this.call = call;
  }

  public Reason reason() {
    return reason;
  }

  /** The call as it stood. */
  public Call call() {
    return call;
  }
}
