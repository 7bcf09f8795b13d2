package io.patchcord.gateway.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.patchcord.gateway.call.Call;
import io.patchcord.gateway.call.CallListeners;
import io.patchcord.gateway.call.CallMailboxes;
import io.patchcord.gateway.call.CallMonitor;
import io.patchcord.gateway.call.CallOwner;
import io.patchcord.gateway.call.CallReducer;
import io.patchcord.gateway.call.CallRegistry;
import io.patchcord.gateway.call.CommandFault;
import io.patchcord.gateway.call.HandTimer;
import io.patchcord.gateway.call.Party;
import io.patchcord.gateway.switching.CallVariable;
import io.patchcord.gateway.switching.Destination;
import io.patchcord.gateway.switching.DisplayName;
import io.patchcord.gateway.switching.LegEnding;
import io.patchcord.gateway.switching.LegFacts;
import io.patchcord.gateway.switching.LegRequest;
import io.patchcord.gateway.switching.LegState;
import io.patchcord.gateway.switching.SwitchCommandException;
import io.patchcord.gateway.switching.SwitchEvent;
import io.patchcord.gateway.switching.SwitchUnavailableException;
import io.patchcord.gateway.watch.RecordingWatch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MonitorsTest implements MonitorDirectory, MonitoringListener {
  private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
  private static final Duration CONFIRMATION = Duration.ofSeconds(5);
  private static final String AGENT_LEG = "agent-leg";
  private static final String LEG = "supervisor-leg";
  private static final String LINE = "1003";

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final CallListeners listeners = new CallListeners();
  private final CallRegistry registry = new CallRegistry(clock, listeners);
  private final HandTimer timer = new HandTimer();
  private final ScriptedSwitch phoneSystem = new ScriptedSwitch();
  private final List<MonitoringState> states = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();
  private final UUID callId = UUID.randomUUID();
  private final RecordingWatch watch = new RecordingWatch();
  private boolean shown = true;
  private Monitors monitors;

  @BeforeEach
  void begin() {
    monitors = monitors();
    listeners.add((before, after) -> monitors.onChange(before, after));
    registry.add(
        Call.outbound(
            callId,
            new CallOwner("alice", "1001", "support", "main"),
            new Party("+14155551212", null),
            null,
            NOW));
    update(
        new SwitchEvent.LegCreated(
            NOW,
            leg(
                AGENT_LEG,
                "1001",
                LegState.DOWN,
                Map.of(CallVariable.CALL_ID, callId.toString()))));
    update(new SwitchEvent.LegAnswered(NOW, AGENT_LEG));
  }

  private Monitors monitors() {
    Monitors made =
        new Monitors(
            registry,
            new CallMailboxes(Runnable::run),
            this,
            this,
            new MonitorSettings(Duration.ofSeconds(20), CONFIRMATION),
            timer,
            clock,
            watch);
    made.connect(phoneSystem);
    return made;
  }

  @Override
  public boolean isShown(String callCenter) {
    return shown;
  }

  @Override
  public Optional<String> nameAt(String line) {
    return line.equals(LINE) ? Optional.of("Carol Clark") : Optional.empty();
  }

  @Override
  public void onChange(@Nullable Monitoring before, Monitoring after) {
    assertThat(before == null || before.state().next().contains(after.state()))
        .as("%s can become %s", before, after)
        .isTrue();
    states.add(after.state());
  }

  @Override
  public void onCommandFailed(Failure failure) {
    failures.add(failure);
  }

  @Test
  void theLineIsRungWithWhatARestartedGatewayNeeds() {
    Monitoring begun = start(MonitorMode.LISTEN).monitoring();
    LegRequest asked = phoneSystem.rung.get(0);
    assertThat(asked.jobId()).isEqualTo(begun.id());
    assertThat(asked.number().value()).isEqualTo(LINE);
    assertThat(asked.autoAnswer()).isTrue();
    assertThat(asked.then()).isEqualTo(LegRequest.Then.eavesdrop(AGENT_LEG));
    assertThat(asked.variables())
        .containsEntry(CallVariable.MONITOR_OF, DisplayName.of(callId.toString()))
        .containsEntry(CallVariable.MONITOR_ID, DisplayName.of(begun.id().toString()))
        .containsEntry(CallVariable.MONITOR_BY, DisplayName.of("pck_Ab3-_6gH"))
        .containsEntry(CallVariable.MONITOR_LEG, DisplayName.of(AGENT_LEG))
        .containsEntry(CallVariable.REQUEST_ID, DisplayName.of("case-4711"));
    assertThat(states).containsExactly(MonitoringState.CONNECTING);
  }

  @Test
  void onlyEventsSayThatTheCallIsHeard() {
    Monitoring begun = start(MonitorMode.LISTEN).monitoring();
    tell(created(begun), new SwitchEvent.LegAnswered(NOW, LEG));
    tell(new SwitchEvent.JobCompleted(NOW, begun.id(), true, "+OK " + LEG));
    assertThat(state(begun)).isEqualTo(MonitoringState.CONNECTING);
    tell(new SwitchEvent.LegMonitored(NOW, "another-leg", true));
    assertThat(state(begun)).isEqualTo(MonitoringState.CONNECTING);
    tell(heard());
    assertThat(state(begun)).isEqualTo(MonitoringState.LISTENING);
    assertThat(call().story().monitors())
        .containsExactly(new CallMonitor(begun.id(), LINE, "Carol Clark", "LISTEN", NOW));
  }

  @Test
  void theAgentSeesNobodyWhereTheCallCenterDoesNotWantThat() {
    shown = false;
    listening(MonitorMode.LISTEN);
    assertThat(call().story().monitors()).isEmpty();
  }

  @Test
  void aModeIsSetByItsKeyAndConfirmedByIt() {
    Monitoring begun = listening(MonitorMode.WHISPER);
    assertThat(phoneSystem.ran).hasSize(1);
    assertThat(state(begun)).isEqualTo(MonitoringState.LISTENING);
    tell(key("2"));
    assertThat(state(begun)).isEqualTo(MonitoringState.WHISPERING);
    assertThat(call().story().monitors().get(0).mode()).isEqualTo("WHISPER");
    timer.pass(CONFIRMATION);
    assertThat(failures).isEmpty();
    assertThat(watch.told())
        .containsExactly("monitor", "monitor is sent for null", "monitor confirmed");
  }

  @Test
  void modesAreSetOneAfterAnother() {
    Monitoring begun = listening(MonitorMode.LISTEN);
    monitors.change(begun, call(), MonitorMode.BARGE);
    monitors.change(begun, call(), MonitorMode.WHISPER);
    assertThat(phoneSystem.ran).hasSize(1);
    tell(key("3"));
    assertThat(phoneSystem.ran).hasSize(2);
    tell(key("2"));
    assertThat(states)
        .containsExactly(
            MonitoringState.CONNECTING,
            MonitoringState.LISTENING,
            MonitoringState.BARGING,
            MonitoringState.WHISPERING);
    timer.pass(CONFIRMATION);
    assertThat(failures).isEmpty();
  }

  @Test
  void aModeThatHoldsIsNotSet() {
    Monitoring begun = listening(MonitorMode.LISTEN);
    monitors.change(begun, call(), MonitorMode.LISTEN);
    assertThat(phoneSystem.ran).isEmpty();
    timer.pass(CONFIRMATION);
    assertThat(failures).isEmpty();
  }

  @Test
  void aModeThatIsNotConfirmedHasFailedAndTheNextIsTried() {
    Monitoring begun = listening(MonitorMode.LISTEN);
    UUID barge = monitors.change(begun, call(), MonitorMode.BARGE).commandId();
    monitors.change(begun, call(), MonitorMode.WHISPER);
    timer.pass(CONFIRMATION);
    assertThat(watch.told())
        .contains("barge is sent for null", "barge failed: COMMAND_TIMEOUT")
        .doesNotContain("barge confirmed", "whisper confirmed");
    tell(key("2"));
    assertThat(watch.told()).endsWith("whisper confirmed");
    assertThat(failures).hasSize(1);
    assertThat(failures.get(0).commandId()).isEqualTo(barge);
    assertThat(failures.get(0).action()).isEqualTo("barge");
    assertThat(failures.get(0).fault()).isEqualTo(CommandFault.COMMAND_TIMEOUT);
    assertThat(phoneSystem.ran).hasSize(2);
    assertThat(state(begun)).isEqualTo(MonitoringState.WHISPERING);
  }

  @Test
  void aModeThatTheSwitchRefusesHasFailed() {
    Monitoring begun = listening(MonitorMode.LISTEN);
    phoneSystem.runReply =
        CompletableFuture.failedFuture(
            new SwitchCommandException(SwitchCommandException.Reason.REFUSED, "-ERR"));
    monitors.change(begun, call(), MonitorMode.BARGE);
    assertThat(failures).extracting(Failure::fault).containsExactly(CommandFault.COMMAND_REFUSED);
  }

  @Test
  void tooManyModesAreRefused() {
    Monitoring begun = listening(MonitorMode.LISTEN);
    for (int i = 0; i < Running.MAX_COMMANDS; i++) {
      monitors.change(begun, call(), i % 2 == 0 ? MonitorMode.BARGE : MonitorMode.WHISPER);
    }
    assertRefused(
        MonitoringRefusedException.Reason.TOO_MANY_COMMANDS,
        () -> monitors.change(begun, call(), MonitorMode.LISTEN));
  }

  @Test
  void theKeyToTheCustomerAloneIsTakenBack() {
    Monitoring begun = listening(MonitorMode.WHISPER);
    tell(key("2"), key("1"));
    assertThat(state(begun)).isEqualTo(MonitoringState.WHISPERING);
    assertThat(phoneSystem.ran).hasSize(2);
  }

  @Test
  void theKeysOfOthersMeanNothing() {
    Monitoring begun = listening(MonitorMode.LISTEN);
    tell(new SwitchEvent.LegKeyPressed(NOW, AGENT_LEG, "3"));
    assertThat(state(begun)).isEqualTo(MonitoringState.LISTENING);
  }

  @Test
  void aKeyToldBeforeTheSoundSaysThatItIsThere() {
    Monitoring begun = start(MonitorMode.LISTEN).monitoring();
    tell(created(begun), new SwitchEvent.LegAnswered(NOW, LEG), key("3"), heard());
    assertThat(state(begun)).isEqualTo(MonitoringState.BARGING);
  }

  @Test
  void soundToldBeforeTheAnswerCounts() {
    Monitoring begun = start(MonitorMode.BARGE).monitoring();
    tell(created(begun), heard());
    assertThat(state(begun)).isEqualTo(MonitoringState.LISTENING);
    assertThat(phoneSystem.ran).isEmpty();
    tell(new SwitchEvent.LegAnswered(NOW, LEG));
    assertThat(phoneSystem.ran).hasSize(1);
  }

  @Test
  void toAskTwiceIsToAskOnce() {
    Monitoring begun = start(MonitorMode.LISTEN).monitoring();
    assertThat(start(MonitorMode.LISTEN).monitoring().id()).isEqualTo(begun.id());
    assertThat(start(MonitorMode.BARGE).monitoring().id()).isEqualTo(begun.id());
    assertThat(phoneSystem.rung).hasSize(1);
    assertRefused(
        MonitoringRefusedException.Reason.LINE_BUSY,
        () -> monitors.start(call(), request("pck_another1", LINE, MonitorMode.LISTEN)));
  }

  @Test
  void aCallIsHeardByAFewOnly() {
    for (int i = 0; i < MonitorBook.MAX_OF_CALL; i++) {
      monitors.start(call(), request("pck_" + i, "200" + i, MonitorMode.LISTEN));
    }
    assertRefused(MonitoringRefusedException.Reason.TOO_MANY, () -> start(MonitorMode.LISTEN));
    assertThat(monitors.running("support")).hasSize(MonitorBook.MAX_OF_CALL);
    assertThat(monitors.running("sales")).isEmpty();
  }

  @Test
  void whereNobodyTalksThereIsNothingToHear() {
    update(new SwitchEvent.LegEnded(NOW, AGENT_LEG, "NORMAL_CLEARING", LegEnding.BY_PARTY, null));
    assertThat(call().isOver()).isTrue();
    assertRefused(
        MonitoringRefusedException.Reason.NOT_POSSIBLE_NOW, () -> start(MonitorMode.LISTEN));
  }

  @Test
  void withoutAConnectionNothingIsAsked() {
    phoneSystem.connected = false;
    assertThatThrownBy(() -> start(MonitorMode.LISTEN))
        .isInstanceOf(SwitchUnavailableException.class);
    assertThat(states).isEmpty();
  }

  @Test
  void aSupervisorWhoStopsIsHungUp() {
    Monitoring begun = listening(MonitorMode.LISTEN);
    monitors.stop(begun);
    timer.work();
    assertThat(phoneSystem.hungUp).containsExactly(LEG);
    assertThat(state(begun)).isEqualTo(MonitoringState.LISTENING);
    tell(ended(LEG, LegEnding.BY_SWITCH));
    assertThat(cause(begun)).isEqualTo(MonitoringCause.STOPPED);
    assertThat(call().story().monitors()).isEmpty();
    assertThat(watch.told()).endsWith("end", "end confirmed");
    monitors.stop(begun);
    timer.pass(CONFIRMATION);
    assertThat(failures).isEmpty();
    assertRefused(
        MonitoringRefusedException.Reason.NOT_POSSIBLE_NOW,
        () -> monitors.change(begun, call(), MonitorMode.BARGE));
  }

  @Test
  void aStopThatIsNotConfirmedHasFailed() {
    Monitoring begun = listening(MonitorMode.LISTEN);
    UUID command = monitors.stop(begun).commandId();
    timer.pass(CONFIRMATION);
    assertThat(failures).hasSize(1);
    assertThat(failures.get(0).commandId()).isEqualTo(command);
    assertThat(failures.get(0).action()).isEqualTo("end");
    assertThat(watch.told()).endsWith("end failed: COMMAND_TIMEOUT");
  }

  @Test
  void aPhoneThatRingsForNothingAnyMoreIsHungUp() {
    Monitoring begun = start(MonitorMode.LISTEN).monitoring();
    monitors.stop(begun);
    tell(created(begun));
    timer.work();
    assertThat(phoneSystem.hungUp).containsExactly(LEG);
    tell(ended(LEG, LegEnding.BY_SWITCH));
    assertThat(cause(begun)).isEqualTo(MonitoringCause.STOPPED);
    tell(new SwitchEvent.LegCreated(NOW, leg("late", LINE, LegState.DOWN, variables(begun))));
    timer.work();
    assertThat(phoneSystem.hungUp).containsExactly(LEG, "late");
  }

  @Test
  void whyTheLineCouldNotBeHadIsSaid() {
    Monitors.Accepted asked = start(MonitorMode.BARGE);
    tell(
        new SwitchEvent.JobCompleted(
            NOW, asked.monitoring().id(), false, "-ERR USER_NOT_REGISTERED"));
    assertThat(cause(asked.monitoring())).isEqualTo(MonitoringCause.LINE_NOT_REGISTERED);
    assertThat(failures).hasSize(1);
    assertThat(failures.get(0).commandId()).isEqualTo(asked.commandId());
    assertThat(failures.get(0).action()).isEqualTo("monitor");
    assertThat(failures.get(0).fault()).isEqualTo(CommandFault.LINE_NOT_REACHED);
    assertThat(watch.told()).endsWith("monitor failed: LINE_NOT_REACHED");
  }

  @Test
  void anEavesdropThatEndsAtOnceWasRefused() {
    Monitoring begun = start(MonitorMode.LISTEN).monitoring();
    tell(created(begun), new SwitchEvent.LegAnswered(NOW, LEG), ended(LEG, LegEnding.BY_SWITCH));
    assertThat(cause(begun)).isEqualTo(MonitoringCause.REFUSED);
    assertThat(failures).extracting(Failure::fault).containsExactly(CommandFault.COMMAND_REFUSED);
  }

  @Test
  void oneThatIsNeverConfirmedIsGivenUp() {
    Monitoring begun = start(MonitorMode.LISTEN).monitoring();
    tell(created(begun), new SwitchEvent.LegAnswered(NOW, LEG));
    timer.pass(CONFIRMATION);
    timer.work();
    assertThat(cause(begun)).isEqualTo(MonitoringCause.TIMEOUT);
    assertThat(phoneSystem.hungUp).containsExactly(LEG);
    assertThat(failures).extracting(Failure::fault).containsExactly(CommandFault.COMMAND_TIMEOUT);
  }

  @Test
  void aLineOfWhichNothingIsToldIsGivenUp() {
    Monitoring begun = start(MonitorMode.LISTEN).monitoring();
    timer.pass(Duration.ofSeconds(31));
    assertThat(state(begun)).isEqualTo(MonitoringState.CONNECTING);
    timer.pass(Duration.ofSeconds(1));
    assertThat(cause(begun)).isEqualTo(MonitoringCause.TIMEOUT);
  }

  @Test
  void ofTwoPhonesOnTheLineTheOneThatAnswersCounts() {
    Monitoring begun = start(MonitorMode.LISTEN).monitoring();
    tell(
        created(begun),
        new SwitchEvent.LegCreated(NOW, leg("second", LINE, LegState.DOWN, variables(begun))),
        ended(LEG, LegEnding.BY_SWITCH));
    assertThat(state(begun)).isEqualTo(MonitoringState.CONNECTING);
    tell(new SwitchEvent.LegAnswered(NOW, "second"), heard());
    assertThat(state(begun)).isEqualTo(MonitoringState.LISTENING);
    tell(ended("second", LegEnding.BY_PARTY));
    assertThat(cause(begun)).isEqualTo(MonitoringCause.SUPERVISOR_HUNG_UP);
  }

  @Test
  void theStarOfThePhoneIsAHangUp() {
    Monitoring begun = listening(MonitorMode.LISTEN);
    tell(key("*"), ended(LEG, LegEnding.BY_SWITCH));
    assertThat(cause(begun)).isEqualTo(MonitoringCause.SUPERVISOR_HUNG_UP);
  }

  @Test
  void aCallThatIsOverIsHeardNoLonger() {
    Monitoring begun = listening(MonitorMode.LISTEN);
    update(new SwitchEvent.LegEnded(NOW, AGENT_LEG, "NORMAL_CLEARING", LegEnding.BY_PARTY, null));
    timer.work();
    assertThat(phoneSystem.hungUp).containsExactly(LEG);
    tell(ended(LEG, LegEnding.BY_SWITCH));
    assertThat(cause(begun)).isEqualTo(MonitoringCause.CALL_ENDED);
  }

  @Test
  void aRestartedGatewayFindsItAgain() {
    Monitoring begun = listening(MonitorMode.LISTEN);
    monitors = monitors();
    states.clear();
    Map<CallVariable, String> variables = new HashMap<>(variables(begun));
    variables.put(CallVariable.MONITOR_MODE, "BARGE");
    tell(new SwitchEvent.LegFound(NOW, leg(LEG, LINE, LegState.ACTIVE, variables)));
    assertThat(states).isEmpty();
    monitors.feed().onResynced(Set.of(LEG, AGENT_LEG));
    Monitoring again = monitors.find(begun.id()).orElseThrow();
    assertThat(again.state()).isEqualTo(MonitoringState.BARGING);
    assertThat(again.callId()).isEqualTo(callId);
    assertThat(again.supervisor()).isEqualTo("pck_Ab3-_6gH");
    tell(key("0"));
    assertThat(state(begun)).isEqualTo(MonitoringState.LISTENING);
  }

  @Test
  void oneThatWasStillRingingThenIsGivenUpSometime() {
    Monitoring begun = start(MonitorMode.LISTEN).monitoring();
    monitors = monitors();
    tell(new SwitchEvent.LegFound(NOW, leg(LEG, LINE, LegState.RINGING, variables(begun))));
    monitors.feed().onResynced(Set.of(LEG, AGENT_LEG));
    assertThat(state(begun)).isEqualTo(MonitoringState.CONNECTING);
    timer.pass(Duration.ofSeconds(32));
    assertThat(cause(begun)).isEqualTo(MonitoringCause.TIMEOUT);
  }

  @Test
  void nobodyHearsACallThatIsNotKnown() {
    Monitoring begun = listening(MonitorMode.LISTEN);
    monitors = monitors();
    Map<CallVariable, String> variables = new HashMap<>(variables(begun));
    variables.put(CallVariable.MONITOR_OF, UUID.randomUUID().toString());
    tell(new SwitchEvent.LegFound(NOW, leg(LEG, LINE, LegState.ACTIVE, variables)));
    monitors.feed().onResynced(Set.of(LEG));
    timer.work();
    assertThat(phoneSystem.hungUp).containsExactly(LEG);
    assertThat(monitors.running("support")).isEmpty();
  }

  @Test
  void whatEndedInAGapIsOver() {
    Monitoring begun = listening(MonitorMode.LISTEN);
    monitors.feed().onAway("gone");
    assertThat(state(begun)).isEqualTo(MonitoringState.LISTENING);
    monitors.feed().onResynced(Set.of(AGENT_LEG));
    assertThat(cause(begun)).isEqualTo(MonitoringCause.UNKNOWN_DURING_OUTAGE);
  }

  @Test
  void whatLivesThroughAGapGoesOn() {
    Monitoring begun = listening(MonitorMode.LISTEN);
    tell(new SwitchEvent.LegFound(NOW, leg(LEG, LINE, LegState.ACTIVE, variables(begun))));
    monitors.feed().onResynced(Set.of(LEG, AGENT_LEG));
    assertThat(state(begun)).isEqualTo(MonitoringState.LISTENING);
    assertThat(states).containsExactly(MonitoringState.CONNECTING, MonitoringState.LISTENING);
  }

  private Monitors.Accepted start(MonitorMode mode) {
    return monitors.start(call(), request("pck_Ab3-_6gH", LINE, mode));
  }

  private static MonitorRequest request(String supervisor, String line, MonitorMode mode) {
    return new MonitorRequest(
        supervisor,
        new Destination(line),
        mode,
        new Destination("1001"),
        DisplayName.of("Alice Arnold"),
        "case-4711");
  }

  private Monitoring listening(MonitorMode mode) {
    Monitoring begun = start(mode).monitoring();
    tell(created(begun), new SwitchEvent.LegAnswered(NOW, LEG), heard());
    assertThat(state(begun)).isEqualTo(MonitoringState.LISTENING);
    return begun;
  }

  private static SwitchEvent created(Monitoring of) {
    return new SwitchEvent.LegCreated(NOW, leg(LEG, LINE, LegState.DOWN, variables(of)));
  }

  private static SwitchEvent heard() {
    return new SwitchEvent.LegMonitored(NOW, AGENT_LEG, true);
  }

  private static SwitchEvent key(String key) {
    return new SwitchEvent.LegKeyPressed(NOW, LEG, key);
  }

  private static SwitchEvent ended(String legId, LegEnding by) {
    return new SwitchEvent.LegEnded(NOW, legId, "NORMAL_CLEARING", by, null);
  }

  private static Map<CallVariable, String> variables(Monitoring of) {
    return Map.of(
        CallVariable.MONITOR_OF,
        of.callId().toString(),
        CallVariable.MONITOR_ID,
        of.id().toString(),
        CallVariable.MONITOR_BY,
        of.supervisor(),
        CallVariable.MONITOR_LEG,
        of.legId());
  }

  private static LegFacts leg(
      String legId, String line, LegState state, Map<CallVariable, String> variables) {
    Map<String, String> named = new HashMap<>();
    variables.forEach((variable, value) -> named.put(variable.variableName(), value));
    return new LegFacts(
        legId,
        state,
        line,
        null,
        false,
        null,
        null,
        null,
        NOW,
        state.isAnswered() ? NOW : null,
        null,
        false,
        null,
        named);
  }

  private void tell(SwitchEvent... events) {
    for (SwitchEvent event : events) {
      monitors.feed().onEvent(event);
    }
  }

  private void update(SwitchEvent event) {
    registry.update(callId, call -> CallReducer.apply(call, event));
  }

  private Call call() {
    return registry.find(callId).orElseThrow();
  }

  private MonitoringState state(Monitoring of) {
    return monitors.find(of.id()).orElseThrow().state();
  }

  private @Nullable MonitoringCause cause(Monitoring of) {
    return monitors.find(of.id()).orElseThrow().cause();
  }

  private static void assertRefused(MonitoringRefusedException.Reason reason, Runnable what) {
    assertThatThrownBy(what::run)
        .isInstanceOfSatisfying(
            MonitoringRefusedException.class,
            refused -> assertThat(refused.reason()).isEqualTo(reason));
  }
}
