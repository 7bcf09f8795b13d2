package io.patchcord.gateway.call;

import static io.patchcord.gateway.call.CallWorld.agentLeg;
import static io.patchcord.gateway.call.CallWorld.answered;
import static io.patchcord.gateway.call.CallWorld.at;
import static io.patchcord.gateway.call.CallWorld.bridged;
import static io.patchcord.gateway.call.CallWorld.calledLeg;
import static io.patchcord.gateway.call.CallWorld.callersLeg;
import static io.patchcord.gateway.call.CallWorld.created;
import static io.patchcord.gateway.call.CallWorld.ended;
import static io.patchcord.gateway.call.CallWorld.facts;
import static io.patchcord.gateway.call.CallWorld.found;
import static io.patchcord.gateway.call.CallWorld.job;
import static io.patchcord.gateway.call.CallWorld.withTimes;
import static io.patchcord.gateway.switching.LegEnding.BY_PARTY;
import static io.patchcord.gateway.switching.LegEnding.BY_SWITCH;
import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.gateway.switching.CallVariable;
import io.patchcord.gateway.switching.LegFacts;
import io.patchcord.gateway.switching.LegState;
import io.patchcord.gateway.switching.Phone;
import io.patchcord.gateway.switching.SwitchEvent;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallRouterTest {
  private static final UUID ID = UUID.fromString("b7a1c6de-2f34-4a85-9d1e-3f0c5a7e6b21");

  private final CallWorld world = new CallWorld();

  private static List<String> legsOf(Call call, Role role) {
    return call.legs(role).map(Leg::id).toList();
  }

  private void assertCause(UUID id, CauseCode code) {
    assertThat(world.call(id).cause()).extracting(CallCause::code).isEqualTo(code);
  }

  @Test
  void twoAgentsWhoTalkHaveACallEach() {
    world.dial(ID, "1001", "1002");
    world.tell(
        created(agentLeg("A", "1001", ID)),
        answered("A"),
        job(ID, "+OK A"),
        created(
            facts(
                "B",
                LegState.DOWN,
                "1002",
                "A",
                true,
                Map.of(CallWorld.callIdName(), ID.toString()))));
    Call alices = world.callAt("1001");
    Call bobs = world.callAt("1002");
    assertThat(alices.state()).isEqualTo(CallState.CONNECTING);
    assertThat(bobs.state()).isEqualTo(CallState.RINGING);
    assertThat(bobs.direction()).isEqualTo(Direction.INBOUND);

    world.tell(answered("B"), bridged("A", "B"));
    alices = world.call(alices.id());
    bobs = world.call(bobs.id());
    assertThat(alices.state()).isEqualTo(CallState.ACTIVE);
    assertThat(bobs.state()).isEqualTo(CallState.ACTIVE);
    assertThat(legsOf(alices, Role.AGENT)).containsExactly("A");
    assertThat(legsOf(alices, Role.OTHER)).containsExactly("B");
    assertThat(legsOf(bobs, Role.AGENT)).containsExactly("B");
    assertThat(legsOf(bobs, Role.OTHER)).containsExactly("A");

    world.tell(ended("B", "NORMAL_CLEARING", BY_PARTY), ended("A", "NORMAL_CLEARING", BY_SWITCH));
    assertCause(alices.id(), CauseCode.OTHER_HUNG_UP);
    assertCause(bobs.id(), CauseCode.AGENT_HUNG_UP);
    assertThat(world.calls()).hasSize(2);
  }

  @Test
  void inARingGroupNoCallGetsAnothersPhone() {
    world.tell(
        created(callersLeg("K")),
        created(calledLeg("A", "1001", "K")),
        created(calledLeg("B", "1002", "K")));
    UUID alices = world.callAt("1001").id();
    UUID bobs = world.callAt("1002").id();

    world.tell(answered("B"), ended("A", "LOSE_RACE", BY_SWITCH), bridged("K", "B"));
    assertCause(alices, CauseCode.ANSWERED_ELSEWHERE);
    assertThat(world.call(bobs).state()).isEqualTo(CallState.ACTIVE);
    assertThat(legsOf(world.call(alices), Role.AGENT)).containsExactly("A");
    assertThat(legsOf(world.call(alices), Role.OTHER)).containsExactly("K");
    assertThat(legsOf(world.call(bobs), Role.AGENT)).containsExactly("B");
    assertThat(legsOf(world.call(bobs), Role.OTHER)).containsExactly("K");
  }

  @Test
  void twoPhonesOfALineThatRingForOneCallerAreOneCall() {
    world.tell(
        created(callersLeg("K")),
        created(calledLeg("A1", "1001", "K")),
        created(calledLeg("A2", "1001", "K")));
    assertThat(legsOf(world.callAt("1001"), Role.AGENT)).containsExactly("A1", "A2");
    assertThat(world.calls()).hasSize(1);

    world.tell(answered("A2"), ended("A1", "LOSE_RACE", BY_SWITCH), bridged("K", "A2"));
    assertThat(world.callAt("1001").state()).isEqualTo(CallState.ACTIVE);
  }

  @Test
  void aCallerWhoIsOfferedAgainIsASecondCall() {
    world.tell(
        created(callersLeg("K")),
        created(calledLeg("A1", "1001", "K")),
        ended("A1", "NO_ANSWER", BY_SWITCH),
        created(calledLeg("A2", "1001", "K")),
        answered("A2"),
        bridged("K", "A2"));
    assertThat(world.calls()).hasSize(2);
    Call first = world.calls().get(0);
    assertCause(first.id(), CauseCode.AGENT_NO_ANSWER);
    Call second = world.callAt("1001");
    assertThat(second.state()).isEqualTo(CallState.ACTIVE);
    assertThat(second.id()).isNotEqualTo(first.id());
  }

  @Test
  void aLegOfNobodysLineMakesNoCall() {
    world.tell(created(callersLeg("K")), created(calledLeg("X", "1099", "K")), bridged("K", "X"));
    assertThat(world.calls()).isEmpty();
  }

  @Test
  void afterAResyncWhatIsGoneIsOverAndWhatIsThereStays() {
    UUID gone = ID;
    UUID there = UUID.randomUUID();
    world.dial(gone, "1001", CallWorld.CUSTOMER);
    world.dial(there, "1002", CallWorld.CUSTOMER);
    world.tell(
        created(agentLeg("A", "1001", gone)),
        answered("A"),
        job(gone, "+OK A"),
        created(agentLeg("B", "1002", there)),
        answered("B"),
        job(there, "+OK B"),
        bridged("B", "D"));
    world.router.onAway("closed");
    assertThat(world.call(gone).state())
        .as("an outage alone ends no call")
        .isEqualTo(CallState.CONNECTING);

    LegFacts bob = facts("B", LegState.HELD, "1002", "D", false, Map.of());
    world.tell(found(withTimes(bob, at(2), at(4))));
    world.router.onResynced(Set.of("B", "D"));
    assertCause(gone, CauseCode.UNKNOWN_DURING_OUTAGE);
    assertThat(world.call(gone).times().ended()).isEqualTo(CallWorld.NOW);
    assertThat(world.call(there).state()).isEqualTo(CallState.HELD);
    assertThat(world.calls()).hasSize(2);
  }

  @Test
  void aDialThatNoLegCameOfEndsAfterTheOutage() {
    world.dial(ID, "1001", CallWorld.CUSTOMER);
    world.router.onAway("closed");
    assertThat(world.call(ID).isOver()).isFalse();
    world.router.onResynced(Set.of());
    assertCause(ID, CauseCode.SWITCH_UNAVAILABLE);
  }

  @Test
  void aDialThatWasAskedForAfterTheOutageIsSpared() {
    world.router.onAway("closed");
    world.dial(ID, "1001", CallWorld.CUSTOMER);
    world.router.onResynced(Set.of());
    assertThat(world.call(ID).state()).isEqualTo(CallState.DIALING);
  }

  @Test
  void aPhoneThatRangDuringTheOutageKeepsItsCall() {
    world.dial(ID, "1001", CallWorld.CUSTOMER);
    world.router.onAway("closed");
    world.tell(found(leg(LegState.RINGING)));
    world.router.onResynced(Set.of("A"));
    assertThat(world.call(ID).state()).isEqualTo(CallState.DIALING);
    world.tell(answered("A"));
    assertThat(world.call(ID).state()).isEqualTo(CallState.CONNECTING);
  }

  private static LegFacts leg(LegState state) {
    return facts("A", state, "1001", null, false, Map.of(CallWorld.callIdName(), ID.toString()));
  }

  @Test
  void aCallThatWasGivenUpAndIsFoundAliveGoesOn() {
    world.dial(ID, "1001", CallWorld.CUSTOMER);
    world.router.onAway("closed");
    world.router.onResynced(Set.of());
    assertCause(ID, CauseCode.SWITCH_UNAVAILABLE);
    long version = world.call(ID).version();

    world.tell(found(leg(LegState.ACTIVE)));
    assertThat(world.call(ID).state()).isEqualTo(CallState.CONNECTING);
    assertThat(world.call(ID).times().ended()).isNull();
    assertThat(world.call(ID).version()).isGreaterThan(version);
    assertThat(world.registry.liveCount()).isEqualTo(1);
    assertThat(world.statesOf(ID))
        .containsExactly(
            CallState.DIALING, CallState.ENDED, CallState.DIALING, CallState.CONNECTING);
  }

  @Test
  void aCallThatTheSwitchEndedIsNotReopened() {
    world.dial(ID, "1001", CallWorld.CUSTOMER);
    world.tell(job(ID, "-ERR USER_BUSY"), found(leg(LegState.ACTIVE)));
    assertCause(ID, CauseCode.AGENT_REJECTED);
  }

  @Test
  void aPhoneThatRingsForACallThatIsOverIsReported() {
    world.dial(ID, "1001", CallWorld.CUSTOMER);
    world.registry.update(
        ID, call -> CallReducer.dialFailed(call, CauseCode.COMMAND_TIMEOUT, at(5)));
    world.tell(created(leg(LegState.DOWN)));
    assertThat(world.lateLegs).containsExactly("A");
    assertCause(ID, CauseCode.COMMAND_TIMEOUT);
  }

  @Test
  void aPhoneThatRingsForALiveCallIsNotReported() {
    world.dial(ID, "1001", CallWorld.CUSTOMER);
    world.tell(created(leg(LegState.DOWN)));
    assertThat(world.lateLegs).isEmpty();
  }

  @Test
  void aRestartedGatewayKnowsItsCallAgain() {
    Map<String, String> variables =
        Map.of(
            CallWorld.callIdName(), ID.toString(),
            CallVariable.AGENT.variableName(), "bob",
            CallVariable.DIALLED.variableName(), "+442079460958",
            CallVariable.SUBJECT_RECORD.variableName(), "003000000000001AAA",
            CallVariable.SUBJECT_TYPE.variableName(), "Contact",
            CallVariable.SUBJECT_NAME.variableName(), "Zoë Müller");
    // Bob was at 1001 when he dialled; alice is there now.
    LegFacts agents = facts("A", LegState.ACTIVE, "1001", "C", false, variables);
    LegFacts customers =
        facts("C", LegState.ACTIVE, null, "A", true, Map.of(CallWorld.callIdName(), ID.toString()));
    world.tell(found(customers), found(withTimes(agents, at(2), at(4))));
    world.router.onResynced(Set.of("A", "C"));

    assertThat(world.calls()).hasSize(1);
    Call call = world.call(ID);
    assertThat(call.agent()).isEqualTo("bob");
    assertThat(call.line()).isEqualTo("1001");
    assertThat(call.direction()).isEqualTo(Direction.OUTBOUND);
    assertThat(call.other()).isEqualTo(new Party("+442079460958", "Zoë Müller"));
    assertThat(call.subject())
        .isEqualTo(new Subject("003000000000001AAA", "Contact", "Zoë Müller"));
    assertThat(call.state()).isEqualTo(CallState.ACTIVE);
    assertThat(call.times()).isEqualTo(new CallTimes(at(1), at(2), null, at(4), null));

    world.tell(ended("C", "NORMAL_CLEARING", BY_PARTY), ended("A", "NORMAL_CLEARING", BY_SWITCH));
    assertCause(ID, CauseCode.OTHER_HUNG_UP);
  }

  @Test
  void aRestartedGatewayGivesAnIncomingCallTheSameId() {
    world.tell(created(callersLeg("K")), created(calledLeg("A", "1001", "K")));
    UUID before = world.callAt("1001").id();

    CallWorld restarted = new CallWorld();
    restarted.tell(
        found(facts("K", LegState.ACTIVE, null, "A", false, Map.of())),
        found(facts("A", LegState.ACTIVE, "1001", "K", true, Map.of())));
    assertThat(restarted.callAt("1001").id()).isEqualTo(before);
    assertThat(restarted.callAt("1001").direction()).isEqualTo(Direction.INBOUND);
  }

  @Test
  void anotherClientsVariableThatIsNoCallIdMakesNoCall() {
    world.tell(
        created(
            facts(
                "A",
                LegState.DOWN,
                "1001",
                null,
                false,
                Map.of(CallWorld.callIdName(), "not-a-uuid"))));
    assertThat(world.calls()).isEmpty();
  }

  @Test
  void aFullMailboxAsksForAResync() {
    Queue<Runnable> waiting = new ArrayDeque<>();
    CallWorld slow = new CallWorld();
    CallRouter router =
        new CallRouter(
            slow.registry,
            new CallMailboxes(waiting::add),
            slow,
            slow,
            slow.resyncs::add,
            slow.lateLegs::add,
            (leg, core) -> {});
    slow.dial(ID, "1001", CallWorld.CUSTOMER);
    for (int i = 0; i < CallMailboxes.MAX_WAITING; i++) {
      router.onEvent(job(ID, "+OK A"));
    }
    assertThat(slow.resyncs).isEmpty();
    router.onEvent(job(ID, "+OK A"));
    assertThat(slow.resyncs).singleElement().asString().contains(ID.toString());

    waiting.remove().run();
    assertThat(waiting).as("one task works the whole mailbox").isEmpty();
    assertThat(slow.call(ID).dialing()).isFalse();
  }

  @Test
  void aCallTooManyGoesOnWithoutUs() {
    for (int i = 0; i < CallRegistry.MAX_LIVE; i++) {
      world.dial(UUID.randomUUID(), "1002", CallWorld.CUSTOMER);
    }
    world.tell(
        created(callersLeg("K")),
        created(calledLeg("A", "1001", "K")),
        answered("A"),
        bridged("K", "A"),
        found(agentLeg("B", "1003", ID)));
    assertThat(world.registry.liveCount()).isEqualTo(CallRegistry.MAX_LIVE);
    assertThat(world.registry.refused()).isEqualTo(2);
  }

  @Test
  void phonesThatComeAndGoAreTold() {
    Phone phone = new Phone(Phone.Kind.SIP_PHONE, "LoopPhone/1.0");
    world.tell(
        new SwitchEvent.DeviceChanged(at(1), "1001", true, phone, null),
        new SwitchEvent.DeviceChanged(at(2), "1001", false, phone, null));
    world.router.onDevices(Map.of("1002", phone));
    assertThat(world.devices).containsExactly("1001 came", "1001 went", "registered: [1002]");
  }
}
