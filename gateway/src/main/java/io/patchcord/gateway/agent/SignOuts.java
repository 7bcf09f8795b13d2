package io.patchcord.gateway.agent;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Tells who signs out: is offline by choice, with no call and nothing to write up, after having
 * been signed in, or having asked for that during a call. An agent who was offline all along and
 * had a call does not sign out by its end. Thread-safe.
 *
 * <p>Holds one entry for each agent who is signed in; the number of agents bounds that.
 */
public final class SignOuts implements PresenceListener {
  private final Set<String> signedIn = ConcurrentHashMap.newKeySet();
  private final Consumer<String> listener;

  /**
   * @param listener told the username; must not block
   */
  public SignOuts(Consumer<String> listener) {
    this.listener = requireNonNull(listener, "listener is null");
  }

  @Override
  public void onPresence(String agent, Presence presence) {
    Choice pending = presence.pending();
    boolean asked = pending != null && pending.state() != PresenceState.OFFLINE;
    if (asked || presence.chosen().state() != PresenceState.OFFLINE) {
      signedIn.add(agent);
    } else if (presence.state() == PresenceState.OFFLINE && signedIn.remove(agent)) {
      listener.accept(agent);
    }
  }
}
