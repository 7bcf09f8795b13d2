package io.patchcord.gateway.call;

import java.util.Locale;

/** What can be asked of a participant now. */
public enum Action {
  HANGUP,
  /** Takes an incoming call on the line's own phone. */
  ANSWER,
  /** Refuses an incoming call. */
  REJECT,
  HOLD,
  RETRIEVE,
  MUTE,
  UNMUTE,
  /** Sends keys to the other party. */
  DTMF,
  /** Sends the other party on, and leaves. */
  TRANSFER,
  /** Asks somebody while the other party waits. */
  CONSULTATION,
  /** Joins the other party with whom the agent has asked, and leaves. */
  COMPLETE,
  /** Takes the other party back. */
  CANCEL,
  /** Talks to the other of the two that the agent has. */
  SWAP,
  /** Lets all talk to each other. */
  CONFERENCE,
  /** Takes one more into the conversation. */
  PARTICIPANTS,
  /** Lets the other party wait until somebody picks up, and leaves. */
  PARK,
  /** Talks to the party that waits. */
  PICK_UP,
  RECORD_START,
  RECORD_STOP,
  /** Silences the recording, for what must not be kept. */
  RECORD_PAUSE,
  RECORD_RESUME;

  /** As it stands in the API's paths. */
  public String path() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The action of that path.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Action ofPath(String path) {
    return valueOf(path.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
