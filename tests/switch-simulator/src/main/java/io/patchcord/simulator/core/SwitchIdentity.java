package io.patchcord.simulator.core;

import static java.util.Objects.requireNonNull;

/** Who this switch says that it is. */
public record SwitchIdentity(String coreUuid, String hostname, String domain) {
  /** An address of the documentation range: the simulator has no network of its own. */
  public static final String IPV4 = "192.0.2.2";

  /** The same in version 6. */
  public static final String IPV6 = "fd00::2";

  /** The version as the heartbeat and {@code version} give it. */
  public static final String VERSION = "1.10.12-release+git~20240802T210227Z~a88d069d6f~64bit";

  public SwitchIdentity {
    requireNonNull(coreUuid, "coreUuid is null");
    requireNonNull(hostname, "hostname is null");
    requireNonNull(domain, "domain is null");
  }
}
