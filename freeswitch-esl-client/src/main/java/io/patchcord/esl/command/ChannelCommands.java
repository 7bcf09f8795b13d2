package io.patchcord.esl.command;

import java.util.Locale;

/**
 * What can be done with a channel. Several replies lie: {@code uuid_hold} says {@code +OK} of a
 * channel that does not exist, {@code uuid_kill} of a cause that it does not know. So each method
 * names the event that confirms it; all was read in, and tried on, FreeSWITCH 1.10.12.
 *
 * <p>A channel is named by its {@code Unique-ID}. Every method throws {@link
 * IllegalArgumentException} where a part is not on the whitelist.
 */
public final class ChannelCommands {

  /** Which legs of a call a transfer moves. */
  public enum Legs {
    /** The named channel; the other one is hung up or goes on, as its variables say. */
    THIS(""),
    /** The channel that the named one is bridged to. */
    OTHER("-bleg"),
    /** Both, and each runs the destination. */
    BOTH("-both");

    private final String word;

    Legs(String word) {
      this.word = word;
    }
  }

  /** What to do with a recording. */
  public enum Recording {
    /** Begins; {@code RECORD_START}. */
    START,
    /** Ends; {@code RECORD_STOP}. */
    STOP,
    /** Writes silence from now on; no event. */
    MASK,
    /** Writes what is said again; no event. */
    UNMASK
  }

  private ChannelCommands() {}

  /**
   * Returns whether the methods here take that for a channel. A switch that makes its channels' ids
   * of the callers' {@code Call-ID} may have others, which no command should hold.
   */
  public static boolean isChannel(String text) {
    return Whitelist.CHANNEL.allows(text);
  }

  /** {@code uuid_kill}: hangs up; {@code CHANNEL_HANGUP_COMPLETE}. */
  public static ApiCommand hangup(String channel, String cause) {
    return command("uuid_kill", channel, Whitelist.CAUSE.check("cause", cause));
  }

  /**
   * {@code uuid_phone_event talk}: answers a phone that the switch is ringing, if the phone obeys
   * {@code NOTIFY talk}; {@code CHANNEL_ANSWER}. {@code uuid_answer} does nothing for such a leg,
   * and says {@code +OK}.
   */
  public static ApiCommand talk(String channel) {
    return command("uuid_phone_event", channel, "talk");
  }

  /** {@code uuid_answer}: answers a call that came in; {@code CHANNEL_ANSWER}. */
  public static ApiCommand answer(String channel) {
    return command("uuid_answer", channel);
  }

  /** {@code uuid_hold}: holds; {@code CHANNEL_HOLD}. Repeating it answers {@code -ERR}. */
  public static ApiCommand hold(String channel) {
    return command("uuid_hold", channel);
  }

  /** {@code uuid_hold off}: retrieves; {@code CHANNEL_UNHOLD}. */
  public static ApiCommand retrieve(String channel) {
    return ApiCommand.of("uuid_hold", "off", Whitelist.CHANNEL.check("channel", channel));
  }

  /** {@code uuid_audio}: nobody hears the channel any more; {@code MEDIA_BUG_START}. */
  public static ApiCommand mute(String channel) {
    return command("uuid_audio", channel, "start", "read", "mute", "1");
  }

  /** {@code uuid_audio}: the channel is heard again; {@code MEDIA_BUG_STOP}. */
  public static ApiCommand unmute(String channel) {
    return command("uuid_audio", channel, "stop");
  }

  /** {@code uuid_bridge}: joins two channels; {@code CHANNEL_BRIDGE}, on the first only. */
  public static ApiCommand bridge(String channel, String other) {
    return command("uuid_bridge", channel, Whitelist.CHANNEL.check("other", other));
  }

  /**
   * {@code uuid_transfer}: sends channels through the dialplan; {@code CHANNEL_UNBRIDGE}, then what
   * the dialplan does.
   *
   * @param destination a number or extension, in that context
   */
  public static ApiCommand transfer(String channel, Legs legs, String destination, String context) {
    return transfer(
        channel,
        legs,
        Whitelist.DESTINATION.check("destination", destination)
            + " XML "
            + Whitelist.DESTINATION.check("context", context));
  }

  /** {@code uuid_transfer … park inline}: parks; {@code CHANNEL_PARK}. */
  public static ApiCommand park(String channel, Legs legs) {
    return transfer(channel, legs, "park inline");
  }

  /** {@code uuid_transfer … conference:…}: moves into a conference; {@code add-member}. */
  public static ApiCommand conference(String channel, Legs legs, String name, String profile) {
    return transfer(
        channel,
        legs,
        "conference:"
            + Whitelist.DESTINATION.check("name", name)
            + '@'
            + Whitelist.DESTINATION.check("profile", profile)
            + " inline");
  }

