package io.patchcord.gateway.switching;

import org.jspecify.annotations.Nullable;

/** Who took a leg down, as FreeSWITCH's {@code sip_hangup_disposition} tells it. */
public enum LegEnding {
  /** The party on this leg: it hung up, refused or gave up. */
  BY_PARTY,
  /** The switch: on a command, because the other leg ended, or by its own rules. */
  BY_SWITCH,
  UNKNOWN;

  static LegEnding ofDisposition(@Nullable String disposition) {
    if (disposition == null) {
      return UNKNOWN;
    }
    if (disposition.startsWith("recv_")) {
      return BY_PARTY;
    }
    return disposition.startsWith("send_") ? BY_SWITCH : UNKNOWN;
  }
}
