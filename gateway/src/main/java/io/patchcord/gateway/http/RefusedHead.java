package io.patchcord.gateway.http;

/** A request's head cannot be taken. */
final class RefusedHead extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Limit limit;

  RefusedHead(Limit limit) {
    super(limit.sentence(), null, false, false); // Who sends it could send a thousand.
    this.limit = limit;
  }

  Limit limit() {
    return limit;
  }
}
