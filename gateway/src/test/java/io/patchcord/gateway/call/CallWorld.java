package io.patchcord.gateway.call;

import io.patchcord.gateway.switching.CallVariable;
import io.patchcord.gateway.switching.LegEnding;
import io.patchcord.gateway.switching.LegFacts;
import io.patchcord.gateway.switching.LegState;
import io.patchcord.gateway.switching.Phone;
import io.patchcord.gateway.switching.Resync;
import io.patchcord.gateway.switching.SwitchEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Registry and router without threads: what an event causes has happened when {@link #tell}
 * returns. Lines 1001 to 1003 are those of alice, bob and carol.
 */
final class CallWorld implements Lines, CallRouter.DeviceListener {
  /** The gateway's clock; before every recording, so that no ended call is forgotten. */
  static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

  static final String CUSTOMER = "+14155551212";

  private static final Map<String, String> AGENTS =
      Map.of("1001", "alice", "1002", "bob", "1003", "carol");

  final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  final CallListeners listeners = new CallListeners();
  final CallRegistry registry = new CallRegistry(clock, listeners);
  final CallMailboxes mailboxes = new CallMailboxes(Runnable::run);
  final List<String> resyncs = new ArrayList<>();
  final List<String> lateLegs = new ArrayList<>();
  final List<String> rebuiltLegs = new ArrayList<>();
  final List<String> devices = new ArrayList<>();
  final List<Call> changes = new ArrayList<>();
  final CallRouter router =
      new CallRouter(
          registry,
          mailboxes,
          this,
          this,
          resyncs::add,
          lateLegs::add,
          (leg, core) -> rebuiltLegs.add(leg + " by " + core));

  CallWorld() {
    listeners.add((before, after) -> changes.add(after));
  }

  static CallOwner owner(String line) {
    return new CallOwner(AGENTS.getOrDefault(line, "agent" + line), line, "support", "main");
  }

  static Instant at(long second) {
    return NOW.plusSeconds(second);
  }

  /** A call that the agent at this line has asked for. */
  Call dial(UUID id, String line, String number) {
    Call call = Call.outbound(id, owner(line), new Party(number, null), null, NOW);
    registry.add(call);
    return call;
  }

  void tell(SwitchEvent... events) {
    for (SwitchEvent event : events) {
      router.onEvent(event);
    }
  }

  /** What a switch has after a gap: these legs and no others. */
  void resync(LegFacts... legs) {
    router.onResync(
        new Resync(
            Resync.Reason.CONNECTION_LOST,
            at(10),
            at(20),
            Stream.of(legs).map(leg -> new SwitchEvent.LegFound(at(19), leg)).toList()));
    router.onResynced(Stream.of(legs).map(LegFacts::legId).collect(Collectors.toSet()));
  }

  Call call(UUID id) {
    return registry.find(id).orElseThrow();
  }

  List<Call> calls() {
    return registry.list(call -> true);
  }

  Call callAt(String line) {
    List<Call> found = registry.list(call -> call.line().equals(line) && !call.isOver());
    if (found.size() != 1) {
      throw new AssertionError("live calls at line " + line + ": " + found.size());
    }
    return found.get(0);
  }

  /** The states that a call has gone through, each once in a row. */
  List<CallState> statesOf(UUID id) {
    List<CallState> states = new ArrayList<>();
    for (Call call : changes) {
      boolean same = !states.isEmpty() && states.get(states.size() - 1) == call.state();
      if (call.id().equals(id) && !same) {
        states.add(call.state());
      }
    }
    return states;
  }

  /** The agent's own leg of a click to dial. */
  static LegFacts agentLeg(String legId, String line, UUID callId) {
    return facts(legId, LegState.DOWN, line, null, false, Map.of(callIdName(), callId.toString()));
  }

  /** A leg that another leg has called; the line is null for one to the outside. */
  static LegFacts calledLeg(String legId, @Nullable String line, String by) {
    return facts(legId, LegState.DOWN, line, by, true, Map.of());
  }

  /** A leg from the outside, or to a phone, that came first and belongs to no known call. */
  static LegFacts callersLeg(String legId) {
    return facts(legId, LegState.DOWN, null, null, false, Map.of());
  }

  static LegFacts facts(
      String legId,
      LegState state,
      @Nullable String line,
      @Nullable String otherLegId,
      boolean createdByOtherLeg,
      Map<String, String> variables) {
    return new LegFacts(
        legId,
        state,
        line,
        otherLegId,
        createdByOtherLeg,
        CUSTOMER,
        "Zoë",
        null,
        at(1),
        state.isAnswered() ? at(2) : null,
        null,
        false,
        null,
        variables);
  }

  static LegFacts withTimes(
      LegFacts facts, @Nullable Instant answeredAt, @Nullable Instant bridgedAt) {
    return new LegFacts(
        facts.legId(),
        facts.state(),
        facts.line(),
        facts.otherLegId(),
        facts.createdByOtherLeg(),
        facts.callerNumber(),
        facts.callerName(),
        facts.dialledNumber(),
        facts.createdAt(),
        answeredAt,
        bridgedAt,
        facts.inbound(),
        facts.conference(),
        facts.variables());
  }

  static String callIdName() {
    return CallVariable.CALL_ID.variableName();
  }

  static SwitchEvent created(LegFacts leg) {
    return new SwitchEvent.LegCreated(at(1), leg);
  }

  static SwitchEvent found(LegFacts leg) {
    return new SwitchEvent.LegFound(at(9), leg);
  }

  static SwitchEvent state(String legId, LegState state) {
    return new SwitchEvent.LegStateChanged(at(2), legId, state);
  }

  static SwitchEvent answered(String legId) {
    return new SwitchEvent.LegAnswered(at(2), legId);
  }

  static SwitchEvent bridged(String legId, String otherLegId) {
    return new SwitchEvent.LegsBridged(at(4), legId, otherLegId);
  }

  static SwitchEvent ended(String legId, String cause, LegEnding ending) {
    return new SwitchEvent.LegEnded(at(8), legId, cause, ending, null);
  }

  static SwitchEvent job(UUID callId, String text) {
    return new SwitchEvent.JobCompleted(at(7), callId, text.startsWith("+OK"), text);
  }

  @Override
  public Optional<CallOwner> ownerOf(String line) {
    return AGENTS.containsKey(line) ? Optional.of(owner(line)) : Optional.empty();
  }

  @Override
  public Optional<CallOwner> ownerNamed(String agent) {
    return AGENTS.keySet().stream()
        .filter(line -> agent.equals(AGENTS.get(line)))
        .findFirst()
        .map(CallWorld::owner);
  }

  @Override
  public void onDevice(String line, @Nullable Phone phone, Instant at) {
    devices.add(line + (phone == null ? " went" : " came"));
  }

  @Override
  public void onDevices(Map<String, Phone> phones) {
    devices.add("registered: " + phones.keySet().stream().sorted().toList());
  }
}
