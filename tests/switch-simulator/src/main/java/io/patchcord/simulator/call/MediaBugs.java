package io.patchcord.simulator.call;

import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.ChannelEvent;
import io.patchcord.simulator.channel.ChannelEvents;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells what listens to a leg's sound or changes it, which the switch calls media bugs. */
final class MediaBugs {
  private MediaBugs() {}

  static void started(ChannelEvents events, Channel channel, String function, String target) {
    events.send(channel, ChannelEvent.MEDIA_BUG_START, headers(function, target), Map.of());
  }

  static void stopped(ChannelEvents events, Channel channel, String function, String target) {
    events.send(channel, ChannelEvent.MEDIA_BUG_STOP, headers(function, target), Map.of());
  }

  private static Map<String, String> headers(String function, String target) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Media-Bug-Function", function);
    headers.put("Media-Bug-Target", target);
    return headers;
  }
}
