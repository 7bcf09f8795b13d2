package io.patchcord.simulator.call;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.CallState;
import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.ChannelEvent;
import io.patchcord.simulator.channel.ProfileTime;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Holds a leg and takes it back. The other party hears music. */
public final class Holds {
  /** A real switch was seen to take 20 to 180 ms. */
  private static final Duration MUSIC_LAG = Duration.ofMillis(180);

  private final Exchange exchange;

  /** Holds legs of that exchange. */
  public Holds(Exchange exchange) {
    this.exchange = requireNonNull(exchange, "exchange is null");
  }

  /**
   * Holds the leg. False if it does not talk, or is held already. One that was held when it was
   * joined with somebody else stays {@code UNHELD}, and can be held again.
   */
  public boolean hold(Channel channel) {
    return hold(channel, ChannelEvent.HOLD);
  }

  private boolean hold(Channel channel, ChannelEvent event) {
    CallState state = channel.callState();
    boolean talks = state == CallState.ACTIVE || state == CallState.UNHELD;
    if (!talks && !isRecovered(channel)) {
      return false;
    }
    exchange.events().callState(channel, CallState.HELD);
    channel.profile().time(ProfileTime.LAST_HOLD, exchange.clock().micros());
    exchange.events().send(channel, event);
    channel.partner().ifPresent(this::startMusicSoon);
    return true;
  }

  /** The other's own thread begins it, which may be later than the switch tells of the hold. */
  private void startMusicSoon(Channel other) {
    if (!other.media().isSlow()) {
      startMusic(other);
      return;
    }
    other.media().awaitMusic(true);
    exchange
        .thread()
        .schedule(
            MUSIC_LAG,
            () -> {
              if (other.media().awaitsMusic() && other.isAnswered()) {
                other.media().awaitMusic(false);
                startMusic(other);
              }
            });
  }

  /** Music begins late for whoever this leg holds from now on. */
  public boolean slowMusic(Channel channel) {
    channel.partner().ifPresent(other -> other.media().beSlow());
    return channel.partner().isPresent();
  }

  /** The phone itself holds. A leg that the switch holds already stays as it is. */
  public boolean holdByPhone(Channel channel) {
    if (!channel.isAnswered()) {
      return false;
    }
    if (hold(channel, ChannelEvent.HELD_BY_PHONE)) {
      channel.media().heldByPhone(true);
    }
    reinvited(channel);
    return true;
  }

  /** The phone takes the other back, which does not end what the switch itself holds. */
  public boolean unholdByPhone(Channel channel) {
    if (!channel.isAnswered()) {
      return false;
    }
    if (channel.callState() == CallState.HELD && channel.media().isHeldByPhone()) {
      end(channel, ChannelEvent.HOLD_ENDED);
      reinvited(channel);
      exchange.events().callState(channel, CallState.ACTIVE);
    } else {
      reinvited(channel);
    }
    return true;
  }

  private void reinvited(Channel channel) {
    exchange.events().reinvited(channel);
  }

  /** Takes the leg back if the switch holds it, before it goes elsewhere. */
  void takeBack(Channel channel) {
    if (!channel.media().isHeldByPhone()) {
      unhold(channel);
    }
  }

  /** The leg or its bridge ends, and so does the hold. It does not become active any more. */
  void release(Channel channel) {
    if (channel.callState() == CallState.HELD) {
      end(channel, ChannelEvent.HOLD_ENDED);
    }
  }

  private void end(Channel channel, ChannelEvent event) {
    exchange.events().callState(channel, CallState.UNHELD);
    channel.partner().ifPresent(other -> endMusic(other, event));
    long heldFor = exchange.clock().micros() - channel.profile().time(ProfileTime.LAST_HOLD);
    channel
        .profile()
        .time(
            ProfileTime.HOLD_ACCUMULATED,
            channel.profile().time(ProfileTime.HOLD_ACCUMULATED) + heldFor);
    channel.media().heldByPhone(false);
    exchange.events().send(channel, event);
  }

  /** A leg that came back after a crash talks although its call state does not say so. */
  private static boolean isRecovered(Channel channel) {
    return channel.callState() == CallState.DOWN && channel.isAnswered();
  }

  /** What has not begun is not stopped by a command that takes the leg back: it plays for ever. */
  private void endMusic(Channel other, ChannelEvent event) {
    if (!other.media().awaitsMusic()) {
      stopMusic(other);
    } else if (event == ChannelEvent.UNHOLD) {
      other.media().play(Sounds.MUSIC);
    } else {
      other.media().awaitMusic(false);
      startMusic(other);
      stopMusic(other);
    }
  }

  private void startMusic(Channel channel) {
    channel
        .variables()
        .setAll(
            "text_media_flow", "inactive",
            "audio_media_flow", "inactive",
            "current_loop", "1",
            "total_loops", "-1",
            "current_application_data", Sounds.MUSIC,
            "current_application", "playback");
    exchange
        .events()
        .send(channel, ChannelEvent.PLAYBACK_START, Map.of(), playback(new LinkedHashMap<>()));
  }

  private void stopMusic(Channel channel) {
    Map<String, String> headers = playback(new LinkedHashMap<>());
    headers.put("Playback-Status", "break");
    exchange.events().send(channel, ChannelEvent.PLAYBACK_STOP, Map.of(), headers);
    channel.variables().remove("current_loop").remove("total_loops");
    channel.variables().set("audio_media_flow", "sendrecv");
  }

  private static Map<String, String> playback(Map<String, String> headers) {
    headers.put("Playback-File-Type", "tone_stream");
    headers.put("Playback-File-Path", Sounds.MUSIC);
    return headers;
  }

  /** Takes the leg back. False if it is not held. */
  public boolean unhold(Channel channel) {
    if (channel.callState() != CallState.HELD) {
      return false;
    }
    end(channel, ChannelEvent.UNHOLD);
    exchange.events().callState(channel, CallState.ACTIVE);
    return true;
  }
}
