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
