package io.patchcord.gateway.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.gateway.call.Call;
import io.patchcord.gateway.call.CallListeners;
import io.patchcord.gateway.call.CallMailboxes;
import io.patchcord.gateway.call.CallOwner;
import io.patchcord.gateway.call.CallReducer;
import io.patchcord.gateway.call.CallRegistry;
import io.patchcord.gateway.call.HandTimer;
import io.patchcord.gateway.call.Party;
import io.patchcord.gateway.call.Recording;
import io.patchcord.gateway.switching.CallVariable;
import io.patchcord.gateway.switching.Destination;
import io.patchcord.gateway.switching.DisplayName;
import io.patchcord.gateway.switching.LegFacts;
import io.patchcord.gateway.switching.LegState;
import io.patchcord.gateway.switching.SwitchEvent;
import io.patchcord.gateway.watch.Watch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a real FreeSWITCH told of legs that listened in makes these monitorings. */
class MonitoringTranscriptTest implements MonitorDirectory, MonitoringListener {
  private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
  private static final String LINE = "1003";

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final CallRegistry registry = new CallRegistry(clock, new CallListeners());
  private final ScriptedSwitch phoneSystem = new ScriptedSwitch();
  private final Monitors monitors =
      new Monitors(
          registry,
          new CallMailboxes(Runnable::run),
          this,
          this,
          new MonitorSettings(Duration.ofSeconds(20), Duration.ofSeconds(5)),
          new HandTimer(),
          clock,
          Watch.NONE);
  private final List<String> story = new ArrayList<>();

  @Test
  void keysChangeWhoHearsTheSupervisorAndTheEndOfTheCallEndsIt() {
    UUID callId = call("5426172f-2f39-41d3-8b6d-18021d95001e");
    listen(callId, "pck_one");
    play(
        "eavesdrop",
        Map.of("c76e4ce2-29ca-4829-adc7-c066d8890d97", monitors.running("support").get(0)));
    assertThat(story)
        .containsExactly(
            "pck_one CONNECTING",
            "pck_one LISTENING",
            "pck_one WHISPERING",
            "pck_one BARGING",
            "pck_one LISTENING",
            "pck_one ENDED CALL_ENDED");
    assertThat(phoneSystem.ran).as("key 1 is taken back").hasSize(1);
  }

  @Test
  void aRefusalIsToldFromOneWhoListensAndHangsUp() {
    UUID callId = call("a2a2dc8d-f842-4616-b80c-57ee53633d13");
    List<String> legs =
        Recording.of("eavesdrop-group").events(left -> left).stream()
            .filter(SwitchEvent.LegCreated.class::isInstance)
            .map(event -> ((SwitchEvent.LegCreated) event).leg())
            .filter(leg -> LINE.equals(leg.line()))
            .map(LegFacts::legId)
            .toList();
    assertThat(legs).hasSize(3);
    Map<String, Monitoring> asked = new HashMap<>();
    asked.put(legs.get(0), listen(callId, "pck_refused"));
    play("eavesdrop-group", asked);
    assertThat(story).containsExactly("pck_refused CONNECTING", "pck_refused ENDED REFUSED");
    story.clear();
    asked.clear();
    asked.put(legs.get(1), listen(callId, "pck_let"));
    play("eavesdrop-group", asked);
    assertThat(story)
        .containsExactly(
            "pck_let CONNECTING",
            "pck_let LISTENING",
            "pck_let BARGING",
            "pck_let ENDED SUPERVISOR_HUNG_UP");
  }

  @Override
  public boolean isShown(String callCenter) {
    return true;
  }

  @Override
  public Optional<String> nameAt(String line) {
    return Optional.empty();
  }

  @Override
  public void onChange(@Nullable Monitoring before, Monitoring after) {
    story.add(
        after.supervisor()
            + " "
            + after.state()
            + (after.cause() == null ? "" : " " + after.cause()));
  }

  private UUID call(String agentLeg) {
    monitors.connect(phoneSystem);
    UUID callId = UUID.randomUUID();
    registry.add(
        Call.outbound(
            callId,
            new CallOwner("alice", "1001", "support", "main"),
            new Party("+14155551212", null),
            null,
            NOW));
    Map<String, String> ours = Map.of(CallVariable.CALL_ID.variableName(), callId.toString());
    LegFacts leg =
        new LegFacts(
            agentLeg,
            LegState.ACTIVE,
            "1001",
            null,
            false,
            null,
            null,
            null,
            NOW,
            NOW,
            null,
            false,
            null,
            ours);
    registry.update(callId, call -> CallReducer.apply(call, new SwitchEvent.LegCreated(NOW, leg)));
    return callId;
  }

  private Monitoring listen(UUID callId, String supervisor) {
    return monitors
        .start(
            registry.find(callId).orElseThrow(),
            new MonitorRequest(
                supervisor,
                new Destination(LINE),
                MonitorMode.LISTEN,
                new Destination("1001"),
                DisplayName.of("Alice Arnold"),
                null))
        .monitoring();
  }

  /** The recorded legs had other variables than the gateway gives them: they get its. */
  private void play(String scenario, Map<String, Monitoring> asked) {
    for (SwitchEvent event : Recording.of(scenario).events(left -> left)) {
      Monitoring of =
          event instanceof SwitchEvent.LegCreated created ? asked.get(created.legId()) : null;
      monitors.feed().onEvent(of == null ? event : named((SwitchEvent.LegCreated) event, of));
    }
  }

  private static SwitchEvent named(SwitchEvent.LegCreated created, Monitoring of) {
    LegFacts leg = created.leg();
    Map<String, String> variables = new HashMap<>(leg.variables());
    variables.put(CallVariable.MONITOR_OF.variableName(), of.callId().toString());
    variables.put(CallVariable.MONITOR_ID.variableName(), of.id().toString());
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
}
