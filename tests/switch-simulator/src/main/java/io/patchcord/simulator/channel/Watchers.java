package io.patchcord.simulator.channel;

import java.util.ArrayList;
import java.util.List;

/** Those who want to know when a leg is no more. */
public final class Watchers {
  private final List<Runnable> tasks = new ArrayList<>();
  private boolean told;

  Watchers() {}

  /** Has that done when the leg's account is written, before the leg is no more. */
  public void add(Runnable task) {
    tasks.add(task);
  }

  /** Nobody wants to know any more. */
  public void forget() {
    tasks.clear();
  }

  /** Whether the leg is no more, so that nobody is told again. */
  public boolean areTold() {
    return told;
  }

  /** The leg is no more. */
  public void tell() {
    told = true;
    List<Runnable> now = List.copyOf(tasks);
    tasks.clear();
    now.forEach(Runnable::run);
  }
}
