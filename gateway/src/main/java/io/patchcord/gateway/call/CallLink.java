package io.patchcord.gateway.call;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/**
 * Another call that belongs to the same story.
 *
 * @param callId that one's
 * @param kind what joins the two
 */
public record CallLink(UUID callId, Kind kind) {

  /** How calls come to belong together. */
  public enum Kind {
    /** One agent asks the other about the call. */
    CONSULTATION,
    /** The other party went from one agent to the other. */
    TRANSFER,
    /** Both agents are in it. */
    CONFERENCE,
    /** One agent let the other party wait, the other one took it. */
    PICK_UP
  }

  public CallLink {
    requireNonNull(callId, "callId is null");
    requireNonNull(kind, "kind is null");
  }
}
