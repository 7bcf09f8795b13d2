package io.patchcord.gateway.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.patchcord.gateway.HandClock;
import io.patchcord.gateway.call.Call;
import io.patchcord.gateway.call.CallOwner;
import io.patchcord.gateway.call.CallReducer;
import io.patchcord.gateway.call.HandTimer;
import io.patchcord.gateway.call.Party;
import io.patchcord.gateway.callcenter.AwayReason;
import io.patchcord.gateway.callcenter.WorkRules;
import io.patchcord.gateway.switching.LegEnding;
import io.patchcord.gateway.switching.LegFacts;
import io.patchcord.gateway.switching.LegState;
import io.patchcord.gateway.switching.SwitchEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PresenceServiceTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  private static final Choice LUNCH = Choice.away(new AwayReason("LUNCH", "Lunch"));
  private static final UUID CALL = UUID.fromString("b7a1c6de-2f34-4a85-9d1e-3f0c5a7e6b21");

  private static final WorkRules RULES =
      new WorkRules(
          List.of(),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          1,
          Duration.ofSeconds(20),
          Set.of(),
          List.of());

  private final HandClock clock = new HandClock(START);
  private final Kept kept = new Kept();
  private HandTimer timer = new HandTimer();
  private final List<PresenceState> told = new ArrayList<>();
  private PresenceService service = start();

  /** A gateway that starts with what the one before has stored. */
  private PresenceService start() {
    PresenceService started =
        new PresenceService(
            agent -> Optional.of(RULES),
            new PresenceService.Standstill() {
              @Override
              public <T> T standingStill(Supplier<T> work) {
                return work.get();
              }
            },
            kept,
            clock,
            timer);
    started.addListener((agent, presence) -> told.add(presence.state()));
    return started;
  }

  private void restartAfter(Duration away) {
    clock.pass(away);
    timer = new HandTimer();
    service = start();
  }

  private void pass(Duration time) {
    clock.pass(time);
    timer.pass(time);
  }

  private Call dial() {
    Call call =
        Call.outbound(
            CALL,
            new CallOwner("alice", "1001", "support", "main"),
            new Party("+14155551212", null),
            null,
            clock.instant());
    service.onChange(null, call);
    return call;
  }

  private void talkAndHangUp() {
    Call before = dial();
    Instant at = clock.instant();
    LegFacts leg =
        new LegFacts(
            "A",
            LegState.DOWN,
            "1001",
            null,
            false,
            null,
            null,
            null,
            at,
            null,
            null,
            false,
            null,
            Map.of());
    List<SwitchEvent> events =
        List.of(
            new SwitchEvent.LegCreated(at, leg),
            new SwitchEvent.LegAnswered(at, "A"),
            new SwitchEvent.LegsBridged(at, "A", "C"),
            new SwitchEvent.JobCompleted(at, CALL, true, "+OK A"),
            new SwitchEvent.LegEnded(at, "A", "NORMAL_CLEARING", LegEnding.BY_PARTY, null));
    for (SwitchEvent event : events) {
      Call after = CallReducer.apply(before, event);
      service.onChange(before, after);
      before = after;
    }
    assertThat(before.isOver()).isTrue();
  }

  @Test
  void anAgentWhoWasNeverHereIsOffline() {
    assertThat(service.of("alice")).isEqualTo(Presence.offline(START));
  }

  @Test
  void aCallIsFollowedByItsWrapUpAndThatEndsByTime() {
    service.ask("alice", Choice.AVAILABLE, "agent");
    talkAndHangUp();
    assertThat(service.of("alice").wrapUp()).isEqualTo(new WrapUp(CALL, START.plusSeconds(30), 1));
    pass(Duration.ofSeconds(31));
    assertThat(service.of("alice").state()).isEqualTo(PresenceState.AVAILABLE);
    assertThat(kept.changes)
        .containsExactly(
            "alice AVAILABLE by agent",
            "alice BUSY by call",
            "alice WRAP_UP by call",
            "alice AVAILABLE by timer");
    assertThat(told).startsWith(PresenceState.AVAILABLE, PresenceState.BUSY);
    assertThat(told).endsWith(PresenceState.WRAP_UP, PresenceState.AVAILABLE);
  }

  @Test
  void anExtendedWrapUpEndsLater() {
    service.ask("alice", Choice.AVAILABLE, "agent");
    talkAndHangUp();
    service.extendWrapUp("alice", "agent");
    assertThatThrownBy(() -> service.extendWrapUp("alice", "agent"))
        .isInstanceOfSatisfying(
            WrapUpException.class,
            e -> assertThat(e.reason()).isEqualTo(WrapUpException.Reason.NO_EXTENSION_LEFT));
    pass(Duration.ofSeconds(59));
    assertThat(service.of("alice").state()).isEqualTo(PresenceState.WRAP_UP);
    pass(Duration.ofSeconds(2));
    assertThat(service.of("alice").state()).isEqualTo(PresenceState.AVAILABLE);
    assertThatThrownBy(() -> service.endWrapUp("alice", "agent"))
        .isInstanceOf(WrapUpException.class);
  }

  @Test
  void savingTheLogEndsTheWrapUp() {
    service.ask("alice", Choice.AVAILABLE, "agent");
    talkAndHangUp();
    service.logSaved("alice", CALL);
    assertThat(service.of("alice").state()).isEqualTo(PresenceState.AVAILABLE);
  }

  @Test
  void aWrapUpGoesOnAfterARestartWithWhatIsLeft() {
    service.ask("alice", Choice.AVAILABLE, "agent");
    talkAndHangUp();
    restartAfter(Duration.ofSeconds(10));
    assertThat(service.of("alice").state()).isEqualTo(PresenceState.WRAP_UP);
    assertThat(service.of("alice").wrapUp()).isEqualTo(new WrapUp(CALL, START.plusSeconds(30), 1));
    service.onCallsKnown();
    pass(Duration.ofSeconds(19));
    assertThat(service.of("alice").state()).isEqualTo(PresenceState.WRAP_UP);
    pass(Duration.ofSeconds(2));
    assertThat(service.of("alice").state()).isEqualTo(PresenceState.AVAILABLE);
  }

  @Test
  void aWrapUpThatEndedWhileTheGatewayWasAwayIsOver() {
    service.ask("alice", Choice.AVAILABLE, "agent");
    talkAndHangUp();
    service.ask("alice", LUNCH, "agent");
    restartAfter(Duration.ofSeconds(90));
    timer.pass(Duration.ofMillis(2));
    assertThat(service.of("alice").reason()).isEqualTo(LUNCH.reason());
  }

  @Test
  void whatIsPendingWaitsForACallThatIsFoundAgain() {
    service.ask("alice", Choice.AVAILABLE, "agent");
    dial();
    service.ask("alice", LUNCH, "agent");
    restartAfter(Duration.ofSeconds(5));
    dial();
    service.onCallsKnown();
    assertThat(service.of("alice").state()).isEqualTo(PresenceState.BUSY);
    assertThat(service.of("alice").pending()).isEqualTo(LUNCH);
  }

  @Test
  void whatIsPendingComesWhenTheCallIsGoneAfterARestart() {
    service.ask("alice", Choice.AVAILABLE, "agent");
    dial();
    service.ask("alice", LUNCH, "agent");
    restartAfter(Duration.ofSeconds(5));
    service.onCallsKnown();
    assertThat(service.of("alice").state()).isEqualTo(PresenceState.AWAY);
  }

  @Test
  void missedCallsAreToldWithTheirConsequence() {
    service.ask("alice", Choice.AVAILABLE, "agent");
    service.missedTooMany("alice", 3);
    assertThat(service.of("alice").reason())
        .isEqualTo(
            new AwayReason(
                "MISSED_CALLS", "You missed 3 calls: the phone system set you to On Break."));
  }

  /** Keeps what a database would. */
  private static final class Kept implements PresenceStore {
    private final Map<String, Presence> stored = new HashMap<>();
    private final List<String> changes = new ArrayList<>();

    @Override
    public Map<String, Presence> load() {
      return Map.copyOf(stored);
    }

    @Override
    public void save(String agent, Presence presence) {
      stored.put(agent, presence.withCalls(List.of()));
    }

    @Override
    public void changed(String agent, Presence presence, String by, Instant at) {
      changes.add(agent + " " + presence.state() + " by " + by);
    }
  }
}
