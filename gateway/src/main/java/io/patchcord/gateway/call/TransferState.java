package io.patchcord.gateway.call;

import java.util.EnumSet;
import java.util.Set;

/** Where a consultation stands. */
public enum TransferState {
  /** The agent asks somebody, and the other party waits or is talked to in turn. */
  CONSULTING,
  /** The other party talks to whom the agent has asked; the agent has left. */
  COMPLETED,
  /** It came to nothing: the agent keeps the other party. */
  CANCELLED,
  /** All three talk to each other. */
  CONFERENCED;

  /** What it can become. */
  public Set<TransferState> next() {
    return switch (this) {
      case CONSULTING -> EnumSet.of(COMPLETED, CANCELLED, CONFERENCED);
      case COMPLETED, CANCELLED, CONFERENCED -> EnumSet.noneOf(TransferState.class);
    };
  }
}
