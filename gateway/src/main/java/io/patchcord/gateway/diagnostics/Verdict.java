package io.patchcord.gateway.diagnostics;

/** What a check came to. */
public enum Verdict {
  OK,
  /** It works, and somebody should look at it before it does not. */
  WARNING,
  FAILED,
  /** It could not be looked at, since something else failed or was not given. */
  UNKNOWN
}
