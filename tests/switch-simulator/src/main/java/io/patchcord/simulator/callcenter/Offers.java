package io.patchcord.simulator.callcenter;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.call.CommandedBridges;
import io.patchcord.simulator.call.PhoneCalls;
import io.patchcord.simulator.channel.Channel;
import io.patchcord.simulator.channel.ChannelEvent;
import io.patchcord.simulator.channel.ChannelEvents;
import io.patchcord.simulator.channel.HangupCause;
import io.patchcord.simulator.event.EventBus;
import io.patchcord.simulator.event.EventSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rings agents for callers, and joins those who answer ({@code outbound_agent_thread_run}). */
final class Offers {
  private static final EventSource VARIABLES =
      new EventSource("mod_callcenter.c", "outbound_agent_thread_run", 1755);

  /** An agent whose phone is not there is left alone for so long, in seconds. */
  private static final long UNREGISTERED_DELAY = 5;

  private final EventBus bus;
  private final ChannelEvents channelEvents;
  private final CallCenterEvents events;
  private final PhoneCalls phones;
  private final CommandedBridges bridges;

  Offers(
      EventBus bus,
      ChannelEvents channelEvents,
      CallCenterEvents events,
      PhoneCalls phones,
      CommandedBridges bridges) {
    this.bus = requireNonNull(bus, "bus is null");
    this.channelEvents = requireNonNull(channelEvents, "channelEvents is null");
    this.events = requireNonNull(events, "events is null");
    this.phones = requireNonNull(phones, "phones is null");
    this.bridges = requireNonNull(bridges, "bridges is null");
  }

  void startMusic(Channel channel) {
    channelEvents.send(channel, ChannelEvent.PLAYBACK_START, Map.of(), music());
  }

  void stopMusic(Channel channel) {
    Map<String, String> headers = music();
    headers.put("Playback-Status", "done");
    channelEvents.send(channel, ChannelEvent.PLAYBACK_STOP, Map.of(), headers);
  }

