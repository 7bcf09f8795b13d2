package io.patchcord.simulator.conference;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.ChannelHeaders;
import io.patchcord.simulator.event.EventBus;
import io.patchcord.simulator.event.EventSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the switch says of conferences. */
final class ConferenceEvents {
  private static final String SUBCLASS = "conference::maintenance";
  private static final EventSource PLAY =
      new EventSource("conference_file.c", "conference_file_play", 268);
  private static final EventSource PLAYED =
      new EventSource("conference_file.c", "conference_file_close", 52);
  private static final EventSource FLOOR =
      new EventSource("conference_member.c", "conference_member_set_floor_holder", 1158);
  private static final EventSource CREATE =
      new EventSource("mod_conference.c", "conference_new", 3848);
  private static final EventSource DESTROY =
      new EventSource("mod_conference.c", "conference_thread_run", 863);

  private final EventBus bus;
  private final String domain;

  ConferenceEvents(EventBus bus, String domain) {
    this.bus = requireNonNull(bus, "bus is null");
    this.domain = requireNonNull(domain, "domain is null");
  }

  void created(Conference conference) {
    send(conference, CREATE, Map.of("Action", "conference-create"));
  }

  void destroyed(Conference conference) {
    send(conference, DESTROY, Map.of("Action", "conference-destroy"));
  }

  /** The recorded switch had no sound files, and neither has this one. */
  void announcedAlone(Conference conference) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Action", "play-file");
    headers.put("File", "conference/conf-alone.wav");
    headers.put("Async", "false");
    headers.put("Error", "File could not be played");
    send(conference, PLAY, headers);
  }

  void played(Conference conference, String tone, int milliseconds) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("seconds", Integer.toString(milliseconds / 1000));
    headers.put("milliseconds", Integer.toString(milliseconds));
    headers.put("samples", Integer.toString(milliseconds * 8));
    headers.put("Action", "play-file-done");
    headers.put("File", tone);
    send(conference, PLAYED, headers);
  }

  void floorTaken(Conference conference, ConferenceMember member) {
    Map<String, String> headers = describe(conference);
    headers.put("Action", "floor-change");
    headers.put("Old-ID", "none");
    headers.putAll(describe(conference, member));
    headers.put("New-ID", Integer.toString(member.id()));
    bus.publish("CUSTOM", SUBCLASS, FLOOR, headers, null);
  }

  void floorFreed(Conference conference) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Action", "floor-change");
    headers.put("Old-ID", "none");
    headers.put("New-ID", "none");
    send(conference, FLOOR, headers);
  }

  void member(
      Conference conference, ConferenceMember member, String action, String function, int line) {
    Map<String, String> headers = describe(conference, member);
    headers.put("Action", action);
    String file =
        function.startsWith("conference_api") ? "conference_api.c" : "conference_member.c";
    bus.publish("CUSTOM", SUBCLASS, new EventSource(file, function, line), headers, null);
  }

  private void send(Conference conference, EventSource source, Map<String, String> after) {
    Map<String, String> headers = describe(conference);
    headers.putAll(after);
    bus.publish("CUSTOM", SUBCLASS, source, headers, null);
  }

  private Map<String, String> describe(Conference conference) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Conference-Name", conference.name());
    headers.put("Conference-Domain", domain);
    headers.put("Conference-Size", Integer.toString(conference.members().size()));
    headers.put("Conference-Ghosts", "0");
    headers.put("Conference-Profile-Name", conference.profile());
    headers.put("Conference-Unique-ID", conference.uuid());
    return headers;
  }

  private Map<String, String> describe(Conference conference, ConferenceMember member) {
    Map<String, String> headers = describe(conference);
    headers.put("Floor", Boolean.toString(conference.hasFloor(member)));
    headers.putAll(ChannelHeaders.basic(member.channel()));
    headers.put("Video", "false");
    headers.put("Hear", Boolean.toString(member.hears()));
    headers.put("See", "true");
    headers.put("Speak", Boolean.toString(member.speaks()));
    headers.put("Talking", "false");
    headers.put("Mute-Detect", "false");
    headers.put("Hold", "false");
    headers.put("Member-ID", Integer.toString(member.id()));
    headers.put("Member-Type", "member");
    headers.put("Member-Ghost", "false");
    headers.put("Energy-Level", "100");
    headers.put("Current-Energy", "0");
    return headers;
  }
}
