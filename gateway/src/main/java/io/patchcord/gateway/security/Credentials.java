package io.patchcord.gateway.security;

import java.util.Optional;

/** Something by which people and programs are known: API keys, or sessions. */
public interface Credentials {
  /**
   * Whom it shows; must not block.
   *
   * @param secret the whole key or token
   */
  Optional<Principal> find(String secret);

  /**
   * Whether it was one not long ago and has ended since: who shows it has not seen that yet. Must
   * not block; may have forgotten it.
   */
  default boolean wasKnown(String secret) {
    return false;
  }

  /**
   * Whether one, by its {@linkplain Principal#name name}, opens anything; must not block. One that
   * has expired may count for some seconds more.
   */
  boolean isActive(String name);

  /**
   * Why one, by its name, opens nothing any more. May block.
   *
   * @return nothing when it does, when it is not one of these, or when it cannot be known now
   */
  Optional<AccessEnd> endOf(String name);
}
