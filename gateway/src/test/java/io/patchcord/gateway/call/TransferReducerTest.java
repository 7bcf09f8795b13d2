package io.patchcord.gateway.call;

import static io.patchcord.gateway.call.CallWorld.agentLeg;
import static io.patchcord.gateway.call.CallWorld.answered;
import static io.patchcord.gateway.call.CallWorld.at;
import static io.patchcord.gateway.call.CallWorld.bridged;
import static io.patchcord.gateway.call.CallWorld.calledLeg;
import static io.patchcord.gateway.call.CallWorld.created;
import static io.patchcord.gateway.call.CallWorld.ended;
import static io.patchcord.gateway.call.CallWorld.job;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.gateway.switching.LegEnding;
import io.patchcord.gateway.switching.LegState;
import io.patchcord.gateway.switching.SwitchEvent;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The switch keeps the order of each leg's events, and none between those of three legs. */
class TransferReducerTest {
  private static final UUID ID = UUID.fromString("b7a1c6de-2f34-4a85-9d1e-3f0c5a7e6b21");
  private static final UUID TRANSFER = UUID.fromString("0d3f1a52-7c1e-4b7e-9a55-2f6f6f0f7d11");

  /** The agent A asks B, and the customer C waits. */
  private static Call consulting() {
    Call active =
        after(
            Call.outbound(
                ID,
                CallWorld.owner("1001"),
                new Party(CallWorld.CUSTOMER, null),
                null,
                CallWorld.NOW),
            created(agentLeg("A", "1001", ID)),
            answered("A"),
            job(ID, "+OK A"),
            created(calledLeg("C", null, "A")),
            answered("C"),
            bridged("A", "C"));
    Transfer transfer =
        Transfer.started(TRANSFER, ID, new Party("1002", "Bob"), at(2)).answered("B", at(3));
    return after(
        active.withLeg(Leg.of("B", Role.CONSULTED, LegState.ACTIVE)).withTransfer(transfer),
        new SwitchEvent.LegsUnbridged(at(2), "A", "C", false, null, null),
        bridged("A", "B"));
  }

  private static Call after(Call call, SwitchEvent... events) {
    Call next = call;
    for (SwitchEvent event : events) {
      next = CallReducer.apply(next, event);
    }
    return next;
  }

  private static SwitchEvent joins(String legId) {
    return new SwitchEvent.LegJoinedConference(at(5), legId, Conferences.nameOf(ID));
  }

  private static TransferState state(Call call) {
    return requireNonNull(call.transfer()).state();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ABC", "ACB", "BAC", "BCA", "CAB", "CBA"})
  void allThreeTalkInWhateverOrderTheyCome(String order) {
    Call call =
        CallReducer.transfer(consulting(), transfer -> transfer.withConferenceRequested(true));
    for (String leg : List.of(order.split(""))) {
      assertThat(state(call)).isEqualTo(TransferState.CONSULTING);
      call = after(call, joins(leg));
    }
    assertThat(state(call)).isEqualTo(TransferState.CONFERENCED);
    assertThat(call.state()).isEqualTo(CallState.ACTIVE);
  }

  @Test
  void whoHangsUpOnTheWayIntoTheConferenceLeavesTheTwoOthers() {
    Call call =
        after(
            CallReducer.transfer(consulting(), transfer -> transfer.withConferenceRequested(true)),
            joins("B"),
            joins("C"),
            ended("A", "NORMAL_CLEARING", LegEnding.BY_PARTY));
    assertThat(state(call)).isEqualTo(TransferState.COMPLETED);
    assertThat(requireNonNull(call.cause()).code()).isEqualTo(CauseCode.TRANSFERRED);
  }

  @Test
  void whoAskedForNoConferenceHasHandedOverWhenTheTwoOthersAreInOne() {
    Call call = after(consulting(), joins("C"), joins("B"));
    assertThat(state(call)).isEqualTo(TransferState.COMPLETED);
  }
}
