package io.patchcord.simulator.socket;

import java.util.ArrayList;
import java.util.List;

/** How the switch misbehaves on demand, so that a client's deadlines can be tested. */
public final class Misbehaviour {
  private final List<Runnable> atEndOfStall = new ArrayList<>();
  private boolean stalled;
  private int repliesToDrop;
  private String repliesOf = "";

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

  /**
   * The next commands are carried out and not replied to.
   *
   * @param api only commands of that name, or all if it is empty
   */
  public void dropReplies(int count, String api) {
    repliesToDrop = count;
    repliesOf = api;
  }

  /**
   * Whether the reply of this command is to be dropped.
   *
   * @param command what an api or bgapi command is to do; empty for another command
   */
  boolean dropsReply(String command) {
    boolean meant = repliesOf.isEmpty() || (command + " ").startsWith(repliesOf + " ");
    if (repliesToDrop == 0 || !meant) {
      return false;
    }
    repliesToDrop--;
    return true;
  }
}
