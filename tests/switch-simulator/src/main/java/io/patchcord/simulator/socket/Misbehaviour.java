package io.patchcord.simulator.socket;

import java.util.ArrayList;
import java.util.List;

/** How the switch misbehaves on demand, so that a client's deadlines can be tested. */
public final class Misbehaviour {
  private final List<Runnable> atEndOfStall = new ArrayList<>();
  private boolean stalled;
  private int repliesToDrop;

  /** A switch that behaves. */
  public Misbehaviour() {}

  /** Stops to answer, or answers again, beginning with what waited. */
  public void stall(boolean on) {
    stalled = on;
    if (!on) {
      List<Runnable> waiting = List.copyOf(atEndOfStall);
      atEndOfStall.clear();
      waiting.forEach(Runnable::run);
    }
  }

  /** The switch has died: what it had taken in is lost, and the next run behaves. */
  public void crashed() {
    stalled = false;
    atEndOfStall.clear();
    repliesToDrop = 0;
  }

  /** How many commands wait for the end of the stall. */
  public int waiting() {
    return atEndOfStall.size();
  }

  boolean isStalled() {
    return stalled;
  }

  void afterStall(Runnable task) {
    atEndOfStall.add(task);
  }

  /** The next commands are carried out and not replied to. */
  public void dropReplies(int count) {
    repliesToDrop = count;
  }

  boolean dropsReply() {
    if (repliesToDrop == 0) {
      return false;
    }
    repliesToDrop--;
    return true;
  }
}
