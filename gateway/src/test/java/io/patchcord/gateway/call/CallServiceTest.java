package io.patchcord.gateway.call;

import static io.patchcord.gateway.call.CallWorld.agentLeg;
import static io.patchcord.gateway.call.CallWorld.answered;
import static io.patchcord.gateway.call.CallWorld.bridged;
import static io.patchcord.gateway.call.CallWorld.calledLeg;
import static io.patchcord.gateway.call.CallWorld.created;
import static io.patchcord.gateway.call.CallWorld.ended;
import static io.patchcord.gateway.call.CallWorld.job;
import static io.patchcord.gateway.switching.LegEnding.BY_PARTY;
import static io.patchcord.gateway.switching.LegEnding.BY_SWITCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.patchcord.gateway.switching.CallVariable;
import io.patchcord.gateway.switching.Destination;
import io.patchcord.gateway.switching.DialRequest;
import io.patchcord.gateway.switching.DisplayName;
import io.patchcord.gateway.switching.SwitchCommandException;
import io.patchcord.gateway.switching.SwitchUnavailableException;
import io.patchcord.gateway.watch.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallServiceTest {
  private static final UUID ID = UUID.fromString("b7a1c6de-2f34-4a85-9d1e-3f0c5a7e6b21");
  private static final Duration CONFIRMATION = Duration.ofSeconds(5);
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final CallSettings SETTINGS =
      new CallSettings(
          Duration.ofSeconds(20),
          Duration.ofSeconds(60),
          CONFIRMATION,
          GRACE,
          Duration.ofMinutes(2),
          Duration.ofMinutes(2),
          Duration.ofMinutes(30));

  /** The ringing of the agent's line, and what the result may take on top of it. */
  private static final Duration DIAL_DEADLINE = Duration.ofSeconds(32);

  private final CallWorld world = new CallWorld();
  private final FakeSwitch phoneSystem = new FakeSwitch();
  private final HandTimer timer = new HandTimer();
  private final List<CallListener.CommandFailure> failures = new ArrayList<>();
  private final CallService service =
      new CallService(
          phoneSystem,
          world.registry,
          world.mailboxes,
          world.listeners,
          new LegJobs(world.registry, world.mailboxes, world.listeners, timer, world.clock),
          new HoldMusic(world.clock),
          SETTINGS,
          timer,
          world.clock,
          Watch.NONE);

  @BeforeEach
  void listen() {
    world.listeners.add(service);
    world.listeners.add(
        new CallListener() {
          @Override
          public void onChange(@Nullable Call before, Call after) {}

          @Override
          public void onCommandFailed(CommandFailure failure) {
            failures.add(failure);
          }
        });
  }

  private static DialCommand command(UUID id) {
    return new DialCommand(
        id,
        CallWorld.owner("1001"),
        new Destination(CallWorld.CUSTOMER),
        null,
        null,
        DisplayName.of(""),
        null);
  }

  private Call dial() {
    return service.dial(command(ID));
  }

  private void connecting() {
    dial();
    world.tell(
        created(agentLeg("A", "1001", ID)),
        answered("A"),
        job(ID, "+OK A"),
        created(calledLeg("C", null, "A")));
  }

  private void assertCause(CauseCode code) {
    assertThat(world.call(ID).cause()).extracting(CallCause::code).isEqualTo(code);
  }

  @Test
  void aDialIsAnnouncedAndSent() {
    Call call = dial();
    assertThat(call.state()).isEqualTo(CallState.DIALING);
    assertThat(world.changes).containsExactly(call);
    assertThat(phoneSystem.dialled)
        .containsExactly(
            new DialRequest(
                ID,
                new Destination("1001"),
                new Destination(CallWorld.CUSTOMER),
                new Destination(CallWorld.CUSTOMER),
                DisplayName.of(""),
                null,
                DisplayName.of(""),
                Duration.ofSeconds(20),
                Duration.ofSeconds(60),
                Map.of(
                    CallVariable.AGENT,
                    DisplayName.of("alice"),
                    CallVariable.DIALLED,
                    DisplayName.of(CallWorld.CUSTOMER),
                    CallVariable.CREATED,
                    DisplayName.of(Long.toString(CallWorld.NOW.toEpochMilli())))));
  }

  @Test
  void theSubjectGoesWithTheCall() {
    Subject subject = new Subject("003000000000001AAA", "Contact", "Smith, Zoë");
    DialCommand plain = command(ID);
    Call call =
        service.dial(
            new DialCommand(
                ID,
                plain.owner(),
                plain.number(),
                subject,
                new Destination("18005550100"),
                DisplayName.of("Support"),
                "request-4711"));
    assertThat(call.subject()).isEqualTo(subject);
    assertThat(call.other()).isEqualTo(new Party(CallWorld.CUSTOMER, "Smith, Zoë"));
    DialRequest request = phoneSystem.dialled.get(0);
    assertThat(request.shownName().value()).isEqualTo("Smith Zoë");
    assertThat(request.variables())
        .containsEntry(CallVariable.REQUEST_ID, DisplayName.of("request-4711"));
    assertThat(request.callerNumber()).isEqualTo(new Destination("18005550100"));
    assertThat(request.variables())
        .containsEntry(CallVariable.SUBJECT_RECORD, DisplayName.of("003000000000001AAA"))
        .containsEntry(CallVariable.SUBJECT_TYPE, DisplayName.of("Contact"))
        .containsEntry(CallVariable.SUBJECT_NAME, DisplayName.of("Smith Zoë"));
  }

  @Test
  void aDialWhileTheSwitchIsAwayIsRefusedAndNotAnnounced() {
    phoneSystem.connected = false;
    assertThatExceptionOfType(SwitchUnavailableException.class)
        .isThrownBy(this::dial)
        .withMessageContaining("connection refused");
    assertThat(world.changes).isEmpty();
    assertThat(phoneSystem.dialled).isEmpty();
  }

  @Test
  void anIdThatIsTakenIsRefusedWithItsCall() {
    Call first = dial();
    DuplicateCallException refused = catchThrowableOfType(DuplicateCallException.class, this::dial);
    assertThat(refused.existing()).isEqualTo(first);
    assertThat(phoneSystem.dialled).hasSize(1);
  }

  @Test
  void theReplyToADialChangesNothing() {
    Call call = dial();
    phoneSystem.dialReply.complete(null);
    assertThat(world.call(ID)).isEqualTo(call);
  }

  @ParameterizedTest
  @CsvSource({
    "NO_ANSWER, COMMAND_TIMEOUT",
    "NOT_SENT, SWITCH_UNAVAILABLE",
    "REFUSED, DIAL_FAILED",
  })
  void aDialThatFailedEndsTheCall(SwitchCommandException.Reason reason, CauseCode code) {
    dial();
    phoneSystem.dialReply.completeExceptionally(
        new CompletionException(new SwitchCommandException(reason, "-ERR no")));
    assertCause(code);
  }

  @Test
  void aDialThatFailedForNoKnownReasonEndsTheCall() {
    dial();
    phoneSystem.dialReply.completeExceptionally(new IllegalStateException("a fault of ours"));
    assertCause(CauseCode.DIAL_FAILED);
  }

  @Test
  void aSwitchThatGoesAwayBeforeTheDialIsSentEndsTheCall() {
    phoneSystem.goneMeanwhile = true;
    dial();
    assertCause(CauseCode.SWITCH_UNAVAILABLE);
  }

  @ParameterizedTest
  @CsvSource({"true, COMMAND_TIMEOUT", "false, SWITCH_UNAVAILABLE"})
  void aDialOfUnknownOutcomeWaitsForItsDeadline(boolean connectedAgain, CauseCode code) {
    dial();
    phoneSystem.connected = connectedAgain;
    phoneSystem.dialReply.completeExceptionally(
        new SwitchCommandException(SwitchCommandException.Reason.OUTCOME_UNKNOWN, "closed"));
    timer.pass(DIAL_DEADLINE.minusMillis(1));
    assertThat(world.call(ID).state()).isEqualTo(CallState.DIALING);
    timer.pass(Duration.ofMillis(1));
    assertCause(code);
  }

  @Test
  void theDeadlineOfADialSparesAPhoneThatRingsAndACallThatIsUp() {
    dial();
    world.tell(created(agentLeg("A", "1001", ID)));
    timer.pass(DIAL_DEADLINE);
    assertThat(world.call(ID).state()).isEqualTo(CallState.DIALING);
    world.tell(answered("A"), job(ID, "+OK A"));
    timer.pass(DIAL_DEADLINE);
    assertThat(world.call(ID).state()).isEqualTo(CallState.CONNECTING);
  }

  @Test
  void aHangUpAsksTheSwitchAndChangesNoState() {
    connecting();
    service.hangUp(world.call(ID));
    assertThat(phoneSystem.hungUp).containsExactly("A");
    assertThat(world.call(ID).state()).isEqualTo(CallState.CONNECTING);

    world.tell(ended("A", "NORMAL_CLEARING", BY_SWITCH));
    assertCause(CauseCode.CANCELLED);
    timer.pass(Duration.ofMinutes(1));
    assertThat(failures).isEmpty();
    assertThat(phoneSystem.hungUp).hasSize(1);
  }

  @Test
  void aHangUpTakesEveryPhoneOfTheLine() {
    dial();
    world.tell(created(agentLeg("A1", "1001", ID)), created(agentLeg("A2", "1001", ID)));
    service.hangUp(world.call(ID));
    assertThat(phoneSystem.hungUp).containsExactlyInAnyOrder("A1", "A2");
  }

  @Test
  void aHangUpBeforeThePhoneRingsTakesItWhenItDoes() {
    Call call = dial();
    service.hangUp(call);
    assertThat(phoneSystem.hungUp).isEmpty();
    world.tell(created(agentLeg("A", "1001", ID)));
    timer.work();
    assertThat(phoneSystem.hungUp).containsExactly("A");
    world.tell(ended("A", "NORMAL_CLEARING", BY_SWITCH), job(ID, "-ERR ORIGINATOR_CANCEL"));
    assertCause(CauseCode.CANCELLED);
  }

  @Test
  void aHangUpThatNothingConfirmsIsToldAsFailed() {
    connecting();
    service.hangUp(world.call(ID));
    timer.pass(CONFIRMATION.minusMillis(1));
    assertThat(failures).isEmpty();
    timer.pass(Duration.ofMillis(1));
    assertThat(failures).hasSize(1);
    CallListener.CommandFailure failure = failures.get(0);
    assertThat(failure.call().id()).isEqualTo(ID);
    assertThat(failure.action()).isEqualTo(Action.HANGUP);
    assertThat(failure.fault()).isEqualTo(CommandFault.COMMAND_TIMEOUT);
    assertThat(world.call(ID).state()).isEqualTo(CallState.CONNECTING);
  }

  @Test
  void aHangUpThatFailsIsToldAtItsDeadlineToo() {
    connecting();
    phoneSystem.hangUpReply =
        CompletableFuture.failedFuture(
            new SwitchCommandException(SwitchCommandException.Reason.NOT_SENT, "closed"));
    service.hangUp(world.call(ID));
    timer.pass(CONFIRMATION);
    assertThat(failures).hasSize(1);
  }

  @Test
  void aLegThatTheSwitchDoesNotKnowMeansThatSomethingWasMissed() {
    connecting();
    phoneSystem.hangUpReply = CompletableFuture.completedFuture(false);
    service.hangUp(world.call(ID));
    assertThat(phoneSystem.resyncs).singleElement().asString().contains("leg A");
  }

  @Test
  void aHangUpOfACallThatIsOverDoesNothing() {
    dial();
    world.tell(job(ID, "-ERR USER_BUSY"));
    phoneSystem.connected = false;
    Call over = world.call(ID);
    service.hangUp(over);
    assertThat(world.call(ID)).isEqualTo(over);
    assertThat(phoneSystem.hungUp).isEmpty();
  }

  @Test
  void aHangUpWhileTheSwitchIsAwayIsRefused() {
    connecting();
    phoneSystem.connected = false;
    Call call = world.call(ID);
    assertThatExceptionOfType(SwitchUnavailableException.class)
        .isThrownBy(() -> service.hangUp(call));
    assertThat(world.call(ID).hangupRequested()).isFalse();
  }

  @Test
  void anAgentWhoIsLeftAloneIsHungUpAfterTheGrace() {
    connecting();
    world.tell(ended("C", "USER_BUSY", BY_PARTY));
    timer.pass(GRACE.minusMillis(1));
    assertThat(phoneSystem.hungUp).isEmpty();
    timer.pass(Duration.ofMillis(1));
    assertThat(phoneSystem.hungUp).containsExactly("A");
    world.tell(ended("A", "NORMAL_CLEARING", BY_SWITCH));
    assertCause(CauseCode.CUSTOMER_BUSY);
  }

  @Test
  void anAgentWhomASecondCarrierServesIsLeftOnTheLine() {
    connecting();
    world.tell(
        ended("C", "NORMAL_TEMPORARY_FAILURE", BY_PARTY), created(calledLeg("D", null, "A")));
    timer.pass(GRACE);
    assertThat(phoneSystem.hungUp).isEmpty();
    world.tell(bridged("A", "D"));
    assertThat(world.call(ID).state()).isEqualTo(CallState.ACTIVE);
  }

  @Test
  void anAgentWhoLeftMeanwhileIsNotHungUp() {
    connecting();
    world.tell(ended("C", "USER_BUSY", BY_PARTY), ended("A", "NORMAL_CLEARING", BY_SWITCH));
    timer.pass(GRACE);
    assertThat(phoneSystem.hungUp).isEmpty();
  }

  @Test
  void aPhoneThatRingsTooLateIsHungUp() {
    service.onLateLeg("A");
    timer.work();
    assertThat(phoneSystem.hungUp).containsExactly("A");
  }

  @Test
  void aSwitchThatIsAwayWhenALatePhoneRingsIsNoFault() {
    phoneSystem.connected = false;
    service.onLateLeg("A");
    timer.work();
    assertThat(phoneSystem.hungUp).isEmpty();
  }
}
