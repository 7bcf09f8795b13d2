package io.patchcord.gateway.call;

import static io.patchcord.gateway.call.CallWorld.agentLeg;
import static io.patchcord.gateway.call.CallWorld.answered;
import static io.patchcord.gateway.call.CallWorld.at;
import static io.patchcord.gateway.call.CallWorld.bridged;
import static io.patchcord.gateway.call.CallWorld.created;
import static io.patchcord.gateway.call.CallWorld.facts;
import static io.patchcord.gateway.call.CallWorld.job;
import static io.patchcord.gateway.call.CallWorld.withTimes;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.gateway.switching.CallVariable;
import io.patchcord.gateway.switching.LegEnding;
import io.patchcord.gateway.switching.LegFacts;
import io.patchcord.gateway.switching.LegState;
import io.patchcord.gateway.switching.SwitchEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a gap makes of calls: of those that are known, and of those that only the legs know. */
class ResyncTest {
  private static final UUID ID = UUID.fromString("b7a1c6de-2f34-4a85-9d1e-3f0c5a7e6b21");
  private static final UUID TRANSFER = UUID.fromString("0d3a3d39-52d5-4c39-b26c-5ecb70f6ff3c");

  private final CallWorld world = new CallWorld();

  /** Alice talks to a customer; A and C. */
  private Call talking() {
    world.dial(ID, "1001", CallWorld.CUSTOMER);
    world.tell(
        created(agentLeg("A", "1001", ID)),
        answered("A"),
        job(ID, "+OK A"),
        created(facts("C", LegState.DOWN, null, "A", true, Map.of())),
        answered("C"),
        bridged("A", "C"));
    return world.call(ID);
  }

  /** Alice consults bob about it; A, B and C. */
  private Call consulting() {
    talking();
    world.registry.bindJob(TRANSFER, ID);
    world.registry.update(
        ID,
        call ->
            call.withTransfer(
                Transfer.started(TRANSFER, ID, new Party("1002", "Bob Brown"), at(5))));
    world.tell(
        new SwitchEvent.LegsUnbridged(at(5), "A", "C", false, null),
        created(leg("B", "1002", null, LegState.DOWN, consultation())),
        answered("B"),
        new SwitchEvent.JobCompleted(at(6), TRANSFER, true, "+OK B"),
        bridged("A", "B"));
    return world.call(ID);
  }

  private static Map<String, String> consultation() {
    return Map.of(
        CallVariable.CONSULTATION_OF.variableName(), ID.toString(),
        CallVariable.TRANSFER_ID.variableName(), TRANSFER.toString());
  }

  /** A leg that hears that partner, or nobody. */
  private static LegFacts leg(
      String id,
      @Nullable String line,
      @Nullable String partner,
      LegState state,
      Map<String, String> variables) {
    return withTimes(
        facts(id, state, line, partner, false, variables),
        state.isAnswered() ? at(2) : null,
        partner == null ? null : at(4));
  }

  private static LegFacts agents(@Nullable String partner, LegState state) {
    return leg("A", "1001", partner, state, Map.of(CallWorld.callIdName(), ID.toString()));
  }

  private static LegFacts customers(@Nullable String partner, Map<String, String> variables) {
    return leg("C", null, partner, LegState.ACTIVE, variables);
  }

  private static LegFacts bobs(@Nullable String partner) {
    return leg("B", "1002", partner, LegState.ACTIVE, consultation());
  }

  @Test
  void aCallThatIsAsItWasIsNotTold() {
    Call before = talking();
    int told = world.changes.size();
    world.resync(agents("C", LegState.ACTIVE), customers("A", Map.of()));
    assertThat(world.call(ID)).isEqualTo(before);
    assertThat(world.changes).hasSize(told);
  }

  @Test
  void aCallThatChangedInSeveralWaysIsToldOnce() {
    consulting();
    int told = world.changes.size();
    world.resync(agents("C", LegState.HELD), customers("A", Map.of()));
    Call after = world.call(ID);
    Transfer transfer = requireNonNull(after.transfer(), "no transfer");
    assertThat(transfer.state()).isEqualTo(TransferState.CANCELLED);
    assertThat(transfer.cause()).isEqualTo(TransferCause.TARGET_HUNG_UP);
    assertThat(after.state()).isEqualTo(CallState.HELD);
    assertThat(world.changes.subList(told, world.changes.size()))
        .filteredOn(call -> call.id().equals(ID))
        .hasSize(1);
  }

  @Test
  void aCallThatIsGoneEndedInTheGap() {
    talking();
    world.resync();
    assertThat(world.call(ID).cause())
        .isEqualTo(new CallCause(CauseCode.UNKNOWN_DURING_OUTAGE, null, null));
    assertThat(world.call(ID).times().ended()).isEqualTo(at(20));
  }

  @Test
  void aConsultationThatWasCompletedInTheGapIsATransfer() {
    consulting();
    world.resync(bobs("C"), customers("B", Map.of()));
    assertThat(world.call(ID).cause())
        .isEqualTo(new CallCause(CauseCode.TRANSFERRED, null, Role.AGENT));
    Call goesOn = world.callAt("1002");
    assertThat(goesOn.story().links()).contains(new CallLink(ID, CallLink.Kind.TRANSFER));
    assertThat(goesOn.state()).isEqualTo(CallState.ACTIVE);
  }

