package io.patchcord.simulator.callcenter;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.call.Calls;
import io.patchcord.simulator.channel.Application;
import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.HangupCause;
import io.patchcord.simulator.core.SwitchClock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of the module, who waits in which queue, and who is offered whom. */
public final class CallCenter {
  /** The module's name of itself. */
  static final String INSTANCE = "single_box";

  /** More than anybody adds, so that a client cannot fill the memory. */
  private static final int MAXIMUM_ROWS = 10_000;

  private final Map<String, Queue> queues = new LinkedHashMap<>();
  private final Map<String, Agent> agents = new LinkedHashMap<>();
  private final List<Tier> tiers = new ArrayList<>();
  private final List<Member> members = new ArrayList<>();
  private final SwitchClock clock;
  private final Calls calls;
  private final CallCenterEvents events;
  private final Offers offers;

  /** With the queue of the recorded switch and no agent. */
  CallCenter(SwitchClock clock, Calls calls, CallCenterEvents events, Offers offers) {
    this.clock = requireNonNull(clock, "clock is null");
    this.calls = requireNonNull(calls, "calls is null");
    this.events = requireNonNull(events, "events is null");
    this.offers = requireNonNull(offers, "offers is null");
    queues.put("support@default", new Queue("support@default"));
  }

  long now() {
    return clock.micros() / 1_000_000;
  }

  public List<Queue> queues() {
    return List.copyOf(queues.values());
  }

  Optional<Queue> queue(String name) {
    return Optional.ofNullable(queues.get(name));
  }

  public List<Agent> agents() {
    return List.copyOf(agents.values());
  }

  Optional<Agent> agent(String name) {
    return Optional.ofNullable(agents.get(name));
  }

  List<Tier> tiers() {
    return tiers;
  }

  /** Who is or was in a queue: also those who gave up, for a minute. */
  public List<Member> members() {
    return List.copyOf(members);
  }

  boolean isFull() {
    return agents.size() >= MAXIMUM_ROWS || tiers.size() >= MAXIMUM_ROWS;
  }

  void add(Agent agent) {
    agents.put(agent.name(), agent);
    events.agentAdded(agent);
  }

  void remove(String agent) {
    agents.remove(agent);
    tiers.removeIf(tier -> tier.agent().equals(agent));
  }

  /** Becoming available forgets what the agent did before; anything else ends a ringing offer. */
  void status(Agent agent, AgentStatus status, String asWritten) {
    if (status != AgentStatus.AVAILABLE || agent.status() != status) {
      agent.number("last_status_change", now());
    }
    if (status == AgentStatus.AVAILABLE && agent.status() != status) {
      agent.number("talk_time", 0);
      agent.number("calls_answered", 0);
      agent.number("no_answer_count", 0);
    }
    agent.status(status, asWritten);
    events.agent(agent, "agent-status-change", "CC-Agent-Status", asWritten);
    if (status != AgentStatus.AVAILABLE) {
      cancelOffers(agent);
    }
  }

  private void cancelOffers(Agent agent) {
    for (Member member : members()) {
      if (member.servingAgent().equals(agent.name()) && member.state() != Member.State.ANSWERED) {
        offers.cancel(member);
      }
    }
  }

  void state(Agent agent, AgentState state) {
    agent.state(state);
    if (state == AgentState.RECEIVING) {
      agent.number("last_offered_call", now());
    }
    events.agent(agent, "agent-state-change", "CC-Agent-State", state.words());
  }

  void contact(Agent agent, String contact) {
    agent.contact(contact);
    events.agent(agent, "agent-contact-change", "CC-Agent-Contact", contact);
  }

  /** Reads one field of an agent, of which the real module makes an event too. */
  String get(Agent agent, String key) {
    String value = requireNonNull(agent.row().get(key), key);
    String header =
        switch (key) {
          case "status" -> "CC-Agent-Status";
          case "state" -> "CC-Agent-State";
          default -> "CC-Agent-UUID";
        };
    events.agent(agent, "agent-" + key + "-get", header, value);
    return value;
  }

  /** Runs the application {@code callcenter}: the leg waits in that queue. */
  public void join(Channel channel, Application application) {
    Queue queue = queues.get(application.data());
    if (queue == null) {
      calls.hangUp(channel, HangupCause.NORMAL_CLEARING, Calls.dispositionOf(channel));
      return;
    }
    calls.answerIfCalling(channel);
    Member member = new Member(queue, channel, now());
    channel
        .variables()
        .setAll(
            "cc_side",
            "member",
            "cc_member_uuid",
            member.uuid(),
            "cc_agent_found",
            null,
            "cc_agent_bridged",
            null,
            "cc_queue_joined_epoch",
            Long.toString(now()),
            "cc_queue",
            queue.name());
    events.joined(member);
    members.add(member);
    events.count(queue, waiting(queue));
    channel.occupiedWith(new QueuePlace(this, events, offers, member));
    offers.startMusic(channel);
  }

  long waiting(Queue queue) {
    return members.stream()
        .filter(member -> member.queue() == queue)
        .filter(
            member ->
                member.state() == Member.State.WAITING || member.state() == Member.State.TRYING)
        .count();
  }

  /** The switch went down: nobody waits any more, and the agents are as the tables have them. */
  public void crashed() {
    members.clear();
    tiers.forEach(tier -> tier.state(Tier.READY));
    agents.values().forEach(agent -> agent.state(AgentState.WAITING));
  }

  void remove(Member member) {
    members.remove(member);
  }

  /** Offers each waiting caller to the agent who is idle for longest, as far as there is one. */
  public void dispatch() {
    long now = now();
    members.removeIf(
        member ->
            member.state() == Member.State.ABANDONED
                && member.abandonedEpoch() + Queue.DISCARD_ABANDONED_AFTER < now);
    List<Member> waiting = new ArrayList<>(members);
    waiting.removeIf(member -> member.state() != Member.State.WAITING);
    waiting.sort(Comparator.comparingLong((Member member) -> member.score(now)).reversed());
    for (Member member : waiting) {
      findAgent(member.queue(), now).ifPresent(tier -> offers.offer(this, member, tier));
    }
  }

  private Optional<Tier> findAgent(Queue queue, long now) {
    return tiers.stream()
        .filter(tier -> tier.queue().equals(queue.name()) && tier.isFree())
        .filter(tier -> agent(tier.agent()).filter(agent -> isFree(agent, now)).isPresent())
        .min(
            Comparator.comparingInt((Tier tier) -> tier.level())
                .thenComparingLong(tier -> lastBridgeEnd(tier.agent()))
                .thenComparingInt(tier -> tier.position()));
  }

  private long lastBridgeEnd(String agent) {
    return agent(agent).map(found -> found.number("last_bridge_end")).orElse(0L);
  }

  private static boolean isFree(Agent agent, long now) {
    // The table is searched for the very words, so "available" in small letters is not found.
    return agent.statusWords().equals(agent.status().words())
        && (agent.status() == AgentStatus.AVAILABLE
            || agent.status() == AgentStatus.AVAILABLE_ON_DEMAND)
        && agent.state() == AgentState.WAITING
        && agent.number("last_bridge_end") < now - agent.number("wrap_up_time")
        && agent.number("ready_time") <= now
        && agent.number("external_calls_count") == 0;
  }
}
