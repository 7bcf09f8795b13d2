package io.patchcord.simulator.core;

import static java.util.Objects.requireNonNull;

/** What the switch depends on and cannot change: its carrier, and the clock of its machine. */
public final class Surroundings {
  private volatile String trunkRegistration = "NOREG";
  private volatile String trunkStatus = "UP";
  private volatile long clockAheadSeconds;

  /** How the trunk's registration stands, in the switch's own word. */
  public String trunkRegistration() {
    return trunkRegistration;
  }

  /** {@code UP} or {@code DOWN}. */
  public String trunkStatus() {
    return trunkStatus;
  }

  /** By how much its clock is ahead of ours; negative when it is behind. */
  public long clockAheadSeconds() {
    return clockAheadSeconds;
  }

  /** The trunk stands so from now on. */
  public void changeTrunk(String registration, String status) {
    trunkRegistration = requireNonNull(registration, "registration is null");
    trunkStatus = requireNonNull(status, "status is null");
  }

  /** The clock goes wrong by so much. */
  public void changeClock(long aheadSeconds) {
    clockAheadSeconds = aheadSeconds;
  }
}
