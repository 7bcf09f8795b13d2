package io.patchcord.gateway.agent;

/**
 * Told of every change of every agent's presence, in order for each agent. Called under the calls'
 * lock: must be quick, must not block, must not call back.
 */
public interface PresenceListener {

  /**
   * @param agent the username
   * @param presence as it stands now
   */
  void onPresence(String agent, Presence presence);
}
