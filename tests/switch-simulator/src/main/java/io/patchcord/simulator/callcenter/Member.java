package io.patchcord.simulator.callcenter;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.ChannelTable;
import io.patchcord.simulator.channel.ProfileField;
import io.patchcord.simulator.channel.ProfileTime;
import java.util.LinkedHashMap;
import java.util.Map;

/** A row of the table {@code members}: a caller in a queue. */
public final class Member {
  private final Queue queue;
  private final Channel channel;
  private final String uuid = ChannelTable.newUuid();
  private final String name;
  private final String number;
  private final long joinedEpoch;
  private State state = State.WAITING;
  private long abandonedEpoch;
  private long bridgeEpoch;
  private String servingAgent = "";

  /** How far a caller is. */
  public enum State {
    WAITING("Waiting"),
    TRYING("Trying"),
    ANSWERED("Answered"),
    ABANDONED("Abandoned");

    private final String words;

    State(String words) {
      this.words = words;
    }

    /** As commands say it. */
    public String words() {
      return words;
    }
  }

  Member(Queue queue, Channel channel, long nowEpoch) {
    this.queue = requireNonNull(queue, "queue is null");
    this.channel = requireNonNull(channel, "channel is null");
    this.name = channel.profile().get(ProfileField.CALLER_ID_NAME);
    this.number = channel.profile().get(ProfileField.CALLER_ID_NUMBER);
    this.joinedEpoch = nowEpoch;
  }

  public Queue queue() {
    return queue;
  }

  public Channel channel() {
    return channel;
  }

  public String uuid() {
    return uuid;
  }

  String name() {
    return name;
  }

  String number() {
    return number;
  }

  long joinedEpoch() {
    return joinedEpoch;
  }

  long abandonedEpoch() {
    return abandonedEpoch;
  }

  public State state() {
    return state;
  }

  /** The agent who is offered the caller or talks, or empty. */
  public String servingAgent() {
    return servingAgent;
  }

  void waits() {
    servingAgent = "";
    if (state == State.TRYING) {
      state = State.WAITING;
    }
  }

  void isOfferedTo(Agent agent) {
    servingAgent = agent.name();
    state = State.TRYING;
  }

  void isAnswered(long nowEpoch) {
    state = State.ANSWERED;
    bridgeEpoch = nowEpoch;
  }

  void abandons(long nowEpoch) {
    state = State.ABANDONED;
    abandonedEpoch = nowEpoch;
  }

  /** The time in the queue, and what was spent on the line before. */
  long score(long nowEpoch) {
    return nowEpoch - joinedEpoch + baseScore();
  }

  private long baseScore() {
    return joinedEpoch - channel.profile().time(ProfileTime.ANSWERED) / 1_000_000;
  }

  Map<String, String> row(long nowEpoch) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("queue", queue.name());
    row.put("instance_id", CallCenter.INSTANCE);
    row.put("uuid", uuid);
    row.put("session_uuid", state == State.ABANDONED ? "" : channel.uuid());
    row.put("cid_number", number);
    row.put("cid_name", name);
    row.put(
        "system_epoch", Long.toString(channel.profile().time(ProfileTime.ANSWERED) / 1_000_000));
    row.put("joined_epoch", Long.toString(joinedEpoch));
    row.put("rejoined_epoch", "0");
    row.put("bridge_epoch", Long.toString(bridgeEpoch));
    row.put("abandoned_epoch", Long.toString(abandonedEpoch));
    row.put("base_score", Long.toString(baseScore()));
    row.put("skill_score", "0");
    row.put("serving_agent", servingAgent);
    row.put("serving_system", servingAgent.isEmpty() ? "" : CallCenter.INSTANCE);
    row.put("state", state.words());
    row.put("score", Long.toString(score(nowEpoch)));
    return row;
  }
}
