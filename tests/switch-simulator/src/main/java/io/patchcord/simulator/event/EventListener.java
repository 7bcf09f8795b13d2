package io.patchcord.simulator.event;

/** One who is told of every event, in order, on the switch's own thread. */
public interface EventListener {
  /** Takes one event. Must not block. */
  void onEvent(SwitchEvent event);
}
