package io.patchcord.simulator.channel;

import io.patchcord.simulator.event.EventSource;

/**
 * The channel events that the simulator sends, and where in FreeSWITCH's source each comes from.
 */
public enum ChannelEvent {
  CREATE("CHANNEL_CREATE", "switch_core_state_machine.c", "switch_core_session_run", 626),
  ORIGINATE("CHANNEL_ORIGINATE", "switch_core_state_machine.c", "switch_core_session_run", 632),
  PROGRESS(
      "CHANNEL_PROGRESS", "switch_channel.c", "switch_channel_perform_mark_ring_ready_value", 3505),
  PROGRESS_MEDIA(
      "CHANNEL_PROGRESS_MEDIA",
      "switch_channel.c",
      "switch_channel_perform_mark_pre_answered",
      3560),
  CALLSTATE("CHANNEL_CALLSTATE", "switch_channel.c", "switch_channel_perform_set_callstate", 301),
  ANSWER("CHANNEL_ANSWER", "switch_channel.c", "switch_channel_perform_mark_answered", 3846),
  BRIDGE("CHANNEL_BRIDGE", "switch_ivr_bridge.c", "switch_ivr_multi_threaded_bridge", 1689),
  UNBRIDGE("CHANNEL_UNBRIDGE", "switch_ivr_bridge.c", "switch_ivr_multi_threaded_bridge", 1879),
  HOLD("CHANNEL_HOLD", "switch_ivr.c", "switch_ivr_hold", 1558),
  UNHOLD("CHANNEL_UNHOLD", "switch_ivr.c", "switch_ivr_unhold", 1638),
  HELD_BY_PHONE("CHANNEL_HOLD", "switch_channel.c", "switch_channel_mark_hold", 4933),
  HOLD_ENDED("CHANNEL_UNHOLD", "switch_channel.c", "switch_channel_mark_hold", 4952),
  PARK("CHANNEL_PARK", "switch_ivr.c", "switch_ivr_park", 1002),
  UNPARK("CHANNEL_UNPARK", "switch_ivr.c", "switch_ivr_park", 1213),
  EXECUTE("CHANNEL_EXECUTE", "switch_core_session.c", "switch_core_session_exec", 2926),
  MEDIA_BUG_START("MEDIA_BUG_START", "switch_core_media_bug.c", "switch_core_media_bug_add", 1014),
  MEDIA_BUG_STOP("MEDIA_BUG_STOP", "switch_core_media_bug.c", "switch_core_media_bug_destroy", 84),
  RECORD_START("RECORD_START", "switch_ivr_async.c", "record_callback", 1481),
  RECORD_STOP("RECORD_STOP", "switch_ivr_async.c", "send_record_stop_event", 1240),
  DTMF("DTMF", "switch_channel.c", "switch_channel_dequeue_dtmf", 677),
  PLAYBACK_START("PLAYBACK_START", "switch_ivr_play_say.c", "switch_ivr_play_file", 1646),
  PLAYBACK_STOP("PLAYBACK_STOP", "switch_ivr_play_say.c", "switch_ivr_play_file", 2020),
  HANGUP("CHANNEL_HANGUP", "switch_channel.c", "switch_channel_perform_hangup", 3445),
  HANGUP_COMPLETE(
      "CHANNEL_HANGUP_COMPLETE",
      "switch_core_state_machine.c",
      "switch_core_session_reporting_state",
      943),
  DESTROY("CHANNEL_DESTROY", "switch_core_session.c", "switch_core_session_perform_destroy", 1584),
  CALLER_ID_FLIPPED("CALL_UPDATE", "switch_channel.c", "switch_channel_flip_cid", 3277),
  DISPLAY_SENT("CALL_UPDATE", "mod_sofia.c", "sofia_receive_message", 2100);

  private final String eventName;
  private final String file;
  private final String function;
  private final int line;

  ChannelEvent(String eventName, String file, String function, int line) {
    this.eventName = eventName;
    this.file = file;
    this.function = function;
    this.line = line;
  }

  /** The name on the wire. */
  public String eventName() {
    return eventName;
  }

  EventSource source() {
    return new EventSource(file, function, line);
  }
}
