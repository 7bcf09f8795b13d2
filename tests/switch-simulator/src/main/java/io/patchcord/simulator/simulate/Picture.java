package io.patchcord.simulator.simulate;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.call.Eavesdrop;
import io.patchcord.simulator.callcenter.Agent;
import io.patchcord.simulator.callcenter.CallCenter;
import io.patchcord.simulator.callcenter.Member;
import io.patchcord.simulator.callcenter.Queue;
import io.patchcord.simulator.callcenter.QueuePlace;
import io.patchcord.simulator.channel.CallState;
import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.ChannelTable;
import io.patchcord.simulator.channel.Occupation;
import io.patchcord.simulator.channel.ProfileField;
import io.patchcord.simulator.conference.Conference;
import io.patchcord.simulator.conference.ConferenceMember;
import io.patchcord.simulator.conference.Conferences;
import io.patchcord.simulator.core.SwitchIdentity;
import io.patchcord.simulator.event.EventEncoder;
import io.patchcord.simulator.line.Directory;
import io.patchcord.simulator.line.Line;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One JSON of everything that the switch knows, for a test that compares another's picture. */
public final class Picture {
  private final SwitchIdentity identity;
  private final ChannelTable channels;
  private final Conferences conferences;
  private final CallCenter callCenter;
  private final Directory directory;

  /** Of that switch. */
  public Picture(
      SwitchIdentity identity,
      ChannelTable channels,
      Conferences conferences,
      CallCenter callCenter,
      Directory directory) {
    this.identity = requireNonNull(identity, "identity is null");
    this.channels = requireNonNull(channels, "channels is null");
    this.conferences = requireNonNull(conferences, "conferences is null");
    this.callCenter = requireNonNull(callCenter, "callCenter is null");
    this.directory = requireNonNull(directory, "directory is null");
  }

  /** The picture as it is now. What there is not is missing, not {@code null}. */
  String draw() {
    Map<String, Object> picture = new LinkedHashMap<>();
    picture.put("coreUuid", identity.coreUuid());
    picture.put("channels", channels.all().stream().map(Picture::describe).toList());
    picture.put("conferences", conferences.all().stream().map(Picture::describe).toList());
    picture.put("queues", callCenter.queues().stream().map(this::describe).toList());
    picture.put("agents", callCenter.agents().stream().map(Picture::describe).toList());
    picture.put("lines", directory.all().stream().map(Picture::describe).toList());
    return EventEncoder.toJson(picture);
  }

  private static Map<String, Object> describe(Channel channel) {
    Map<String, Object> leg = new LinkedHashMap<>();
    leg.put("uuid", channel.uuid());
    leg.put("name", channel.name());
    leg.put("direction", channel.direction().word());
    channel.line().ifPresent(line -> leg.put("line", line));
    leg.put("state", channel.runningState().name());
    leg.put("callState", channel.callState().name());
    leg.put("answered", channel.isAnswered());
    leg.put("up", channel.isUp());
    channel
        .partner()
        .ifPresent(
            partner -> {
              leg.put("bridgedTo", partner.uuid());
              leg.put("madeTheBridge", channel.isBridgeMaker());
            });
    leg.put("held", channel.callState() == CallState.HELD);
    leg.put("heldByPhone", channel.media().isHeldByPhone());
    leg.put("muted", channel.media().isMuted());
    channel.media().music().ifPresent(file -> leg.put("music", file));
    Map<String, Object> recordings = new LinkedHashMap<>();
    channel
        .media()
        .recordings()
        .forEach((path, running) -> recordings.put(path, running.masked() ? "masked" : "running"));
    leg.put("recordings", recordings);
    leg.put("application", channel.shown().application().name());
    leg.put("applicationData", channel.shown().application().data());
    leg.put("callerName", channel.profile().get(ProfileField.CALLER_ID_NAME));
    leg.put("callerNumber", channel.profile().get(ProfileField.CALLER_ID_NUMBER));
    leg.put("calleeName", channel.profile().get(ProfileField.CALLEE_ID_NAME));
    leg.put("calleeNumber", channel.profile().get(ProfileField.CALLEE_ID_NUMBER));
    leg.put("destination", channel.profile().get(ProfileField.DESTINATION_NUMBER));
    leg.put("callUuid", channel.callUuid());
    channel.occupation().ifPresent(occupation -> addOccupation(leg, occupation));
    return leg;
  }

  private static void addOccupation(Map<String, Object> leg, Occupation occupation) {
    if (occupation instanceof Conferences.Membership membership) {
      leg.put("occupation", "conference");
      leg.put("conference", membership.conference().name());
      leg.put("conferenceMember", membership.member().id());
      leg.put("conferenceMuted", !membership.member().speaks());
    } else if (occupation instanceof QueuePlace place) {
      leg.put("occupation", "queue");
      leg.put("queue", place.member().queue().name());
      leg.put("queueMember", place.member().uuid());
    } else if (occupation instanceof Eavesdrop eavesdrop) {
      leg.put("occupation", "eavesdrop");
      leg.put("listensTo", eavesdrop.target().uuid());
      leg.put("eavesdropMode", eavesdrop.mode().name().toLowerCase(Locale.ROOT));
    } else {
      leg.put("occupation", "park");
    }
  }

  private static Map<String, Object> describe(Conference conference) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", conference.name());
    json.put("uuid", conference.uuid());
    List<Map<String, Object>> members =
        conference.members().stream().map(Picture::describe).toList();
    json.put("members", members);
    return json;
  }

  private static Map<String, Object> describe(ConferenceMember member) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", member.id());
    json.put("channel", member.channel().uuid());
    json.put("hears", member.hears());
    json.put("speaks", member.speaks());
    return json;
  }

  private Map<String, Object> describe(Queue queue) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", queue.name());
    json.put(
        "members",
        callCenter.members().stream()
            .filter(member -> member.queue() == queue)
            .map(Picture::describe)
            .toList());
    return json;
  }

  private static Map<String, Object> describe(Member member) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("uuid", member.uuid());
    json.put("channel", member.channel().uuid());
    json.put("state", member.state().words());
    json.put("agent", member.servingAgent());
    return json;
  }

  private static Map<String, Object> describe(Agent agent) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", agent.name());
    json.put("status", agent.status().words());
    json.put("state", agent.state().words());
    json.put("leg", agent.uuid());
    return json;
  }

  private static Map<String, Object> describe(Line line) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("number", line.number());
    json.put("registered", line.isRegistered());
    json.put("phone", line.mode().name().toLowerCase(Locale.ROOT));
    return json;
  }
}
