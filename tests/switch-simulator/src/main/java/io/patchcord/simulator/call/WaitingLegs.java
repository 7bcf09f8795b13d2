package io.patchcord.simulator.call;

import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.Disposition;
import io.patchcord.simulator.channel.HangupCause;
import io.patchcord.simulator.channel.SipFailure;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The legs of which somebody waits for an answer: those that ring, and those that ring another. */
public final class WaitingLegs {
  private final Map<String, Waiting> byUuid = new HashMap<>();

  /** No leg waits. */
  public WaitingLegs() {}

  /** How the one who waits wants to be told. */
  interface Waiting {
    /** The far end answers. Not for a leg that rings another one. */
    void answer();

    /** The far end refuses with that. Not for a leg that rings another one. */
    void refuse(HangupCause cause, SipFailure failure);

    /** The leg ends before it is answered. */
    void end(HangupCause cause, Disposition by);

    /** The leg goes elsewhere, so that nobody needs to wait any more. */
    default void abandon() {}
  }

  /** Nobody waits any more. */
  void clear() {
    byUuid.clear();
  }

  void put(Channel channel, Waiting waiting) {
    byUuid.put(channel.uuid(), waiting);
  }

  void remove(Channel channel) {
    byUuid.remove(channel.uuid());
  }

  Optional<Waiting> find(Channel channel) {
    return Optional.ofNullable(byUuid.get(channel.uuid()));
  }
}
