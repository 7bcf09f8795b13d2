package io.patchcord.gateway.agent;

import java.time.Instant;
import java.util.Map;

/** Where presences survive a restart. */
public interface PresenceStore {

  /** The presences as they were stored last, by username, without calls. May block. */
  Map<String, Presence> load();

  /** Stores one, some time later. Never blocks. */
  void save(String agent, Presence presence);

  /** Stores that what is shown changed, some time later. Never blocks. */
  void changed(String agent, Presence presence, String by, Instant at);
}
