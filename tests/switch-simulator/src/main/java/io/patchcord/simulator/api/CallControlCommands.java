package io.patchcord.simulator.api;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.call.Arguments;
import io.patchcord.simulator.call.CommandedBridges;
import io.patchcord.simulator.call.Sounds;
import io.patchcord.simulator.call.Transfers;
import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.ChannelTable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The commands that lead legs together and elsewhere. */
public final class CallControlCommands {
  private static final String NO_SUCH_CHANNEL = "-ERR No such channel!\n";
  private static final String TRANSFER_USAGE =
      "-USAGE: <uuid> [-bleg|-both] <dest-exten> [<dialplan>] [<context>]\n";
  private static final String DONE = "+OK\n";
  private static final String ENDLESS = "endless_playback::";

  private final ChannelTable channels;
  private final CommandedBridges bridges;
  private final Transfers transfers;
  private final Sounds sounds;

  /** Acts on those channels. */
  public CallControlCommands(
      ChannelTable channels, CommandedBridges bridges, Transfers transfers, Sounds sounds) {
    this.channels = requireNonNull(channels, "channels is null");
    this.bridges = requireNonNull(bridges, "bridges is null");
    this.transfers = requireNonNull(transfers, "transfers is null");
    this.sounds = requireNonNull(sounds, "sounds is null");
  }

  /** Adds them. */
  public void addTo(ApiCommands commands) {
    commands
        .addImmediate("uuid_bridge", this::bridge)
        .addImmediate("uuid_transfer", this::transfer)
        .addImmediate("uuid_park", this::park)
        .addImmediate("uuid_broadcast", this::broadcast);
  }

  /** A third uuid is tried if the second does not do. */
  private String bridge(String text) {
    List<String> uuids = Arguments.split(text, 4);
    if (uuids.size() < 2) {
      return "-USAGE: <uuid> <other_uuid>\n";
    }
    for (String second : uuids.subList(1, Math.min(uuids.size(), 3))) {
      if (bridged(uuids.get(0), second)) {
        return "+OK " + second + "\n";
      }
    }
    return "-ERR Invalid uuid\n";
  }

  private boolean bridged(String first, String second) {
    Optional<Channel> one = channels.find(first);
    Optional<Channel> other = channels.find(second);
    return one.isPresent() && other.isPresent() && bridges.join(one.get(), other.get());
  }

  private String transfer(String text) {
    List<String> arguments = Arguments.split(text, 6);
    if (arguments.size() < 2 || arguments.size() > 5) {
      return TRANSFER_USAGE;
    }
    Optional<Channel> channel = channels.find(arguments.get(0));
    if (channel.isEmpty()) {
      return NO_SUCH_CHANNEL;
    }
    String flag = arguments.get(1).startsWith("-") ? arguments.get(1) : null;
    int next = flag == null ? 1 : 2;
    // The real one sends a leg without a destination to "service".
    String destination = at(arguments, next) == null ? "service" : arguments.get(next);
    transfers.transfer(
        channel.get(),
        Transfers.legs(flag),
        new Transfers.Target(destination, at(arguments, next + 1), at(arguments, next + 2)));
    return DONE;
  }

  private static @Nullable String at(List<String> arguments, int index) {
    return index < arguments.size() ? arguments.get(index) : null;
  }

  private String park(String uuid) {
    Optional<Channel> channel = channels.find(uuid);
    channel.ifPresent(transfers::park);
    return channel.isPresent() ? DONE : NO_SUCH_CHANNEL;
  }

  /** Music goes on until the leg stops waiting; nothing else is played, as there is no sound. */
  private String broadcast(String text) {
    List<String> arguments = Arguments.split(text, 3);
    if (arguments.size() < 2) {
      return "-USAGE: <uuid> <path> [aleg|bleg|holdb|both]\n";
    }
    Channel channel = channels.find(arguments.get(0)).orElse(null);
    if (channel == null) {
      return "-ERR invalid uuid\n";
    }
    if (arguments.get(1).startsWith(ENDLESS)) {
      sounds.startMusic(channel, arguments.get(1).substring(ENDLESS.length()));
    }
    return "+OK Message sent\n";
  }
}
