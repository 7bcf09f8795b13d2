package io.patchcord.simulator.channel;

/** The moments of a leg, in microseconds, in the order in which events carry them. 0: not yet. */
public enum ProfileTime {
  PROFILE_CREATED("Profile-Created-Time"),
  CREATED("Channel-Created-Time"),
  ANSWERED("Channel-Answered-Time"),
  PROGRESS("Channel-Progress-Time"),
  PROGRESS_MEDIA("Channel-Progress-Media-Time"),
  HANGUP("Channel-Hangup-Time"),
  TRANSFER("Channel-Transfer-Time"),
  RESURRECT("Channel-Resurrect-Time"),
  BRIDGED("Channel-Bridged-Time"),
  LAST_HOLD("Channel-Last-Hold"),
  HOLD_ACCUMULATED("Channel-Hold-Accum");

  private final String suffix;

  ProfileTime(String suffix) {
    this.suffix = suffix;
  }

  String suffix() {
    return suffix;
  }
}
