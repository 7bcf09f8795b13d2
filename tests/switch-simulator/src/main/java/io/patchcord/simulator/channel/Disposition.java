package io.patchcord.simulator.channel;

import java.util.Locale;

/** Who ended a leg, in SIP's terms. */
public enum Disposition {
  RECV_BYE,
  RECV_REFUSE,
  RECV_CANCEL,
  SEND_BYE,
  SEND_CANCEL,
  SEND_REFUSE;

  /** The word in {@code variable_sip_hangup_disposition}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the other side ended it, so that the switch knew before the channel went down. */
  public boolean received() {
    return this == RECV_BYE || this == RECV_REFUSE || this == RECV_CANCEL;
  }
}