  /** {@code uuid_send_dtmf}: sends keys to the channel's far end; no event. */
  public static ApiCommand sendDigits(String channel, String digits) {
    return command("uuid_send_dtmf", channel, Whitelist.DIGITS.check("digits", digits));
  }

  /** {@code uuid_recv_dtmf}: as if the channel's own keys had been pressed; {@code DTMF}. */
  public static ApiCommand pressDigits(String channel, String digits) {
    return command("uuid_recv_dtmf", channel, Whitelist.DIGITS.check("digits", digits));
  }

  /** {@code uuid_record}: the path names the recording in each of its commands. */
  public static ApiCommand record(String channel, Recording what, String path) {
    return command("uuid_record", channel, what.name().toLowerCase(Locale.ROOT), checkPath(path));
  }

  /**
   * {@code uuid_setvar}; no event, but later ones have it.
   *
   * @param value up to 512 characters, or up to 8,192 letters, digits, - and _
   */
  public static ApiCommand setVariable(String channel, String name, String value) {
    return ApiCommand.unchecked(
        "uuid_setvar "
            + Whitelist.CHANNEL.check("channel", channel)
            + ' '
            + Whitelist.NAME.check("name", name)
            + ' '
            + (Whitelist.TOKEN.allows(value) ? value : Whitelist.VALUE.check("value", value)));
  }

  /**
   * {@code uuid_setvar … sip_route_uri}: the next re-INVITE to a phone goes by that connection, and
   * what comes after it; no event.
   *
   * @param address an IPv4 address
   * @param transport {@code udp}, {@code tcp}, {@code tls}, {@code ws} or {@code wss}
   */
  public static ApiCommand reachBy(String channel, String address, int port, String transport) {
    if (!address.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")) {
      throw new IllegalArgumentException("address is not an IPv4 address");
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("port: " + port + " (expected: 1 to 65535)");
    }
    if (!transport.matches("udp|tcp|tls|wss?")) {
      throw new IllegalArgumentException("transport is not one of SIP");
    }
    return ApiCommand.unchecked(
        "uuid_setvar "
            + Whitelist.CHANNEL.check("channel", channel)
            + " sip_route_uri sip:"
            + address
            + ':'
            + port
            + ";transport="
            + transport);
  }

  /** {@code uuid_getvar}: the reply is {@code _undef_} where it is not set. */
  public static ApiCommand variable(String channel, String name) {
    return command("uuid_getvar", channel, Whitelist.NAME.check("name", name));
  }

  /**
   * {@code uuid_dump … txt}: all of a channel, live, as percent-encoded lines; {@code -ERR} once it
   * has ended.
   */
  public static ApiCommand dump(String channel) {
    return command("uuid_dump", channel, "txt");
  }

  /** {@code uuid_exists}: {@code true} or {@code false}. */
  public static ApiCommand exists(String channel) {
    return command("uuid_exists", channel);
  }

  /**
   * Plays the switch's own {@code hold_music} to a parked channel, until it is bridged, transferred
   * or hung up; a channel that talks would hear it too. {@code +OK Message sent} says nothing more
   * than that. Tried on FreeSWITCH 1.10.12.
   */
  public static ApiCommand playHoldMusic(String channel) {
    return ApiCommand.unchecked(
        "uuid_broadcast "
            + Whitelist.CHANNEL.check("channel", channel)
            + " endless_playback::${hold_music} aleg");
  }

  /**
   * Plays the tone of a phone that rings elsewhere (425 Hz, a second in five: ITU-T E.180) to a
   * parked channel, until it is bridged, transferred or hung up.
   *
   * @throws IllegalArgumentException if the channel is no UUID
   */
  public static ApiCommand playRingingTone(String channel) {
    return ApiCommand.unchecked(
        "uuid_broadcast "
            + Whitelist.CHANNEL.check("channel", channel)
            + " endless_playback::tone_stream://%(1000,4000,425) aleg");
  }

  private static ApiCommand transfer(String channel, Legs legs, String destination) {
    String which = legs.word.isEmpty() ? "" : legs.word + ' ';
    return ApiCommand.unchecked(
        "uuid_transfer " + Whitelist.CHANNEL.check("channel", channel) + ' ' + which + destination);
  }

  private static ApiCommand command(String name, String channel, String... words) {
    String[] all = new String[words.length + 1];
    all[0] = Whitelist.CHANNEL.check("channel", channel);
    System.arraycopy(words, 0, all, 1, words.length);
    return ApiCommand.of(name, all);
  }

  private static String checkPath(String path) {
    return Whitelist.PATH.check("path", path);
  }
}
