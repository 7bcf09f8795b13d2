package io.patchcord.simulator.call;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.ChannelEvent;
import io.patchcord.simulator.channel.LegMedia.Recording;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Records legs. No file is written; only what the switch says of it is there. */
public final class Recordings {
  /** 16 bits for each of 8,000 samples a second, in two channels. */
  private static final long BYTES_PER_MILLISECOND = 32;

  private static final int SAMPLES_PER_MILLISECOND = 8;
  private static final int WAVE_HEADER_BYTES = 44;

  /** No file can be made there, neither by the real switch. */
  private static final String UNWRITABLE = "/proc/";

  private static final String COMPLETION = "success-maxtime";

  private final Exchange exchange;

  /** Records legs of that exchange. */
  public Recordings(Exchange exchange) {
    this.exchange = requireNonNull(exchange, "exchange is null");
  }

  /**
   * Starts to record into that file. False if the leg has no sound or there can be no such file.
   * What is recorded there already goes on, and nothing tells of it.
   *
   * @param limit the recording ends by itself after so long, unless it is zero
   */
  public boolean start(Channel channel, String path, Duration limit) {
    if (!channel.isAnswered() || path.startsWith(UNWRITABLE)) {
      return false;
    }
    if (channel.media().paths().contains(path)) {
      return true;
    }
    if (!channel.media().startRecording(path, exchange.clock().micros())) {
      return false;
    }
    if (!limit.isZero()) {
      exchange.thread().schedule(limit, () -> stop(channel, path));
    }
    exchange
        .events()
        .send(channel, ChannelEvent.RECORD_START, Map.of(), Map.of("Record-File-Path", path));
    MediaBugs.started(exchange.events(), channel, "session_record", path);
    return true;
  }

  /** Stops what is recorded into that file. False if nothing is. */
  public boolean stop(Channel channel, String path) {
    Recording recording = channel.media().recordings().get(path);
    if (recording == null) {
      return false;
    }
    channel.media().stopRecording(path);
    long milliseconds = (exchange.clock().micros() - recording.startedMicros()) / 1000;
    channel
        .variables()
        .setAll(
            "record_file_size",
                Long.toString(WAVE_HEADER_BYTES + milliseconds * BYTES_PER_MILLISECOND),
            "record_samples", Long.toString(milliseconds * SAMPLES_PER_MILLISECOND),
            "record_seconds", Long.toString(milliseconds / 1000),
            "record_ms", Long.toString(milliseconds),
            "record_completion_cause", COMPLETION);
    Map<String, String> after = new LinkedHashMap<>();
    after.put("Record-File-Path", path);
    after.put("Record-Completion-Cause", COMPLETION);
    exchange.events().send(channel, ChannelEvent.RECORD_STOP, Map.of(), after);
    MediaBugs.stopped(exchange.events(), channel, "session_record", path);
    return true;
  }

  /** Records silence from now on, or what is said. False if nothing is recorded there. */
  public boolean mask(Channel channel, String path, boolean masked) {
    return channel.media().mask(path, masked);
  }

  /** The leg ends, and with it whatever records it. */
  void stopAll(Channel channel) {
    channel.media().paths().forEach(path -> stop(channel, path));
  }
}
