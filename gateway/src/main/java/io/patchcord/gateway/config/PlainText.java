package io.patchcord.gateway.config;

/** Who may reach a gateway without TLS. Written in lower case, with hyphens. */
public enum PlainText {
  /** Programs on the same machine. */
  LOOPBACK_ONLY,
  /** Something in front does TLS, and nobody else can reach the gateway. */
  BEHIND_TLS_PROXY,
  /** Anybody on the network, who can then read along: for a laboratory. */
  ANYBODY_CAN_READ_KEYS_AND_CALLS
}
