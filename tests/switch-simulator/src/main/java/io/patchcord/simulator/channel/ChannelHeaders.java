package io.patchcord.simulator.channel;

import java.util.LinkedHashMap;
import java.util.Map;

/** The headers that describe a channel ({@code switch_channel_event_set_data}). */
public final class ChannelHeaders {
  private static final String CODEC_RATE = "8000";
  private static final String CODEC_BIT_RATE = "64000";

  /** Sixteen bits instead of eight. */
  private static final String RAW_BIT_RATE = "128000";

  private ChannelHeaders() {}

  /** The channel without its variables: what CHANNEL_CALLSTATE carries. */
  public static Map<String, String> basic(Channel channel) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Channel-State", channel.runningState().name());
    headers.put("Channel-Call-State", channel.callState().name());
    headers.put("Channel-State-Number", Integer.toString(channel.nextState().number()));
    headers.put("Channel-Name", channel.name());
    headers.put("Unique-ID", channel.uuid());
    headers.put("Call-Direction", channel.direction().word());
    headers.put("Presence-Call-Direction", channel.direction().word());
    headers.put("Channel-HIT-Dialplan", Boolean.toString(channel.isThroughDialplan()));
    channel.presenceId().ifPresent(id -> headers.put("Channel-Presence-ID", id));
    headers.put("Channel-Call-UUID", channel.callUuid());
    headers.put("Answer-State", channel.answerState());
    channel.hangupCause().ifPresent(cause -> headers.put("Hangup-Cause", cause.name()));
    if (channel.hasMedia()) {
      boolean raw = !channel.readCodec().equals(Channel.PHONE_CODEC);
      headers.put("Channel-Read-Codec-Name", channel.readCodec());
      headers.put("Channel-Read-Codec-Rate", CODEC_RATE);
      headers.put("Channel-Read-Codec-Bit-Rate", raw ? RAW_BIT_RATE : CODEC_BIT_RATE);
      headers.put("Channel-Write-Codec-Name", Channel.PHONE_CODEC);
      headers.put("Channel-Write-Codec-Rate", CODEC_RATE);
      headers.put("Channel-Write-Codec-Bit-Rate", CODEC_BIT_RATE);
    }
    channel.profile().addTo(headers, "Caller-");
    channel.otherType().ifPresent(type -> headers.put("Other-Type", type.word()));
    channel.otherLeg().ifPresent(leg -> leg.addTo(headers, "Other-Leg-"));
    return headers;
  }

  /** The channel with its variables: what every other channel event carries. */
  public static Map<String, String> complete(Channel channel) {
    Map<String, String> headers = basic(channel);
    channel.variables().all().forEach((name, value) -> headers.put("variable_" + name, value));
    return headers;
  }
}
