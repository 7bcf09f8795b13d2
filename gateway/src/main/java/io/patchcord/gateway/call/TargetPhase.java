package io.patchcord.gateway.call;

/** How far the one is who is consulted. */
public enum TargetPhase {
  /** Not called yet: agent and other party are being parted first. */
  WAITING,
  /** The phone system is asked to call. */
  CALLING,
  RINGING,
  ANSWERED,
  /** Not there any more, or never was. */
  GONE
}
