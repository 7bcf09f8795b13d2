package io.patchcord.simulator.line;

import static java.util.Objects.requireNonNull;

/** One entry of the directory, and the phone that may be registered for it. */
public final class Line {
  private final String number;
  private final String domain;
  private final int port;
  private final String registrationCallId;
  private boolean registered;
  private boolean listed;
  private long expiresEpoch;
  private PhoneMode mode = PhoneMode.MANUAL;

  Line(String number, String domain, int port) {
    this.number = requireNonNull(number, "number is null");
    this.domain = requireNonNull(domain, "domain is null");
    this.port = port;
    this.registrationCallId = Integer.toHexString((number + "@" + domain).hashCode());
  }

  public String number() {
    return number;
  }

  public String domain() {
    return domain;
  }

  /** The port of its phone. */
  public int port() {
    return port;
  }

  /** The SIP address of its phone, as registered. */
  public String contact() {
    return "sip:" + number + "@127.0.0.1:" + port;
  }

  /** The call-id of its REGISTER, which the registration table calls its token. */
  public String registrationCallId() {
    return registrationCallId;
  }

  public boolean isRegistered() {
    return registered;
  }

  /** When the registration ends, in seconds since the epoch. */
  public long expiresEpoch() {
    return expiresEpoch;
  }

  /** Whether the table of registrations names it. */
  public boolean isListed() {
    return listed;
  }

  void register(long untilEpoch) {
    registered = true;
    listed = true;
    expiresEpoch = untilEpoch;
  }

  void unregister() {
    registered = false;
    listed = false;
  }

  void unlist() {
    listed = false;
  }

  public PhoneMode mode() {
    return mode;
  }

  public void mode(PhoneMode newMode) {
    mode = newMode;
  }

  @Override
  public String toString() {
    return number + "@" + domain;
  }
}
