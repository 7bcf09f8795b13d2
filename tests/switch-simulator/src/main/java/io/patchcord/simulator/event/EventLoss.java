package io.patchcord.simulator.event;

import java.util.ArrayList;
import java.util.List;

/**
 * Events that get lost on demand, so that a client's resync can be tested: a real switch drops them
 * without a sign when a client is too slow.
 */
public final class EventLoss {
  /** More than any test names. */
  private static final int MAXIMUM_NAMES = 100;

  private final List<String> names = new ArrayList<>();
  private boolean all;
  private int next;

  EventLoss() {}

  /** Every event gets lost from now on, or none does. */
  public void all(boolean on) {
    all = on;
    next = 0;
    names.clear();
  }

  /** So many further events get lost. */
  public void next(int count) {
    next = count;
  }

  /** The next event of that name gets lost. */
  public void named(String name) {
    if (names.size() < MAXIMUM_NAMES) {
      names.add(name);
    }
  }

  boolean loses(SwitchEvent event) {
    if (all) {
      return true;
    }
    if (next > 0) {
      next--;
      return true;
    }
    return names.remove(event.name());
  }
}
