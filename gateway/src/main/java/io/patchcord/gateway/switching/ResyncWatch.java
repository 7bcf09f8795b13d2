package io.patchcord.gateway.switching;

import java.time.Duration;

/** Told of gaps in what a switch tells, and of their ends. Called under a lock: must be quick. */
public interface ResyncWatch {

  /** From now on it is not known how things stand. */
  void gap(Resync.Reason reason);

  /**
   * All is known again.
   *
   * @param took since the switch was asked
   * @param legsFound how many legs the gap had hidden
   * @param legsGone how many had ended unheard
   */
  void resynced(Resync.Reason reason, Duration took, int legsFound, int legsGone);
}