  @Test
  void whoeverWaitsWithTheMarkOfAParkWaitsForAPickUp() {
    talking();
    world.resync(customers(null, Map.of(CallVariable.PARKED.variableName(), "1795356477850")));
    assertThat(world.call(ID).state()).isEqualTo(CallState.PARKED);
    assertThat(world.call(ID).parkedAt()).isNotNull();
  }

  @Test
  void aRestartedGatewayKnowsAConsultationByItsLegs() {
    Call before = consulting();
    Call bobsBefore = world.callAt("1002");
    CallWorld restarted = new CallWorld();
    restarted.resync(
        carrying(agents("B", LegState.ACTIVE), CallVariable.STORY, before),
        carrying(customers(null, Map.of()), CallVariable.LEFT_STORY, before),
        carrying(bobs("A"), CallVariable.STORY, bobsBefore));
    assertThat(restarted.calls()).hasSize(2);
    Call after = restarted.call(ID);
    assertThat(after.transfer()).isEqualTo(before.transfer());
    assertThat(after.state()).isEqualTo(before.state());
    assertThat(after.times()).isEqualTo(before.times());
    assertThat(after.legs()).isEqualTo(before.legs());
    assertThat(restarted.callAt("1002").story()).isEqualTo(bobsBefore.story());
    assertThat(restarted.registry.findTransfer(TRANSFER)).contains(after);
  }

  @Test
  void aRestartedGatewayFindsWhoWaitsWithoutTheAgent() {
    talking();
    world.registry.update(ID, call -> CallReducer.parkRequested(call, at(7)));
    world.tell(
        new SwitchEvent.LegsUnbridged(at(7), "A", "C", true, null),
        CallWorld.ended("A", "NORMAL_CLEARING", LegEnding.BY_SWITCH));
    Call before = world.call(ID);
    assertThat(before.state()).isEqualTo(CallState.PARKED);
    CallWorld restarted = new CallWorld();
    restarted.resync(carrying(customers(null, Map.of()), CallVariable.LEFT_STORY, before));
    assertThat(restarted.call(ID).state()).isEqualTo(CallState.PARKED);
    assertThat(restarted.call(ID).parkedAt()).isEqualTo(before.parkedAt());
    assertThat(restarted.call(ID).other()).isEqualTo(before.other());
  }

  @Test
  void aPartyThatSomebodyElseHasTakenIsNotParkedAgain() {
    talking();
    world.registry.update(ID, call -> CallReducer.parkRequested(call, at(7)));
    Call before = world.call(ID);
    CallWorld restarted = new CallWorld();
    restarted.resync(
        carrying(customers("X", Map.of()), CallVariable.LEFT_STORY, before),
        leg("X", null, "C", LegState.ACTIVE, Map.of()));
    assertThat(restarted.calls()).isEmpty();
  }

  @Test
  void aVariableThatNobodyOfUsWroteIsNoStory() {
    for (String text : List.of("", "x", "e30", "bm90IGpzb24", "%%%")) {
      assertThat(CallMemory.read(text)).as(text).isEmpty();
    }
  }

  @Test
  void aLegThatTheSwitchHasRebuiltIsNeitherMutedNorRecorded() {
    talking();
    world.tell(
        new SwitchEvent.LegMuted(at(5), "A", true),
        new SwitchEvent.RecordingStarted(at(5), "A", "/recordings/1.wav"));
    world.resync(rebuilt(agents("C", LegState.ACTIVE)), customers("A", Map.of()));
    assertThat(world.call(ID).muted()).isFalse();
    assertThat(world.call(ID).recording()).isNull();
    assertThat(world.rebuiltLegs).containsExactly("A by core-2");
  }

  @Test
  void aCallThatTheSwitchBringsBackLaterGoesOn() {
    Call before = talking();
    world.resync();
    assertThat(world.call(ID).isOver()).isTrue();
    world.tell(
        created(facts("C", LegState.ACTIVE, null, null, false, Map.of())),
        created(agentLeg("A", "1001", ID)),
        bridged("A", "C"));
    Call after = world.call(ID);
    assertThat(after.isOver()).isFalse();
    assertThat(after.times()).isEqualTo(before.times());
    assertThat(after.legs(Role.OTHER).map(Leg::id)).containsExactly("C");
  }

  private static LegFacts carrying(LegFacts leg, CallVariable variable, Call call) {
    Map<String, String> variables = new HashMap<>(leg.variables());
    variables.put(variable.variableName(), CallMemory.of(call).write());
    return copy(leg, null, variables);
  }

  private static LegFacts rebuilt(LegFacts leg) {
    Map<String, String> variables = new HashMap<>(leg.variables());
    variables.put(CallVariable.MUTED.variableName(), "true");
    variables.put(CallVariable.RECORDING.variableName(), "/recordings/1.wav");
    return copy(leg, "core-2", variables);
  }

  private static LegFacts copy(
      LegFacts leg, @Nullable String rebuiltBy, Map<String, String> variables) {
    return new LegFacts(
        leg.legId(),
        leg.state(),
        leg.line(),
        leg.otherLegId(),
        leg.createdByOtherLeg(),
        leg.callerNumber(),
        leg.callerName(),
        leg.dialledNumber(),
        leg.createdAt(),
        leg.answeredAt(),
        leg.bridgedAt(),
        leg.inbound(),
        leg.conference(),
        leg.ringingAt(),
        rebuiltBy,
        variables);
  }
}
