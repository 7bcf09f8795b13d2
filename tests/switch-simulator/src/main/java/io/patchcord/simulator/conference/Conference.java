package io.patchcord.simulator.conference;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.ChannelTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One conference that goes on. */
public final class Conference {
  private final String name;
  private final String profile;
  private final String uuid = ChannelTable.newUuid();
  private final long startedMicros;
  private final List<ConferenceMember> members = new ArrayList<>();
  private int lastId;
  private int floorHolder;

  Conference(String name, String profile, long startedMicros) {
    this.name = requireNonNull(name, "name is null");
    this.profile = requireNonNull(profile, "profile is null");
    this.startedMicros = startedMicros;
  }

  public String name() {
    return name;
  }

  public String profile() {
    return profile;
  }

  public String uuid() {
    return uuid;
  }

  public long startedMicros() {
    return startedMicros;
  }

  /** The members, the newest first as the switch lists them. */
  public List<ConferenceMember> members() {
    return List.copyOf(members);
  }

  /** The member of that number. */
  public Optional<ConferenceMember> find(int id) {
    return members.stream().filter(member -> member.id() == id).findFirst();
  }

  /** Whether that member has the floor. Nobody has it who is alone. */
  public boolean hasFloor(ConferenceMember member) {
    return member.id() == floorHolder;
  }

  void floor(int id) {
    floorHolder = id;
  }

  boolean isFloorFree() {
    return floorHolder == 0;
  }

  ConferenceMember add(Channel channel, long nowMicros) {
    lastId++;
    ConferenceMember member = new ConferenceMember(lastId, channel, nowMicros);
    members.add(0, member);
    return member;
  }

  void remove(ConferenceMember member) {
    members.remove(member);
  }
}
