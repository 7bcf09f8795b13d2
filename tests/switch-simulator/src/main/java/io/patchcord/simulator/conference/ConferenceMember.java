package io.patchcord.simulator.conference;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.Channel;

/** A leg in a conference. */
public final class ConferenceMember {
  private final int id;
  private final Channel channel;
  private final long joinedMicros;
  private boolean hears = true;
  private boolean speaks = true;

  ConferenceMember(int id, Channel channel, long joinedMicros) {
    this.id = id;
    this.channel = requireNonNull(channel, "channel is null");
    this.joinedMicros = joinedMicros;
  }

  /** The number that commands use, counted from 1 within the conference. */
  public int id() {
    return id;
  }

  public Channel channel() {
    return channel;
  }

  public long joinedMicros() {
    return joinedMicros;
  }

  public boolean hears() {
    return hears;
  }

  void hears(boolean on) {
    hears = on;
  }

  /** Whether the others hear this one. */
  public boolean speaks() {
    return speaks;
  }

  void speaks(boolean on) {
    speaks = on;
  }
}
