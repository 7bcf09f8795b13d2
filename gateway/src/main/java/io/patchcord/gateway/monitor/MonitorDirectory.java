package io.patchcord.gateway.monitor;

import java.util.Optional;

/** What has to be known of call centers and lines. Asked under a lock: must not block. */
public interface MonitorDirectory {

  /** Whether the call center lets its agents see who hears their calls. */
  boolean isShown(String callCenter);

  /** Who is at a line, for people. */
  Optional<String> nameAt(String line);
}
