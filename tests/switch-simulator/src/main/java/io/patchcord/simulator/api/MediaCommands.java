package io.patchcord.simulator.api;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.call.Arguments;
import io.patchcord.simulator.call.Recordings;
import io.patchcord.simulator.call.Sounds;
import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.ChannelTable;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The commands that mute, record and press keys. */
public final class MediaCommands {
  private static final String AUDIO_USAGE =
      "-USAGE: <uuid> [start [read|write] [mute|level <level>]|stop]\n";
  private static final String RECORD_USAGE =
      "-USAGE: <uuid> [start|stop|mask|unmask] <path> [<limit>] [<recording_vars>]\n";
  private static final String NO_SESSION = "-ERR Cannot locate session!\n";
  private static final String SUCCESS = "+OK Success\n";

  private final ChannelTable channels;
  private final Sounds sounds;
  private final Recordings recordings;

  /** Acts on those channels. */
  public MediaCommands(ChannelTable channels, Sounds sounds, Recordings recordings) {
    this.channels = requireNonNull(channels, "channels is null");
    this.sounds = requireNonNull(sounds, "sounds is null");
    this.recordings = requireNonNull(recordings, "recordings is null");
  }

  /** Adds them. */
  public void addTo(ApiCommands commands) {
    commands
        .addImmediate("uuid_audio", this::audio)
        .addImmediate("uuid_record", this::record)
        .addImmediate("uuid_send_dtmf", this::sendDigits)
        .addImmediate("uuid_recv_dtmf", this::receiveDigits);
  }

  private String audio(String text) {
    List<String> arguments = Arguments.split(text, 5);
    if (arguments.size() < 2) {
      return AUDIO_USAGE;
    }
    Optional<Channel> channel = channels.find(arguments.get(0));
    if (channel.isEmpty()) {
      return "-ERR No such channel!\n";
    }
    if (arguments.get(1).equalsIgnoreCase("stop")) {
      sounds.mute(channel.get(), false);
      return "+OK\n";
    }
    boolean understood =
        arguments.size() == 5
            && arguments.get(1).equalsIgnoreCase("start")
            && List.of("read", "write").contains(arguments.get(2).toLowerCase(Locale.ROOT))
            && List.of("mute", "level").contains(arguments.get(3).toLowerCase(Locale.ROOT));
    if (!understood) {
      return AUDIO_USAGE;
    }
    sounds.mute(channel.get(), !arguments.get(4).equals("0"));
    return "+OK\n";
  }

  private String record(String text) {
    List<String> arguments = Arguments.split(text, 5);
    if (arguments.size() < 3) {
      return RECORD_USAGE;
    }
    Optional<Channel> found = channels.find(arguments.get(0));
    if (found.isEmpty()) {
      return NO_SESSION;
    }
    Channel channel = found.get();
    String path = arguments.get(2);
    return switch (arguments.get(1).toLowerCase(Locale.ROOT)) {
      case "start" ->
          result(recordings.start(channel, path, limit(arguments)), "Cannot record session!");
      case "stop" -> result(stop(channel, path), "Cannot stop record session!");
      case "mask" -> result(recordings.mask(channel, path, true), "Cannot mask recording session!");
      case "unmask" ->
          result(recordings.mask(channel, path, false), "Cannot unmask recording session!");
      case "pause", "resume" ->
          result(channel.media().paths().contains(path), "Cannot pause recording session!");
      default -> RECORD_USAGE;
    };
  }

  private static Duration limit(List<String> arguments) {
    boolean given = arguments.size() > 3 && arguments.get(3).matches("[0-9]{1,6}");
    return Duration.ofSeconds(given ? Long.parseLong(arguments.get(3)) : 0);
  }

  private boolean stop(Channel channel, String path) {
    if (!path.equals("all")) {
      return recordings.stop(channel, path);
    }
    List<String> paths = channel.media().paths();
    paths.forEach(each -> recordings.stop(channel, each));
    return !paths.isEmpty();
  }

  private static String result(boolean done, String otherwise) {
    return done ? SUCCESS : "-ERR " + otherwise + "\n";
  }

  private String sendDigits(String text) {
    List<String> arguments = Arguments.split(text, 2);
    if (arguments.size() < 2) {
      return "-USAGE: <uuid> <dtmf_data>\n";
    }
    return channels
        .find(arguments.get(0))
        .map(
            channel ->
                sounds.send(channel, arguments.get(1))
                    ? "+OK " + channel.uuid() + " sent DTMF " + arguments.get(1) + ".\n"
                    : "-ERR Operation failed\n")
        .orElse(NO_SESSION);
  }

  private String receiveDigits(String text) {
    List<String> arguments = Arguments.split(text, 2);
    if (arguments.size() < 2) {
      return "-USAGE: <uuid> <dtmf_data>\n";
    }
    Optional<Channel> channel = channels.find(arguments.get(0));
    if (channel.isEmpty()) {
      return NO_SESSION;
    }
    sounds.press(channel.get(), arguments.get(1), "APP");
    return "+OK " + channel.get().uuid() + " received DTMF " + arguments.get(1) + ".\n";
  }
}
