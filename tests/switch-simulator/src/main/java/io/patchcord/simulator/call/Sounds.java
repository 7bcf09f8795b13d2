package io.patchcord.simulator.call;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.ChannelEvent;
import java.util.LinkedHashMap;
import java.util.Map;

/** Mutes legs and presses their keys. */
public final class Sounds {
  /** How long a key is held down that a command presses, in samples. */
  private static final String KEY_SAMPLES = "2000";

  /** What the switch of the recordings plays to who is held, its {@code hold_music}. */
  static final String MUSIC = "tone_stream://%(1000,0,350);loops=-1";

  private final Exchange exchange;

  /** Acts on legs of that exchange. */
  public Sounds(Exchange exchange) {
    this.exchange = requireNonNull(exchange, "exchange is null");
  }

  /**
   * Plays a tone, or {@code ${hold_music}}, to the leg, whatever it does, until it leaves a park or
   * {@link #stopMusic}.
   */
  public void startMusic(Channel channel, String file) {
    String played = file.equals("${hold_music}") ? MUSIC : file;
    channel.media().play(played);
    exchange.events().send(channel, ChannelEvent.PLAYBACK_START, Map.of(), of(played));
  }

  /** Stops what {@link #startMusic} began. */
  void stopMusic(Channel channel) {
    channel
        .media()
        .music()
        .ifPresent(
            played -> {
              channel.media().play(null);
              Map<String, String> headers = of(played);
              headers.put("Playback-Status", "done");
              exchange.events().send(channel, ChannelEvent.PLAYBACK_STOP, Map.of(), headers);
            });
  }

  private static Map<String, String> of(String file) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Playback-File-Type", "tone_stream");
    headers.put("Playback-File-Path", file);
    return headers;
  }

  /**
   * Nobody hears the leg from now on, or everybody again. The switch tells only of changes, and
   * reading and writing share what mutes them.
   */
  public void mute(Channel channel, boolean on) {
    if (channel.media().isMuted() == on || !channel.hasMedia()) {
      return;
    }
    channel.media().mute(on);
    if (on) {
      MediaBugs.started(exchange.events(), channel, "audio", "mute");
    } else {
      MediaBugs.stopped(exchange.events(), channel, "audio", "mute");
    }
  }

  /** The leg is sent the tones, which makes no event. False if it has no sound. */
  public boolean send(Channel channel, String digits) {
    // Also pauses (w, W) and a duration after @.
    if (!channel.hasMedia() || !digits.matches("[0-9*#A-Da-dFfwW]+(@[0-9]+)?")) {
      return false;
    }
    channel.variables().set("last_dtmf_duration", KEY_SAMPLES);
    return true;
  }

  /** The one on the leg presses keys; what listens to keys on that leg obeys them. */
  public void press(Channel channel, String digits, String source) {
    for (String digit : digits.split("")) {
      if (!digit.matches("[0-9*#A-Da-d]")) {
        continue;
      }
      channel.occupation().ifPresent(occupation -> pressed(occupation, digit));
      channel.partner().ifPresent(other -> other.variables().set("last_dtmf_duration", "1500"));
      Map<String, String> after = new LinkedHashMap<>();
      after.put("DTMF-Digit", digit);
      after.put("DTMF-Duration", KEY_SAMPLES);
      after.put("DTMF-Source", source);
      exchange.events().sendBasic(channel, ChannelEvent.DTMF, after);
    }
  }

  private static void pressed(Object occupation, String digit) {
    if (occupation instanceof Eavesdrop eavesdrop) {
      eavesdrop.pressed(digit);
    }
  }
}
