package io.patchcord.simulator.conference;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.call.Calls;
import io.patchcord.simulator.channel.Application;
import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.CoreState;
import io.patchcord.simulator.channel.HangupCause;
import io.patchcord.simulator.channel.Occupation;
import io.patchcord.simulator.channel.ProfileField;
import io.patchcord.simulator.core.SwitchClock;
import io.patchcord.simulator.event.EventBus;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The conferences of the switch. One begins with its first member and ends with its last. */
public final class Conferences {
  private static final String ENTER_TONE = "tone_stream://%(200,0,500,600,700)";
  private static final int ENTER_MILLISECONDS = 400;
  private static final String EXIT_TONE = "tone_stream://%(500,0,300,200,100,50,25)";
  private static final int EXIT_MILLISECONDS = 1000;

  private final Map<String, Conference> conferences = new LinkedHashMap<>();
  private final ConferenceEvents events;
  private final SwitchClock clock;
  private final Calls calls;
  private final String domain;

  /** No conference yet. */
  public Conferences(EventBus bus, SwitchClock clock, Calls calls, String domain) {
    this.events = new ConferenceEvents(bus, domain);
    this.clock = requireNonNull(clock, "clock is null");
    this.calls = requireNonNull(calls, "calls is null");
    this.domain = domain;
  }

  /** Those that go on, oldest first. */
  public Collection<Conference> all() {
    return Collections.unmodifiableCollection(conferences.values());
  }

  /** The switch went down, and every conference with it. */
  public void crashed() {
    conferences.clear();
  }

  public Optional<Conference> find(String name) {
    return Optional.ofNullable(conferences.get(name));
  }

  /** Runs the application {@code conference}, whose data is {@code NAME@PROFILE}. */
  public void join(Channel channel, Application application) {
    String data = application.data();
    int at = data.indexOf('@');
    String name = at < 0 ? data : data.substring(0, at);
    // What follows a plus is the pin and flags, which the simulator does not have.
    String profile = at < 0 ? "default" : data.substring(at + 1).split("\\+", 2)[0];
    calls.answerIfCalling(channel);
    Conference conference = conferences.get(name);
    if (conference == null) {
      conference = new Conference(name, profile, clock.micros());
      conferences.put(name, conference);
      events.created(conference);
    }
    channel.enter(CoreState.CS_EXECUTE);
    ConferenceMember member = conference.add(channel, clock.micros());
    channel.occupiedWith(new Membership(conference, member));
    channel.variables().setAll("conference_name", name, "app_session_uuid", conference.uuid());
    channel.readRaw(true);
    channel
        .variables()
        .setAll(
            "conference_member_id",
            Integer.toString(member.id()),
            "conference_moderator",
            "false",
            "conference_ghost",
            "false",
            "conference_uuid",
            conference.uuid(),
            "conference_call_key",
            "conference_" + name + "_" + domain + "_" + callerNumber(channel));
    int size = conference.members().size();
    if (size == 1) {
      events.announcedAlone(conference);
    }
    events.member(conference, member, "add-member", "conference_member_add", 962);
    if (size > 1 && conference.isFloorFree()) {
      conference.floor(member.id());
      events.floorTaken(conference, member);
    }
    if (size > 1) {
      events.played(conference, ENTER_TONE, ENTER_MILLISECONDS);
    }
  }

  private static String callerNumber(Channel channel) {
    return channel.profile().get(ProfileField.CALLER_ID_NUMBER);
  }

  /** Lets the others hear the member or not. */
  public void mute(Conference conference, ConferenceMember member, boolean mute) {
    member.speaks(!mute);
    if (mute) {
      events.member(conference, member, "mute-member", "conference_api_sub_mute", 341);
    } else {
      events.member(conference, member, "unmute-member", "conference_api_sub_unmute", 494);
    }
  }

  /** Lets the member hear the others or not. */
  public void deafen(Conference conference, ConferenceMember member, boolean deaf) {
    member.hears(!deaf);
    if (deaf) {
      events.member(conference, member, "deaf-member", "conference_api_sub_deaf", 801);
    } else {
      events.member(conference, member, "undeaf-member", "conference_api_sub_undeaf", 843);
    }
  }

  /** Puts the member out, whose leg has nothing else to do and ends. */
  public void kick(Conference conference, ConferenceMember member, boolean kicked) {
    if (kicked) {
      events.member(conference, member, "kick-member", "conference_api_sub_kick", 904);
    } else {
      events.member(conference, member, "hup-member", "conference_api_sub_hup", 873);
    }
    member.channel().occupation().ifPresent(Occupation::left);
    calls.hangUp(
        member.channel(), HangupCause.NORMAL_CLEARING, Calls.dispositionOf(member.channel()));
  }

  private void leave(Conference conference, ConferenceMember member) {
    conference.remove(member);
    int left = conference.members().size();
    if (left == 1) {
      events.announcedAlone(conference);
    }
    if (conference.hasFloor(member)) {
      conference.floor(0);
      events.floorFreed(conference);
    }
    member.channel().variables().remove("conference_call_key");
    events.member(conference, member, "del-member", "conference_member_del", 1355);
    if (left != 1) {
      events.played(conference, EXIT_TONE, EXIT_MILLISECONDS);
    }
    if (left == 0) {
      conferences.remove(conference.name());
      events.destroyed(conference);
    }
  }

  /** A leg's place in a conference. */
  public final class Membership implements Occupation {
    private final Conference conference;
    private final ConferenceMember member;

    Membership(Conference conference, ConferenceMember member) {
      this.conference = conference;
      this.member = member;
    }

    public Conference conference() {
      return conference;
    }

    public ConferenceMember member() {
      return member;
    }

    @Override
    public void left() {
      member.channel().occupiedWith(null);
      leave(conference, member);
      member.channel().readRaw(false);
    }

    @Override
    public void hungUp() {
      left();
    }
  }
}