  private static Map<String, String> music() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Playback-File-Type", "tone_stream");
    headers.put("Playback-File-Path", Queue.MUSIC);
    return headers;
  }

  /** Ends the ringing of agents for that caller. */
  void cancel(Member member) {
    phones.cancel("cc_member_pre_answer_uuid", member.uuid());
  }

  /** Rings that agent for that caller. */
  void offer(CallCenter callCenter, Member member, Tier tier) {
    Agent agent = callCenter.agent(tier.agent()).orElseThrow();
    member.isOfferedTo(agent);
    callCenter.state(agent, AgentState.RECEIVING);
    tier.state(Tier.OFFERING);
    events.offering(member, agent);
    // mod_callcenter decides by the status that the agent had when it was offered the call.
    boolean onDemand = agent.status() == AgentStatus.AVAILABLE_ON_DEMAND;
    long called = callCenter.now();
    phones.ring(
        agent.contact(),
        variables(member, agent),
        new PhoneCalls.Listener() {
          @Override
          public void answered(Channel leg) {
            QueueCall call = new QueueCall(member, agent, leg, called, callCenter.now());
            join(callCenter, call, tier, onDemand);
          }

          @Override
          public void failed(HangupCause cause) {
            notAnswered(callCenter, member, tier, agent, cause, called);
          }
        });
  }

  /** The real module hands over an event as variables, with all that an event carries. */
  private Map<String, String> variables(Member member, Agent agent) {
    Map<String, String> variables = bus.stamp("REQUEST_PARAMS", null, VARIABLES);
    variables.put("cc_queue", member.queue().name());
    variables.put("cc_queue_joined_epoch", Long.toString(member.joinedEpoch()));
    variables.put("cc_member_uuid", member.uuid());
    variables.put("cc_member_session_uuid", member.channel().uuid());
    variables.put("cc_member_pre_answer_uuid", member.uuid());
    variables.put("cc_agent", agent.name());
    variables.put("cc_agent_type", agent.type());
    variables.put("cc_side", "agent");
    variables.put("loopback_bowout", "false");
    variables.put("loopback_bowout_on_execute", "false");
    variables.put("ignore_early_media", "true");
    variables.put("origination_caller_id_name", member.name());
    variables.put("origination_caller_id_number", member.number());
    return variables;
  }

  private void join(CallCenter callCenter, QueueCall call, Tier tier, boolean onDemand) {
    Channel caller = call.member().channel();
    Channel agentLeg = call.agentLeg();
    agentLeg.variables().remove("cc_member_pre_answer_uuid");
    events.bridged(call);
    caller.variables().setAll("cc_agent_found", "true", "cc_agent_uuid", agentLeg.uuid());
    if (caller.occupation().orElse(null) instanceof QueuePlace place) {
      place.agentFound();
    }
    bridges.join(caller, agentLeg, () -> bridged(callCenter, call, tier));
    agentLeg.watchers().add(() -> agentLegEnds(callCenter, call, tier, onDemand));
  }

  private void bridged(CallCenter callCenter, QueueCall call, Tier tier) {
    long now = callCenter.now();
    Agent agent = call.agent();
    call.agentLeg().variables().set("cc_agent_bridged", "true");
    call.member()
        .channel()
        .variables()
        .setAll(
            "cc_agent_bridged", "true",
            "cc_agent", agent.name(),
            "cc_queue_answered_epoch", Long.toString(now));
    call.member().isAnswered(now);
    agent.uuid(call.agentLeg().uuid());
    agent.number("last_bridge_start", now);
    agent.count("calls_answered");
    agent.number("no_answer_count", 0);
    tier.state(Tier.ACTIVE_INBOUND);
    callCenter.state(agent, AgentState.IN_A_QUEUE_CALL);
  }

  /** The agent is busy until its leg ends, wherever the caller is by then. */
  private void agentLegEnds(CallCenter callCenter, QueueCall call, Tier tier, boolean onDemand) {
    long now = callCenter.now();
    events.agentLegEnded(call, now);
    Channel caller = call.member().channel();
    call.agent().uuid("");
    call.agent().number("last_bridge_end", now);
    call.agent()
        .number(
            "talk_time",
            call.agent().number("talk_time") + now - call.agent().number("last_bridge_start"));
    callCenter.remove(call.member());
    Runnable last =
        () -> {
          caller.variables().set("cc_queue_terminated_epoch", Long.toString(now));
          events.callEnded(call, callCenter.now());
          tier.state(Tier.READY);
          callCenter.state(call.agent(), onDemand ? AgentState.IDLE : AgentState.WAITING);
        };
    boolean callerEndsToo = !caller.isUp() && !caller.watchers().areTold();
    if (callerEndsToo) {
      caller.watchers().add(last);
    } else {
      last.run();
    }
  }

  private void notAnswered(
      CallCenter callCenter,
      Member member,
      Tier tier,
      Agent agent,
      HangupCause cause,
      long called) {
    member.waits();
    boolean unanswered = false;
    long delay = 0;
    switch (cause) {
      case LOSE_RACE, ORIGINATOR_CANCEL -> {}
      case NORMAL_CIRCUIT_CONGESTION, USER_BUSY -> delay = agent.number("busy_delay_time");
      case CALL_REJECTED -> delay = agent.number("reject_delay_time");
      case USER_NOT_REGISTERED -> delay = UNREGISTERED_DELAY;
      default -> {
        delay = agent.number("no_answer_delay_time");
        unanswered = true;
        countUnanswered(callCenter, member, agent);
      }
    }
    if (delay > 0) {
      agent.number("ready_time", callCenter.now() + delay);
    }
    events.offerFailed(member, agent, cause.name(), called, callCenter.now());
    tier.state(unanswered ? Tier.NO_ANSWER : Tier.READY);
    callCenter.state(agent, AgentState.WAITING);
  }

  private void countUnanswered(CallCenter callCenter, Member member, Agent agent) {
    agent.count("no_answer_count");
    long maximum = agent.number("max_no_answer");
    if (maximum > 0 && agent.number("no_answer_count") >= maximum) {
      events.tooManyUnanswered(agent, member);
      callCenter.status(agent, Queue.NO_ANSWER_STATUS, Queue.NO_ANSWER_STATUS.words());
    }
  }
}
