package io.patchcord.gateway.call;

/** Too many commands wait for one call. */
public final class TooManyCommandsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooManyCommandsException(int limit) {
    super("commands waiting: " + limit + " (expected: < " + limit + ")");
  }
}
