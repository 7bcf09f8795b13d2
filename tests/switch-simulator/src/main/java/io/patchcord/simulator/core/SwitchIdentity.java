package io.patchcord.simulator.core;

import static java.util.Objects.requireNonNull;

/** Who this switch says that it is. Its core's uuid is another one after each start. */
public final class SwitchIdentity {
  /** An address of the documentation range: the simulator has no network of its own. */
  public static final String IPV4 = "192.0.2.2";

  /** The same in version 6. */
  public static final String IPV6 = "fd00::2";

  /** The version as the heartbeat and {@code version} give it. */
  public static final String VERSION = "1.10.12-release+git~20240802T210227Z~a88d069d6f~64bit";

  private final String hostname;
  private final String domain;
  private volatile String coreUuid;

  /** A switch that has just started. */
  public SwitchIdentity(String coreUuid, String hostname, String domain) {
    this.coreUuid = requireNonNull(coreUuid, "coreUuid is null");
    this.hostname = requireNonNull(hostname, "hostname is null");
    this.domain = requireNonNull(domain, "domain is null");
  }

  public String coreUuid() {
    return coreUuid;
  }

  /** The switch started again. */
  public void restarted(String newCoreUuid) {
    coreUuid = requireNonNull(newCoreUuid, "newCoreUuid is null");
  }

  public String hostname() {
    return hostname;
  }

  public String domain() {
    return domain;
  }
}
