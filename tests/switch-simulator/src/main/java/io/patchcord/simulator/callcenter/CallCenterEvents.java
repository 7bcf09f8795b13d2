package io.patchcord.simulator.callcenter;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.channel.ChannelEvents;
import io.patchcord.simulator.event.EventBus;
import io.patchcord.simulator.event.EventSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the switch says of queues and agents ({@code callcenter::info}). */
final class CallCenterEvents {
  static final String SUBCLASS = "callcenter::info";
  private static final String FILE = "mod_callcenter.c";
  private static final EventSource COUNT = new EventSource(FILE, "cc_queue_count", 878);
  private static final EventSource AGENT_ADD = new EventSource(FILE, "cc_agent_add", 915);
  private static final EventSource JOIN = new EventSource(FILE, "callcenter_function", 3113);
  private static final EventSource LEAVE = new EventSource(FILE, "callcenter_function", 3274);

  private final EventBus bus;
  private final ChannelEvents channelEvents;

  CallCenterEvents(EventBus bus, ChannelEvents channelEvents) {
    this.bus = requireNonNull(bus, "bus is null");
    this.channelEvents = requireNonNull(channelEvents, "channelEvents is null");
  }

  void agentAdded(Agent agent) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("CC-Agent", agent.name());
    headers.put("CC-Agent-Type", agent.type());
    headers.put("CC-Action", "agent-add");
    bus.publish("CUSTOM", SUBCLASS, AGENT_ADD, headers, null);
  }

  /** Something of the agent changed, or was asked for. */
  void agent(Agent agent, String action, String header, String value) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("CC-Agent", agent.name());
    headers.put("CC-Action", action);
    headers.put(header, value);
    String function = action.endsWith("-get") ? "cc_agent_get" : "cc_agent_update";
    bus.publish("CUSTOM", SUBCLASS, new EventSource(FILE, function, line(action)), headers, null);
  }

  private static int line(String action) {
    return switch (action) {
      case "agent-status-change" -> 1043;
      case "agent-state-change" -> 1067;
      case "agent-contact-change" -> 1091;
      default -> 978;
    };
  }

  void tooManyUnanswered(Agent agent, Member member) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("CC-Agent", agent.name());
    headers.put("CC-Action", "agent-max-no-answer");
    headers.put("CC-Agent-No-Answer-Count", Long.toString(agent.number("max_no_answer")));
    headers.put("CC-Agent-No-Answer-Status", Queue.NO_ANSWER_STATUS.words());
    headers.put("CC-Member-UUID", member.uuid());
    headers.put("CC-Member-Session-UUID", member.channel().uuid());
    bus.publish("CUSTOM", SUBCLASS, offer(2173), headers, null);
  }

  void count(Queue queue, long members) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("CC-Queue", queue.name());
    headers.put("CC-Action", "members-count");
    headers.put("CC-Count", Long.toString(members));
    headers.put("CC-Selection", "Single-Queue");
    bus.publish("CUSTOM", SUBCLASS, COUNT, headers, null);
  }

  void joined(Member member) {
    Map<String, String> headers = begin(member, "member-queue-start");
    addMember(headers, member);
    channelEvents.sendCustom(member.channel(), SUBCLASS, JOIN, Map.of(), headers);
  }

  void gaveUp(Member member, long nowEpoch) {
    Map<String, String> headers = begin(member, "member-queue-end");
    headers.put("CC-Member-Leaving-Time", Long.toString(nowEpoch));
    headers.put("CC-Member-Joined-Time", Long.toString(member.joinedEpoch()));
    headers.put("CC-Cause", "Cancel");
    headers.put("CC-Cancel-Reason", "BREAK_OUT");
    addMember(headers, member);
    channelEvents.sendCustom(member.channel(), SUBCLASS, LEAVE, Map.of(), headers);
  }

  void offering(Member member, Agent agent) {
    Map<String, String> headers = begin(member, "agent-offering");
    headers.put("CC-Agent", agent.name());
    headers.put("CC-Agent-Type", agent.type());
    headers.put("CC-Agent-System", CallCenter.INSTANCE);
    addMember(headers, member);
    bus.publish("CUSTOM", SUBCLASS, offer(1717), headers, null);
  }

  void offerFailed(Member member, Agent agent, String cause, long calledEpoch, long nowEpoch) {
    Map<String, String> headers = begin(member, "bridge-agent-fail");
    headers.put("CC-Hangup-Cause", cause);
    headers.put("CC-Agent", agent.name());
    headers.put("CC-Agent-System", CallCenter.INSTANCE);
    headers.put("CC-Agent-Called-Time", Long.toString(calledEpoch));
    headers.put("CC-Agent-Aborted-Time", Long.toString(nowEpoch));
    addMember(headers, member);
    headers.put("CC-Member-Joined-Time", Long.toString(member.joinedEpoch()));
    bus.publish("CUSTOM", SUBCLASS, offer(2200), headers, null);
  }

  void bridged(QueueCall call) {
    Map<String, String> headers = beginCall(call, "bridge-agent-start", null);
    headers.put("CC-Agent-Called-Time", Long.toString(call.calledEpoch()));
    headers.put("CC-Agent-Answered-Time", Long.toString(call.answeredEpoch()));
    headers.put("CC-Member-Joined-Time", Long.toString(call.member().joinedEpoch()));
    addMember(headers, call.member());
    channelEvents.sendCustom(call.agentLeg(), SUBCLASS, offer(1934), Map.of(), headers);
  }

  void agentLegEnded(QueueCall call, long nowEpoch) {
    Map<String, String> headers = beginCall(call, "bridge-agent-end", null);
    headers.put("CC-Agent-Bridged", "true");
    headers.put("CC-Agent-Called-Time", Long.toString(call.calledEpoch()));
    headers.put("CC-Agent-Answered-Time", Long.toString(call.answeredEpoch()));
    headers.put("CC-Member-Joined-Time", Long.toString(call.member().joinedEpoch()));
    headers.put("CC-Bridge-Terminated-Time", Long.toString(nowEpoch));
    addMember(headers, call.member());
    channelEvents.sendCustom(call.agentLeg(), SUBCLASS, offer(2062), Map.of(), headers);
  }

  void callEnded(QueueCall call, long nowEpoch) {
    Map<String, String> headers = beginCall(call, "member-queue-end", "Terminated");
    headers.put("CC-Agent-Called-Time", Long.toString(call.calledEpoch()));
    headers.put("CC-Agent-Answered-Time", Long.toString(call.answeredEpoch()));
    headers.put("CC-Member-Leaving-Time", Long.toString(nowEpoch));
    headers.put("CC-Member-Joined-Time", Long.toString(call.member().joinedEpoch()));
    addMember(headers, call.member());
    channelEvents.sendCustom(call.member().channel(), SUBCLASS, offer(2098), Map.of(), headers);
  }

  private static EventSource offer(int line) {
    return new EventSource(FILE, "outbound_agent_thread_run", line);
  }

  private static Map<String, String> begin(Member member, String action) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("CC-Queue", member.queue().name());
    headers.put("CC-Action", action);
    return headers;
  }

  private static Map<String, String> beginCall(
      QueueCall call, String action, @Nullable String cause) {
    Map<String, String> headers = begin(call.member(), action);
    if (!action.equals("bridge-agent-start")) {
      headers.put("CC-Hangup-Cause", "SUCCESS");
    }
    if (cause != null) {
      headers.put("CC-Cause", cause);
    }
    headers.put("CC-Agent", call.agent().name());
    headers.put("CC-Agent-System", CallCenter.INSTANCE);
    headers.put("CC-Agent-UUID", call.agentLeg().uuid());
    return headers;
  }

  private static void addMember(Map<String, String> headers, Member member) {
    headers.put("CC-Member-UUID", member.uuid());
    headers.put("CC-Member-Session-UUID", member.channel().uuid());
    headers.put("CC-Member-CID-Name", member.name());
    headers.put("CC-Member-CID-Number", member.number());
  }
}
