package io.patchcord.gateway.http;

import org.jspecify.annotations.Nullable;

/** Writes what a client is told that reaches a limit, before any handler has its request. */
public interface Refusals {
  /** What a request is called: as its client asked for, if that is fit, or something new. */
  String requestId(@Nullable String asked);

  /** A whole answer, head and body, after which the connection ends. */
  byte[] answer(Limit limit, String requestId);
}
