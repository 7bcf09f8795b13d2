package io.patchcord.gateway.call;

import static io.patchcord.gateway.call.CallWorld.agentLeg;
import static io.patchcord.gateway.call.CallWorld.answered;
import static io.patchcord.gateway.call.CallWorld.at;
import static io.patchcord.gateway.call.CallWorld.bridged;
import static io.patchcord.gateway.call.CallWorld.calledLeg;
import static io.patchcord.gateway.call.CallWorld.created;
import static io.patchcord.gateway.call.CallWorld.ended;
import static io.patchcord.gateway.call.CallWorld.facts;
import static io.patchcord.gateway.call.CallWorld.found;
import static io.patchcord.gateway.call.CallWorld.job;
import static io.patchcord.gateway.call.CallWorld.state;
import static io.patchcord.gateway.call.CallWorld.withTimes;
import static io.patchcord.gateway.switching.LegEnding.BY_PARTY;
import static io.patchcord.gateway.switching.LegEnding.BY_SWITCH;
import static io.patchcord.gateway.switching.LegEnding.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.patchcord.gateway.switching.LegEnding;
import io.patchcord.gateway.switching.LegFacts;
import io.patchcord.gateway.switching.LegState;
import io.patchcord.gateway.switching.SwitchEvent;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CallReducerTest {
  private static final UUID ID = UUID.fromString("b7a1c6de-2f34-4a85-9d1e-3f0c5a7e6b21");
  private static final Party CUSTOMER = new Party(CallWorld.CUSTOMER, null);

  private static Call outbound() {
    return Call.outbound(ID, CallWorld.owner("1001"), CUSTOMER, null, CallWorld.NOW);
  }

  private static Call inbound() {
    return Call.inbound(ID, CallWorld.owner("1001"), CUSTOMER, Arrival.UNKNOWN, CallWorld.NOW);
  }

  private static Call after(Call call, SwitchEvent... events) {
    Call next = call;
    for (SwitchEvent event : events) {
      next = CallReducer.apply(next, event);
    }
    return next;
  }

  private static SwitchEvent agents(String legId) {
    return created(agentLeg(legId, "1001", ID));
  }

  private static SwitchEvent customers(String legId) {
    return created(calledLeg(legId, null, "A"));
  }

  /** The agent's line has answered and the switch calls the customer. */
  private static Call connecting() {
    return after(outbound(), agents("A"), answered("A"), job(ID, "+OK A"), customers("C"));
  }

  private static Call active() {
    return after(connecting(), answered("C"), bridged("A", "C"));
  }

  private static void assertEnded(
      Call call, CauseCode code, @Nullable String switchCause, @Nullable Role endedBy) {
    assertThat(call.state()).isEqualTo(CallState.ENDED);
    assertThat(call.cause()).isEqualTo(new CallCause(code, switchCause, endedBy));
  }

  @Test
  void ofTwoPhonesOnALineTheOneThatAnswersHasTheCall() {
    Call ringing = after(outbound(), agents("A1"), agents("A2"), state("A2", LegState.RINGING));
    assertThat(ringing.state()).isEqualTo(CallState.DIALING);

    Call answered = after(ringing, answered("A2"), ended("A1", "LOSE_RACE", BY_SWITCH));
    assertThat(answered.state()).isEqualTo(CallState.CONNECTING);

    Call connected =
        after(
            answered,
            job(ID, "+OK A2"),
            created(calledLeg("C", null, "A2")),
            bridged("A2", "C"),
            ended("C", "NORMAL_CLEARING", BY_PARTY),
            ended("A2", "NORMAL_CLEARING", BY_SWITCH));
    assertEnded(connected, CauseCode.OTHER_HUNG_UP, "NORMAL_CLEARING", Role.OTHER);
  }

  @Test
  void aPhoneThatLosesTheRaceAfterTheOtherHasLeftTellsNothing() {
    Call call =
        after(
            outbound(),
            agents("A1"),
            agents("A2"),
            answered("A2"),
            job(ID, "+OK A2"),
            ended("A2", "NORMAL_CLEARING", BY_PARTY),
            ended("A1", "LOSE_RACE", BY_SWITCH));
    assertEnded(call, CauseCode.CANCELLED, "NORMAL_CLEARING", Role.AGENT);
  }

  @Test
  void aPhoneThatRejectsWhileTheOtherStillRingsEndsNothing() {
    Call call = after(outbound(), agents("A1"), ended("A1", "USER_BUSY", BY_PARTY), agents("A2"));
    assertThat(call.state()).isEqualTo(CallState.DIALING);
    assertThat(after(call, answered("A2")).state()).isEqualTo(CallState.CONNECTING);
  }

  @Test
  void theFirstOfTwoPhonesMayRejectBeforeTheSecondIsThere() {
    Call call = after(outbound(), agents("A1"), ended("A1", "CALL_REJECTED", BY_PARTY));
    assertThat(call.isOver()).isFalse();
    assertThat(after(call, agents("A2"), answered("A2"), job(ID, "+OK A2")).state())
        .isEqualTo(CallState.CONNECTING);
  }

  @Test
  void aFailedJobEndsTheCallBeforeAndAfterTheEndOfItsLeg() {
    SwitchEvent over = ended("A", "NO_ANSWER", BY_SWITCH);
    SwitchEvent failed = job(ID, "-ERR NO_ANSWER");
    Call jobFirst = after(outbound(), agents("A"), failed, over);
    Call legFirst = after(outbound(), agents("A"), over, failed);
    assertEnded(jobFirst, CauseCode.AGENT_NO_ANSWER, "NO_ANSWER", null);
    assertEnded(legFirst, CauseCode.AGENT_NO_ANSWER, "NO_ANSWER", null);
    assertThat(after(outbound(), agents("A"), over).isOver()).as("the job decides").isFalse();
  }

  @Test
  void anothersJobChangesNothing() {
    Call call = after(outbound(), agents("A"));
    assertThat(after(call, job(UUID.randomUUID(), "-ERR NO_ANSWER"))).isSameAs(call);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "USER_NOT_REGISTERED, LINE_NOT_REGISTERED, -",
        "SUBSCRIBER_ABSENT, LINE_UNKNOWN, -",
        "NO_ANSWER, AGENT_NO_ANSWER, -",
        "NO_USER_RESPONSE, AGENT_NO_ANSWER, -",
        "ALLOTTED_TIMEOUT, AGENT_NO_ANSWER, -",
        "USER_BUSY, AGENT_REJECTED, AGENT",
        "CALL_REJECTED, AGENT_REJECTED, AGENT",
        "SYSTEM_SHUTDOWN, SWITCH_SHUTDOWN, -",
        "DESTINATION_OUT_OF_ORDER, DIAL_FAILED, -",
        "A_CAUSE_OF_A_LATER_VERSION, DIAL_FAILED, -",
      })
  void whatTheJobAnswersIsToldInWords(String switchCause, CauseCode code, @Nullable Role endedBy) {
    assertEnded(after(outbound(), job(ID, "-ERR " + switchCause)), code, switchCause, endedBy);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "USER_BUSY, CUSTOMER_BUSY, OTHER",
        "NO_ANSWER, CUSTOMER_NO_ANSWER, -",
        "NO_USER_RESPONSE, CUSTOMER_NO_ANSWER, -",
        "CALL_REJECTED, CUSTOMER_REJECTED, OTHER",
        "UNALLOCATED_NUMBER, NUMBER_UNKNOWN, -",
        "NUMBER_CHANGED, NUMBER_UNKNOWN, -",
        "INVALID_NUMBER_FORMAT, NUMBER_UNKNOWN, -",
        "NO_ROUTE_DESTINATION, NUMBER_UNROUTABLE, -",
        "NORMAL_TEMPORARY_FAILURE, CUSTOMER_UNREACHABLE, -",
        "A_CAUSE_OF_A_LATER_VERSION, CUSTOMER_UNREACHABLE, -",
      })
  void whyTheOtherPartyFailedIsToldInWords(
      String switchCause, CauseCode code, @Nullable Role endedBy) {
    Call alone = after(connecting(), ended("C", switchCause, UNKNOWN));
    assertThat(alone.state()).isEqualTo(CallState.CONNECTING);
    assertThat(alone.agentIsLeftAlone()).isTrue();
    assertEnded(after(alone, ended("A", "NORMAL_CLEARING", BY_SWITCH)), code, switchCause, endedBy);
  }

  @Test
  void aNumberWithoutARouteNeverHasASecondLeg() {
    Call call =
        after(
            outbound(),
            agents("A"),
            answered("A"),
            job(ID, "+OK A"),
            new SwitchEvent.LegEnded(
                at(8), "A", "NORMAL_CLEARING", BY_SWITCH, "NO_ROUTE_DESTINATION"));
    assertEnded(call, CauseCode.NUMBER_UNROUTABLE, "NO_ROUTE_DESTINATION", null);
  }

  @Test
  void whatComesAfterTheEndChangesNothing() {
    Call over = after(active(), ended("A", "NORMAL_CLEARING", BY_PARTY));
    assertEnded(over, CauseCode.AGENT_HUNG_UP, "NORMAL_CLEARING", Role.AGENT);
    for (SwitchEvent late :
        List.of(
            ended("C", "USER_BUSY", BY_PARTY),
            ended("A", "SYSTEM_SHUTDOWN", BY_SWITCH),
            answered("A"),
            bridged("A", "C"),
            state("A", LegState.HELD),
            customers("D"),
            agents("A2"),
            job(ID, "-ERR USER_BUSY"),
            found(agentLeg("A", "1001", ID)),
            new SwitchEvent.LegVanished(at(9), "A"),
            new SwitchEvent.LegsUnbridged(at(9), "A", "C", false, null))) {
      assertThat(CallReducer.apply(over, late)).as("%s", late).isSameAs(over);
    }
    assertThat(CallReducer.hangupRequested(over)).isSameAs(over);
    assertThat(CallReducer.dialFailed(over, CauseCode.DIAL_FAILED, at(9))).isSameAs(over);
  }

  @Test
  void aCallThatAVanishedLegCarriedEndsUnknown() {
    assertEnded(
        after(active(), new SwitchEvent.LegVanished(at(9), "A")),
        CauseCode.UNKNOWN_DURING_OUTAGE,
        null,
        null);
    assertThat(after(active(), new SwitchEvent.LegVanished(at(9), "C")).agentIsLeftAlone())
        .isTrue();
    assertEnded(
        after(inbound(), created(calledLeg("A", "1001", "C")), vanished("A")),
        CauseCode.UNKNOWN_DURING_OUTAGE,
        null,
        null);
  }

  private static SwitchEvent vanished(String legId) {
    return new SwitchEvent.LegVanished(at(9), legId);
  }

  @ParameterizedTest
  @CsvSource({
    "RINGING, DIALING",
    "EARLY, DIALING",
    "ACTIVE, CONNECTING",
    "RING_WAIT, CONNECTING",
  })
  void anAgentsLegThatIsFoundTellsHowFarTheDialWas(LegState leg, CallState state) {
    LegFacts facts = facts("A", leg, "1001", null, false, Map.of());
    Call call =
        after(Call.recovered(ID, CallWorld.owner("1001"), CUSTOMER, null, at(1)), found(facts));
    assertThat(call.state()).isEqualTo(state);
    assertThat(call.times().answered()).isEqualTo(leg.isAnswered() ? at(2) : null);
  }

  @ParameterizedTest
  @CsvSource({"ACTIVE, ACTIVE", "HELD, HELD", "UNHELD, HELD"})
  void aBridgedLegThatIsFoundTellsTheConversation(LegState leg, CallState state) {
    LegFacts facts = facts("A", leg, "1001", "C", false, Map.of());
    Call call =
        after(
            Call.recovered(ID, CallWorld.owner("1001"), CUSTOMER, null, at(1)),
            found(withTimes(facts, at(2), at(4))));
    assertThat(call.state()).isEqualTo(state);
    assertThat(call.times().connected()).isEqualTo(at(4));
  }

  @Test
  void anIncomingCallThatIsFoundRingsOrIsActive() {
    LegFacts ringing = facts("A", LegState.RINGING, "1001", "C", true, Map.of());
    assertThat(after(inbound(), found(ringing)).state()).isEqualTo(CallState.RINGING);

    LegFacts agents = facts("A", LegState.ACTIVE, "1001", "C", true, Map.of());
    LegFacts callers = facts("C", LegState.ACTIVE, null, "A", false, Map.of());
    Call both = after(inbound(), found(agents), found(withTimes(callers, at(2), at(4))));
    assertThat(both.state()).isEqualTo(CallState.ACTIVE);
    assertThat(both.times().connected()).isEqualTo(at(4));
    assertThat(both.leg("A").orElseThrow().role()).isEqualTo(Role.AGENT);
    assertThat(both.leg("C").orElseThrow().role()).isEqualTo(Role.OTHER);
  }

  @Test
  void aLegThatWasAnsweredDoesNotRingAgain() {
    Call call = after(connecting(), state("A", LegState.RINGING));
    assertThat(call.state()).isEqualTo(CallState.CONNECTING);
  }

  @Test
  void theAgentsOwnRingingIsNotTheOtherPartys() {
    SwitchEvent agentRings = new SwitchEvent.LegRinging(at(2), "A", true);
    SwitchEvent customerRings = new SwitchEvent.LegRinging(at(3), "C", true);
    Call call = after(outbound(), agents("A"), agentRings, answered("A"), customers("C"));
    assertThat(call.times().ringing()).isNull();
    assertThat(after(call, customerRings, agentRings).times().ringing()).isEqualTo(at(3));
  }

  @Test
  void aHangUpWhileDiallingCancels() {
    Call asked = CallReducer.hangupRequested(after(outbound(), agents("A")));
    assertThat(asked.state()).as("only the switch ends it").isEqualTo(CallState.DIALING);
    assertEnded(
        after(asked, ended("A", "NORMAL_CLEARING", BY_SWITCH), job(ID, "-ERR NORMAL_CLEARING")),
        CauseCode.CANCELLED,
        "NORMAL_CLEARING",
        Role.AGENT);
    assertEnded(
        after(asked, job(ID, "-ERR ORIGINATOR_CANCEL")),
        CauseCode.CANCELLED,
        "ORIGINATOR_CANCEL",
        Role.AGENT);
  }

  @Test
  void aHangUpBeforeTheLineWasEvenCalledCancels() {
    Call asked = CallReducer.hangupRequested(outbound());
    assertEnded(
        CallReducer.dialFailed(asked, CauseCode.COMMAND_TIMEOUT, at(9)),
        CauseCode.CANCELLED,
        null,
        Role.AGENT);
  }

  @Test
  void aHangUpWhileTheOtherPartyRingsCancelsAndInATalkIsTheAgents() {
    SwitchEvent over = ended("A", "NORMAL_CLEARING", BY_SWITCH);
    assertEnded(
        after(CallReducer.hangupRequested(connecting()), over),
        CauseCode.CANCELLED,
        "NORMAL_CLEARING",
        Role.AGENT);
    assertEnded(
        after(CallReducer.hangupRequested(active()), over),
        CauseCode.AGENT_HUNG_UP,
        "NORMAL_CLEARING",
        Role.AGENT);
  }

  @Test
  void aSecondCarrierMayTakeWhatTheFirstRefused() {
    Call refused = after(connecting(), ended("C", "NORMAL_TEMPORARY_FAILURE", BY_PARTY));
    assertThat(refused.agentIsLeftAlone()).isTrue();
    Call second = after(refused, customers("D"));
    assertThat(second.agentIsLeftAlone()).isFalse();
    assertThat(second.state()).isEqualTo(CallState.CONNECTING);
    Call talking = after(second, answered("D"), bridged("A", "D"));
    assertThat(talking.state()).isEqualTo(CallState.ACTIVE);
    assertEnded(
        after(
            talking,
            ended("D", "NORMAL_CLEARING", BY_PARTY),
            ended("A", "NORMAL_CLEARING", BY_SWITCH)),
        CauseCode.OTHER_HUNG_UP,
        "NORMAL_CLEARING",
        Role.OTHER);
  }

  @Test
  void holdAndRetrieveFollowTheAgentsLegOnly() {
    Call held = after(active(), state("A", LegState.HELD));
    assertThat(held.state()).isEqualTo(CallState.HELD);
    // CALLSTATE ACTIVE may come before anything says that the hold is over.
    assertThat(after(held, state("A", LegState.ACTIVE)).state()).isEqualTo(CallState.ACTIVE);
    // A leg that is hung up on hold is UNHELD for a moment: nobody talks then.
    assertThat(after(held, state("A", LegState.UNHELD)).state()).isEqualTo(CallState.HELD);
    assertThat(after(held, state("A", LegState.UNHELD), state("A", LegState.ACTIVE)).state())
        .isEqualTo(CallState.ACTIVE);
    assertThat(after(active(), state("C", LegState.HELD)).state()).isEqualTo(CallState.ACTIVE);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "ORIGINATOR_CANCEL, BY_SWITCH, CALLER_GAVE_UP, OTHER",
        "LOSE_RACE, BY_SWITCH, ANSWERED_ELSEWHERE, -",
        "PICKED_OFF, BY_SWITCH, ANSWERED_ELSEWHERE, -",
        "NO_ANSWER, BY_SWITCH, AGENT_NO_ANSWER, -",
        "USER_BUSY, BY_PARTY, AGENT_REJECTED, AGENT",
        "CALL_REJECTED, BY_PARTY, AGENT_REJECTED, AGENT",
        "SYSTEM_SHUTDOWN, BY_SWITCH, SWITCH_SHUTDOWN, -",
      })
  void whyAnIncomingCallWasNotTakenIsToldInWords(
      String switchCause, LegEnding ending, CauseCode code, @Nullable Role endedBy) {
    Call call =
        after(inbound(), created(calledLeg("A", "1001", "C")), ended("A", switchCause, ending));
    assertEnded(call, code, switchCause, endedBy);
  }

  @Test
  void anIncomingCallThatWasAnsweredAndOverBeforeItsBridgeIsToldWasTaken() {
    Call call = after(inbound(), created(calledLeg("A", "1001", "C")), answered("A"));
    assertThat(call.state()).isEqualTo(CallState.RINGING);
    assertEnded(
        after(call, ended("A", "NORMAL_CLEARING", BY_PARTY)),
        CauseCode.AGENT_HUNG_UP,
        "NORMAL_CLEARING",
        Role.AGENT);
    assertEnded(
        after(call, ended("A", "NORMAL_CLEARING", BY_SWITCH)),
        CauseCode.OTHER_HUNG_UP,
        "NORMAL_CLEARING",
        Role.OTHER);
  }

  @Test
  void aBridgeOfStrangersChangesNothing() {
    Call call = connecting();
    assertThat(after(call, bridged("X", "Y"))).isSameAs(call);
    assertThat(after(call, state("X", LegState.HELD))).isSameAs(call);
  }

  @Test
  void everyChangeMakesANewVersionAndNothingElseDoes() {
    Call call = outbound();
    Call next = after(call, agents("A"));
    assertThat(next.version()).isEqualTo(call.version() + 1);
    assertThat(after(next, agents("A"))).isSameAs(next);
    assertThat(after(next, new SwitchEvent.Heartbeat(at(1), "core", 1))).isSameAs(next);
  }

  @Test
  void theOriginalIsNotTouched() {
    Call call = outbound();
    after(call, agents("A"), answered("A"), job(ID, "-ERR USER_BUSY"));
    assertThat(call).isEqualTo(outbound());
  }

  @Test
  void aDialThatFailedOnThisSideSparesALivePhone() {
    Call ringing = after(outbound(), agents("A"));
    assertThat(CallReducer.dialFailed(ringing, CauseCode.COMMAND_TIMEOUT, at(9))).isSameAs(ringing);
    assertEnded(
        CallReducer.dialFailed(outbound(), CauseCode.COMMAND_TIMEOUT, at(9)),
        CauseCode.COMMAND_TIMEOUT,
        null,
        null);
  }

  @ParameterizedTest
  @EnumSource(CauseCode.class)
  void onlyAnEndThatWasConcludedFromSilenceIsReopened(CauseCode code) {
    Call over = outbound().ended(new CallCause(code, null, null), at(9));
    boolean guess =
        List.of(
                CauseCode.SWITCH_UNAVAILABLE,
                CauseCode.COMMAND_TIMEOUT,
                CauseCode.UNKNOWN_DURING_OUTAGE)
            .contains(code);
    assertThat(over.reopened().isOver()).isEqualTo(!guess);
    assertThat(code.sentence()).endsWith(".").doesNotContain("_");
  }

  @Test
  void aCallHasACauseWhenItIsOverAndOnlyThen() {
    Call call = outbound();
    assertThatIllegalArgumentException().isThrownBy(() -> call.withState(CallState.ENDED));
  }

  @Test
  void whatCanBeAskedForIsTheAgentsAndEndsWithTheCall() {
    assertThat(active().actions(Role.AGENT))
        .containsExactlyInAnyOrder(
            Action.HANGUP,
            Action.HOLD,
            Action.MUTE,
            Action.DTMF,
            Action.TRANSFER,
            Action.CONSULTATION,
            Action.PARK,
            Action.PARTICIPANTS,
            Action.RECORD_START);
    assertThat(active().actions(Role.OTHER)).isEmpty();
    Call over = after(active(), ended("A", "NORMAL_CLEARING", BY_PARTY));
    assertThat(over.actions(Role.AGENT)).isEmpty();
  }

  @Test
  void whoIsTakenStraightIntoAConferenceTalks() {
    Call ringing = after(inbound(), customersCall("A"), answered("A"));
    Call inConference =
        after(ringing, new SwitchEvent.LegJoinedConference(at(3), "A", "patchcord-x"));
    assertThat(inConference.state()).isEqualTo(CallState.ACTIVE);
    assertThat(inConference.times().connected()).isEqualTo(at(3));
  }

  @Test
  void whatTheOtherPartyRecordsIsNotTheAgentsRecording() {
    Call call = after(active(), new SwitchEvent.RecordingStarted(at(5), "C", "/tmp/c.wav"));
    assertThat(call.recording()).isNull();
    assertThat(after(call, new SwitchEvent.RecordingStarted(at(5), "A", "/tmp/a.wav")).recording())
        .isNotNull();
  }

  @Test
  void anAgentWhoIsSentOnCallsAgainAndTalksToSomebodyElse() {
    Call alone =
        after(
            active(),
            new SwitchEvent.LegsUnbridged(at(5), "A", "C", false, null),
            state("A", LegState.RING_WAIT));
    assertThat(alone.state()).isEqualTo(CallState.CONNECTING);
    Call calling = after(alone, customers("D"), state("A", LegState.ACTIVE));
    assertThat(calling.state()).as("only a bridge means talking").isEqualTo(CallState.CONNECTING);
    assertThat(after(calling, bridged("A", "D")).state()).isEqualTo(CallState.ACTIVE);
  }

  @Test
  void whoIsOnHoldWaitsAllTheWayToThePark() {
    Call held = CallReducer.parkRequested(after(active(), state("A", LegState.HELD)), at(9));
    Call freed = after(held, state("A", LegState.UNHELD), state("A", LegState.ACTIVE));
    assertThat(freed.state()).isEqualTo(CallState.HELD);
    assertThat(after(freed, ended("A", "NORMAL_CLEARING", BY_SWITCH)).state())
        .isEqualTo(CallState.PARKED);
  }

  @Test
  void whoHangsUpAParkedCallHasEndedIt() {
    Call parked =
        after(
            CallReducer.parkRequested(CallReducer.hangupRequested(active()), at(9)),
            ended("A", "NORMAL_CLEARING", BY_SWITCH));
    assertThat(parked.state()).isEqualTo(CallState.PARKED);
    assertThat(parked.hangupRequested()).as("who has left may come back").isFalse();
    Call asked = after(CallReducer.hangupRequested(parked), state("C", LegState.HELD));
    assertThat(asked.hangupRequested()).as("whatever else is told").isTrue();
    assertEnded(
        after(asked, ended("C", "NORMAL_CLEARING", BY_SWITCH)),
        CauseCode.AGENT_HUNG_UP,
        "NORMAL_CLEARING",
        Role.AGENT);
  }

  @Test
  void aParkThatCameToNothingTellsHowTheCallStands() {
    Call held = CallReducer.parkRequested(after(active(), state("A", LegState.HELD)), at(9));
    assertThat(CallReducer.parkRequested(held, null).state()).isEqualTo(CallState.HELD);
    Call freed = after(held, state("A", LegState.ACTIVE));
    assertThat(CallReducer.parkRequested(freed, null).state()).isEqualTo(CallState.ACTIVE);
  }

  @Test
  void whoHearsNobodyPutsNobodyOnHold() {
    assertThat(active().actions(Role.AGENT)).contains(Action.HOLD);
    Call alone = after(active(), new SwitchEvent.LegsUnbridged(at(5), "A", "C", false, null));
    assertThat(alone.actions(Role.AGENT)).doesNotContain(Action.HOLD, Action.DTMF);
  }

  private static SwitchEvent customersCall(String legId) {
    return created(calledLeg(legId, "1001", "C"));
  }
}
