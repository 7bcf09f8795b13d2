package io.patchcord.simulator;

import io.patchcord.simulator.EventComparison.Difference;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Transfers, consultations, conferences and what else is done to a call. */
final class CallControlFidelityIT extends FidelityCheck {
  @Test
  void attendedTransferComplete() throws IOException {
    assertSame(new Play("attended-transfer-complete").run(port()), RACE_FOR_THE_CALL_UUID);
  }

  @Test
  void attendedTransferCancel() throws IOException {
    assertSame(new Play("attended-transfer-cancel").run(port()), RACE_FOR_THE_CALL_UUID);
  }

  @Test
  void blindTransfer() throws IOException {
    assertSame(
        new Play("blind-transfer")
            .before("CHANNEL_ANSWER", 3, simulate("answer 1003"))
            .before("CHANNEL_HANGUP", 2, api("hupall MANAGER_REQUEST"))
            .run(port()),
        RACE_FOR_THE_CALL_UUID);
  }

  @Test
  void conference() throws IOException {
    assertSame(
        new Play("conference")
            .before("CHANNEL_HANGUP", 2, api("hupall MANAGER_REQUEST"))
            .run(port()),
        RACE_FOR_THE_CALL_UUID);
  }

  @Test
  void mute() throws IOException {
    assertSame(later("mute").run(port()), LATER_SWITCH, RACE_OF_TWO_LEGS, RACE_FOR_THE_CALL_UUID);
  }

  @Test
  void dtmf() throws IOException {
    assertSame(later("dtmf").run(port()), LATER_SWITCH, RACE_OF_TWO_LEGS, RACE_FOR_THE_CALL_UUID);
  }

  @Test
  void record() throws IOException {
    assertSame(later("record").run(port()), LATER_SWITCH, RACE_OF_TWO_LEGS, RACE_FOR_THE_CALL_UUID);
  }

  @Test
  void parkPickup() throws IOException {
    assertSame(
        later("park-pickup").run(port()), LATER_SWITCH, RACE_OF_TWO_LEGS, RACE_FOR_THE_CALL_UUID);
  }

  @Test
  void swap() throws IOException {
    assertSame(later("swap").run(port()), LATER_SWITCH, RACE_OF_TWO_LEGS, RACE_FOR_THE_CALL_UUID);
  }

  @Test
  void consultFails() throws IOException {
    assertSame(
        later("consult-fails").run(port()), LATER_SWITCH, RACE_OF_TWO_LEGS, RACE_FOR_THE_CALL_UUID);
  }

  @Test
  void customerHangsUpWhileHeld() throws IOException {
    assertSame(
        later("customer-hangs-up-while-held")
            .before("CHANNEL_CALLSTATE", 8, simulate("hangup fc42fb89-d37a-4f53-b469-ccfa48828622"))
            .run(port()),
        LATER_SWITCH,
        RACE_OF_TWO_LEGS,
        RACE_FOR_THE_CALL_UUID,
        MUSIC_VARIABLES);
  }

  @Test
  void customerHangsUpWhileParked() throws IOException {
    assertSame(
        later("customer-hangs-up-while-parked-in-consultation")
            .before("CHANNEL_UNPARK", 3, simulate("hangup 60b2a4db-50e5-460d-a86d-ba771604cc07"))
            .run(port()),
        LATER_SWITCH,
        RACE_OF_TWO_LEGS,
        RACE_FOR_THE_CALL_UUID);
  }

  @Test
  void phoneTransfersBlind() throws IOException {
    assertSame(
        later("transfer-by-phone-blind")
            .before("CHANNEL_UNBRIDGE", simulate("phone-transfer 1001 1003"))
            .before("CHANNEL_ANSWER", 3, simulate("answer 1003"))
            .before("CHANNEL_CALLSTATE", 12, simulate("hangup 1003"))
            .run(port()),
        LATER_SWITCH,
        RACE_OF_TWO_LEGS,
        RACE_FOR_THE_CALL_UUID);
  }

  private static final Difference SIP_OF_THE_PHONE =
      new Difference(
          "of what a phone's own INVITE and REFER leave behind only the user is simulated, and a leg"
              + " that was joined so keeps the other one's callee",
          where ->
              where.matches(
                      ".* variable_(Event-.*|Core-UUID|FreeSWITCH-.*|_sofia_replaces_|dlg_req_.*"
                          + "|sip_.*|park_timeout)")
                  || where.matches(
                      "CHANNEL_(CALLSTATE|HANGUP_COMPLETE)/HANGUP"
                          + " (Other-Leg-Callee-ID-.*|the order of headers)"));

  @Test
  void phoneTransfersAttended() throws IOException {
    assertSame(
        later("transfer-by-phone-attended")
            .before("CHANNEL_CALLSTATE", 7, simulate("phone-hold 1001"))
            .before("CHANNEL_CREATE", 3, simulate("phone-dial 1001 1003"))
            .before("CHANNEL_ANSWER", 3, simulate("answer 1003"))
            .before("CHANNEL_UNBRIDGE", simulate("phone-attended-transfer 1001"))
            .before("CHANNEL_CALLSTATE", 16, simulate("hangup 1003"))
            .run(port()),
        LATER_SWITCH,
        SIP_OF_THE_PHONE,
        RACE_OF_TWO_LEGS,
        RACE_FOR_THE_CALL_UUID,
        MUSIC_VARIABLES);
  }

  @Test
  void eavesdrop() throws IOException {
    assertSame(
        later("eavesdrop")
            .leavingOutEvents(
                Set.of("HEARTBEAT", "RE_SCHEDULE", "CHANNEL_EXECUTE", "CHANNEL_EXECUTE_COMPLETE"))
            .run(port()),
        LATER_SWITCH,
        RACE_OF_TWO_LEGS,
        RACE_FOR_THE_CALL_UUID);
  }
}
