package io.patchcord.simulator.channel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The live channels of the switch, bounded as its {@code max_sessions}. */
public final class ChannelTable {
  private final int maximum;
  private final Map<String, Channel> channels = new LinkedHashMap<>();
  private long sinceStartup;
  private int peak;

  /** A table for so many channels. */
  public ChannelTable(int maximum) {
    this.maximum = maximum;
  }

  /** The uuid for a new channel. */
  public static String newUuid() {
    return UUID.randomUUID().toString();
  }

  /** Whether a channel of that uuid lives, or none more may. */
  public boolean refuses(String uuid) {
    return channels.containsKey(uuid) || channels.size() >= maximum;
  }

  /** Takes the channel in and numbers it. */
  public void add(Channel channel) {
    channels.put(channel.uuid(), channel);
    sinceStartup++;
    peak = Math.max(peak, channels.size());
  }

  /** The channel ended. */
  public void remove(Channel channel) {
    channels.remove(channel.uuid());
  }

  /** Forgets every channel and how many there have been, as a switch that starts. */
  public void reset() {
    channels.clear();
    sinceStartup = 0;
    peak = 0;
  }

  /** The live channel of that uuid. */
  public Optional<Channel> find(String uuid) {
    return Optional.ofNullable(channels.get(uuid));
  }

  /** The live channels, oldest first. */
  public List<Channel> all() {
    return new ArrayList<>(channels.values());
  }

  /** The newest live leg that rings or holds the phone of that line. */
  public Optional<Channel> ofLine(String line) {
    return channels.values().stream()
        .filter(channel -> channel.isUp() && channel.line().filter(line::equals).isPresent())
        .reduce((older, newer) -> newer);
  }

  public int size() {
    return channels.size();
  }

  public int maximum() {
    return maximum;
  }

  /** How many channels there have been, which numbers the next one. */
  public long sinceStartup() {
    return sinceStartup;
  }

  public int peak() {
    return peak;
  }
}
