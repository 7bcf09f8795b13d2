package io.patchcord.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.gateway.switching.CallVariable;
import io.patchcord.gateway.switching.LegFacts;
import io.patchcord.gateway.switching.SwitchEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a real FreeSWITCH said during consultations makes the consultation what it was. */
class ConsultationTranscriptTest {
  private static final Party TARGET = new Party("1003", "Carol");

  @Test
  void swappingChangesWhomTheAgentTalksTo() {
    Play play = new Play("swap", 0);
    play.all();
    assertThat(play.steps)
        .containsSubsequence(
            "ACTIVE CONSULTING WAITING talks to OTHER",
            "HELD CONSULTING RINGING talks to null",
            "HELD CONSULTING ANSWERED talks to null",
            "HELD CONSULTING ANSWERED talks to CONSULTED",
            "ACTIVE CONSULTING ANSWERED talks to OTHER",
            "HELD CONSULTING ANSWERED talks to CONSULTED",
            "ACTIVE CONSULTING ANSWERED talks to OTHER");
    Call call = play.call();
    Transfer transfer = play.transfer();
    assertThat(transfer.state()).isEqualTo(TransferState.CANCELLED);
    assertThat(transfer.cause()).isEqualTo(TransferCause.TARGET_HUNG_UP);
    assertThat(transfer.returned()).as("the agent talked to the other party then").isTrue();
    assertThat(call.isOver()).isTrue();
  }

  @Test
  void whoIsBusyCancelsAndTheAgentGetsTheOtherPartyBack() {
    Play play = new Play("consult-fails", 0);
    play.all();
    Transfer transfer = play.transfer();
    assertThat(transfer.state()).isEqualTo(TransferState.CANCELLED);
    assertThat(transfer.cause()).isEqualTo(TransferCause.TARGET_BUSY);
    assertThat(transfer.phase()).isEqualTo(TargetPhase.GONE);
    assertThat(transfer.returned()).isTrue();
    assertThat(play.steps)
        .containsSubsequence(
            "HELD CANCELLED GONE talks to null", "ACTIVE CANCELLED GONE talks to OTHER");
  }

  @Test
  void whoDoesNotAnswerCancels() {
    Play play = new Play("consult-fails", 1);
    play.all();
    assertThat(play.transfer().cause()).isEqualTo(TransferCause.TARGET_NO_ANSWER);
  }

  @Test
  void aLineWithoutAPhoneCancels() {
    Play play = new Play("consult-fails", 2);
    play.all();
    assertThat(play.transfer().cause()).isEqualTo(TransferCause.TARGET_NOT_REGISTERED);
  }

  @Test
  void whenTheWaitingPartyHangsUpTheAgentStaysWithWhomWasAsked() {
    Play play = new Play("customer-hangs-up-while-parked-in-consultation", 0);
    play.all();
    assertThat(play.transfer().state()).isEqualTo(TransferState.CANCELLED);
    assertThat(play.transfer().cause()).isEqualTo(TransferCause.OTHER_HUNG_UP);
    assertThat(play.steps).contains("ACTIVE CANCELLED ANSWERED talks to CONSULTED");
    assertThat(play.call().isOver()).isTrue();
  }

  /** A recording in which the first call of the agent consults by the given originate. */
  private static final class Play {
    private final CallWorld world = new CallWorld();
    private final Recording recording;
    private final Recording.Consulting consulting;
    private final UUID callId;
    private final List<String> steps = new ArrayList<>();

    Play(String scenario, int which) {
      recording = Recording.of(scenario);
      consulting = recording.consultings().get(which);
      Recording.Dial dial = recording.dials().get(0);
      callId = world.dial(dial.callId(), dial.line(), dial.number()).id();
      world.registry.bindJob(consulting.jobId(), callId);
      world.registry.update(
          callId,
          call ->
              call.withTransfer(
                  Transfer.started(consulting.jobId(), callId, TARGET, CallWorld.NOW)));
    }

    void all() {
      for (SwitchEvent event : recording.events(left -> left)) {
        world.tell(named(event));
        Call call = call();
        Transfer transfer = transfer();
        String step =
            call.state()
                + " "
                + transfer.state()
                + " "
                + transfer.phase()
                + " talks to "
                + transfer.talkingTo();
        if (steps.isEmpty() || !steps.get(steps.size() - 1).equals(step)) {
          steps.add(step);
        }
      }
    }

    /** The gateway names the leg of who is consulted; the recorded client did not. */
    private SwitchEvent named(SwitchEvent event) {
      if (!(event instanceof SwitchEvent.LegCreated created)
          || !created.legId().equals(consulting.legId())) {
        return event;
      }
      LegFacts leg = created.leg();
      Map<String, String> variables = new HashMap<>(leg.variables());
      variables.put(CallVariable.CONSULTATION_OF.variableName(), callId.toString());
      variables.put(CallVariable.TRANSFER_ID.variableName(), consulting.jobId().toString());
      return new SwitchEvent.LegCreated(
          created.at(),
          new LegFacts(
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
              variables));
    }

    Call call() {
      return world.call(callId);
    }

    Transfer transfer() {
      Transfer transfer = call().transfer();
      assertThat(transfer).isNotNull();
      return java.util.Objects.requireNonNull(transfer);
    }
  }
}
