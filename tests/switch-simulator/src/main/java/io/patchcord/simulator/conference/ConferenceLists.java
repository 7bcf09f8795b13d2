package io.patchcord.simulator.conference;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.ProfileField;
import io.patchcord.simulator.core.SwitchClock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes conferences down, as text and as what becomes JSON. */
public final class ConferenceLists {
  private static final long MICROS_PER_SECOND = 1_000_000;

  private final SwitchClock clock;

  /** Counts the time with that clock. */
  public ConferenceLists(SwitchClock clock) {
    this.clock = requireNonNull(clock, "clock is null");
  }

  /** Every conference with its members. */
  String listAll(Collection<Conference> conferences) {
    if (conferences.isEmpty()) {
      return "+OK No active conferences.\n";
    }
    StringBuilder text = new StringBuilder();
    for (Conference conference : conferences) {
      int count = conference.members().size();
      text.append(
              "+OK Conference %s (%d member%s rate: 8000 flags: "
                  .formatted(conference.name(), count, count == 1 ? "" : "s"))
          .append("running|answered|enforce_min|dynamic|exit_sound|enter_sound)\n")
          .append(list(conference));
    }
    return text.toString();
  }

  /** The members of one conference, a line each. */
  static String list(Conference conference) {
    StringBuilder text = new StringBuilder();
    for (ConferenceMember member : conference.members()) {
      List<String> flags = new ArrayList<>();
      if (member.hears()) {
        flags.add("hear");
      }
      if (member.speaks()) {
        flags.add("speak");
      }
      if (conference.hasFloor(member)) {
        flags.add("floor");
      }
      text.append(
          String.join(
              ";",
              Integer.toString(member.id()),
              member.channel().name(),
              member.channel().uuid(),
              member.channel().profile().get(ProfileField.CALLER_ID_NAME),
              member.channel().profile().get(ProfileField.CALLER_ID_NUMBER),
              String.join("|", flags),
              "0",
              "0",
              "100\n"));
    }
    return text.toString();
  }

  /** One conference as {@code json_list} has it. */
  Map<String, Object> describe(Conference conference) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("conference_name", conference.name());
    json.put("member_count", conference.members().size());
    json.put("ghost_count", 0);
    json.put("rate", 8000);
    json.put("run_time", secondsSince(conference.startedMicros()));
    json.put("conference_uuid", conference.uuid());
    putAll(json, 0, "canvas_count", "max_bw_in", "force_bw_in", "video_floor_packets");
    putAll(json, false, "locked", "destruct", "wait_mod", "audio_always");
    putAll(json, true, "running", "answered", "enforce_min");
    json.put("bridge_to", false);
    putAll(json, true, "dynamic", "exit_sound", "enter_sound");
    putAll(json, false, "recording", "video_bridge", "video_floor_only", "video_rfc4579");
    json.put("variables", Map.of());
    json.put(
        "members",
        conference.members().stream().map(member -> describe(conference, member)).toList());
    return json;
  }

  private Map<String, Object> describe(Conference conference, ConferenceMember member) {
    Map<String, Object> flags = new LinkedHashMap<>();
    flags.put("can_hear", member.hears());
    flags.put("can_see", true);
    flags.put("can_speak", member.speaks());
    putAll(flags, false, "hold", "mute_detect", "talking", "has_video", "video_bridge");
    flags.put("has_floor", conference.hasFloor(member));
    putAll(
        flags,
        false,
        "is_moderator",
        "end_conference",
        "mandatory_member_end_conference",
        "pass_digits");
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", "caller");
    json.put("id", member.id());
    json.put("flags", flags);
    json.put("uuid", member.channel().uuid());
    json.put("caller_id_name", member.channel().profile().get(ProfileField.CALLER_ID_NAME));
    json.put("caller_id_number", member.channel().profile().get(ProfileField.CALLER_ID_NUMBER));
    json.put("join_time", secondsSince(member.joinedMicros()));
    json.put("last_talking", 0);
    json.put("energy", 100);
    putAll(json, 0, "volume_in", "volume_out", "output-volume", "input-volume");
    return json;
  }

  private long secondsSince(long micros) {
    return (clock.micros() - micros) / MICROS_PER_SECOND;
  }

  private static void putAll(Map<String, Object> json, Object value, String... names) {
    for (String name : names) {
      json.put(name, value);
    }
  }
}
