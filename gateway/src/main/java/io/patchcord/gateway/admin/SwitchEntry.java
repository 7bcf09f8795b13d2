package io.patchcord.gateway.admin;

import io.patchcord.persistence.SwitchNode;
import java.time.Instant;

/**
 * A switch for which a gateway has been started.
 *
 * @param address host and port of its Event Socket
 * @param startedAt when a gateway was started for it last
 */
public record SwitchEntry(String name, String address, Instant startedAt) {
  static SwitchEntry of(SwitchNode node) {
    return new SwitchEntry(node.name(), node.address(), node.startedAt());
  }
}
