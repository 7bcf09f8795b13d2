package io.patchcord.gateway.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.gateway.callcenter.AwayReason;
import io.patchcord.gateway.callcenter.WorkRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PresenceReducerTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final AwayReason LUNCH = new AwayReason("LUNCH", "Lunch");
  private static final Choice AT_LUNCH = Choice.away(LUNCH);
  private static final UUID FIRST = new UUID(0, 1);
  private static final UUID SECOND = new UUID(0, 2);
  private static final WorkRules RULES =
      new WorkRules(
          List.of(LUNCH),
          Duration.ofSeconds(30),
          Duration.ofSeconds(15),
          2,
          Duration.ofSeconds(20),
          Set.of(),
          List.of());
  private static final WorkRules NO_WRAP_UP = WorkRules.NONE;

  private Instant now = NOW;
  private Presence presence = Presence.offline(NOW.minusSeconds(60));

  private void tell(PresenceEvent event) {
    tell(event, RULES);
  }

  private void tell(PresenceEvent event, WorkRules rules) {
    presence = PresenceReducer.apply(presence, event, rules, now);
  }

  private void ask(Choice choice) {
    tell(new PresenceEvent.Asked(choice));
  }

  private void callLives(UUID id) {
    tell(new PresenceEvent.CallLives(new LiveCall(id, false, true)));
  }

  private void callOver(UUID id, boolean connected) {
    tell(new PresenceEvent.CallOver(id, connected));
  }

  private void pass(long seconds) {
    now = now.plusSeconds(seconds);
    tell(new PresenceEvent.TimePassed());
  }

  private void available() {
    ask(Choice.AVAILABLE);
  }

  private void inWrapUp() {
    available();
    callLives(FIRST);
    callOver(FIRST, true);
    assertThat(presence.state()).isEqualTo(PresenceState.WRAP_UP);
  }

  @Test
  void whatIsAskedForTakesEffectAtOnce() {
    available();
    assertThat(presence.state()).isEqualTo(PresenceState.AVAILABLE);
    assertThat(presence.since()).isEqualTo(NOW);
    ask(AT_LUNCH);
    assertThat(presence.reason()).isEqualTo(LUNCH);
    ask(Choice.OFFLINE);
    assertThat(presence.state()).isEqualTo(PresenceState.OFFLINE);
    assertThat(presence.reason()).isNull();
  }

  @Test
  void whatIsAskedForDuringACallFollowsItAndItsWrapUp() {
    available();
    callLives(FIRST);
    assertThat(presence.state()).isEqualTo(PresenceState.BUSY);
    ask(AT_LUNCH);
    assertThat(presence.state()).isEqualTo(PresenceState.BUSY);
    assertThat(presence.pending()).isEqualTo(AT_LUNCH);
    callOver(FIRST, true);
    assertThat(presence.state()).isEqualTo(PresenceState.WRAP_UP);
    assertThat(presence.pending()).isEqualTo(AT_LUNCH);
    pass(30);
    assertThat(presence.state()).isEqualTo(PresenceState.AWAY);
    assertThat(presence.pending()).isNull();
    assertThat(presence.since()).isEqualTo(NOW.plusSeconds(30));
  }

  @Test
  void askingForWhatWasChosenBeforeTakesThePendingBack() {
    available();
    callLives(FIRST);
    ask(AT_LUNCH);
    ask(Choice.AVAILABLE);
    assertThat(presence.pending()).isNull();
    tell(new PresenceEvent.CallOver(FIRST, true), NO_WRAP_UP);
    assertThat(presence.state()).isEqualTo(PresenceState.AVAILABLE);
  }

  @Test
  void aCallThatWasNotConnectedNeedsNoWrapUp() {
    ask(AT_LUNCH);
    callLives(FIRST);
    callOver(FIRST, false);
    assertThat(presence.state()).isEqualTo(PresenceState.AWAY);
    assertThat(presence.reason()).isEqualTo(LUNCH);
  }

  @Test
  void theLastOfTwoCallsBringsTheWrapUp() {
    available();
    callLives(FIRST);
    callLives(SECOND);
    callOver(FIRST, true);
    assertThat(presence.state()).isEqualTo(PresenceState.BUSY);
    now = now.plusSeconds(10);
    callOver(SECOND, true);
    assertThat(presence.wrapUp()).isEqualTo(new WrapUp(SECOND, NOW.plusSeconds(40), 2));
  }

  @Test
  void aWrapUpIsExtendedAsOftenAsTheCallCenterAllows() {
    inWrapUp();
    tell(new PresenceEvent.WrapUpExtended());
    tell(new PresenceEvent.WrapUpExtended());
    tell(new PresenceEvent.WrapUpExtended());
    assertThat(presence.wrapUp()).isEqualTo(new WrapUp(FIRST, NOW.plusSeconds(60), 0));
    pass(59);
    assertThat(presence.state()).isEqualTo(PresenceState.WRAP_UP);
    pass(1);
    assertThat(presence.state()).isEqualTo(PresenceState.AVAILABLE);
  }

  @Test
  void aWrapUpEndsByHandAndByTheLogOfItsOwnCall() {
    inWrapUp();
    tell(new PresenceEvent.LogSaved(SECOND));
    assertThat(presence.state()).isEqualTo(PresenceState.WRAP_UP);
    tell(new PresenceEvent.LogSaved(FIRST));
    assertThat(presence.state()).isEqualTo(PresenceState.AVAILABLE);
    inWrapUp();
    tell(new PresenceEvent.WrapUpEnded());
    assertThat(presence.state()).isEqualTo(PresenceState.AVAILABLE);
  }

  @Test
  void aMissedCallDuringAWrapUpLeavesTheRestOfIt() {
    inWrapUp();
    callLives(SECOND);
    assertThat(presence.state()).isEqualTo(PresenceState.BUSY);
    now = now.plusSeconds(5);
    callOver(SECOND, false);
    assertThat(presence.state()).isEqualTo(PresenceState.WRAP_UP);
    assertThat(presence.wrapUp()).isEqualTo(new WrapUp(FIRST, NOW.plusSeconds(30), 2));
  }

  @Test
  void aWrapUpWhoseTimeComesDuringACallIsOver() {
    inWrapUp();
    ask(AT_LUNCH);
    callLives(SECOND);
    pass(31);
    assertThat(presence.state()).isEqualTo(PresenceState.BUSY);
    assertThat(presence.pending()).isEqualTo(AT_LUNCH);
    callOver(SECOND, false);
    assertThat(presence.state()).isEqualTo(PresenceState.AWAY);
  }

  @Test
  void whatIsSetOnTheSwitchIsPresenceToo() {
    available();
    tell(new PresenceEvent.SetOnSwitch(AT_LUNCH));
    assertThat(presence.state()).isEqualTo(PresenceState.AWAY);
    available();
    callLives(FIRST);
    tell(new PresenceEvent.SetOnSwitch(Choice.OFFLINE));
    assertThat(presence.state()).isEqualTo(PresenceState.BUSY);
    assertThat(presence.pending()).isEqualTo(Choice.OFFLINE);
  }

  @Test
  void whoIsMadeAvailableOnTheSwitchDuringAWrapUpIsAvailable() {
    inWrapUp();
    ask(AT_LUNCH);
    tell(new PresenceEvent.SetOnSwitch(Choice.AVAILABLE));
    assertThat(presence).isEqualTo(new Presence(Choice.AVAILABLE, null, List.of(), null, now));
  }

  @Test
  void afterARestartWhatIsPendingWaitsUntilTheCallsAreKnown() {
    Presence restored = new Presence(Choice.AVAILABLE, AT_LUNCH, List.of(), null, NOW);
    presence = restored;
    tell(new PresenceEvent.CallsKnown());
    assertThat(presence.state()).isEqualTo(PresenceState.AWAY);
    presence = restored;
    callLives(FIRST);
    tell(new PresenceEvent.CallsKnown());
    assertThat(presence.state()).isEqualTo(PresenceState.BUSY);
    assertThat(presence.pending()).isEqualTo(AT_LUNCH);
  }

  @Test
  void whateverHappensWhatIsShownFollowsFromCallsWrapUpAndChoice() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int run = 0; run < 300; run++) {
      now = NOW;
      presence = Presence.offline(NOW);
      List<UUID> live = new ArrayList<>();
      Choice asked = Choice.OFFLINE;
      for (int step = 0; step < 60; step++) {
        PresenceState before = presence.state();
        PresenceEvent event = randomEvent(random, live);
        if (event instanceof PresenceEvent.Asked one) {
          asked = one.choice();
        }
        tell(event);
        assertThat(presence.state() == PresenceState.BUSY)
            .as("seed %s run %s step %s: busy while calls live", seed, run, step)
            .isEqualTo(!live.isEmpty());
        if (presence.state() != PresenceState.BUSY && presence.state() != PresenceState.WRAP_UP) {
          assertThat(presence.chosen())
              .as("seed %s run %s step %s", seed, run, step)
              .isEqualTo(asked);
          assertThat(presence.pending()).as("seed %s", seed).isNull();
          assertThat(presence.wrapUp()).as("seed %s", seed).isNull();
        }
        if (presence.state() != before) {
          assertThat(presence.since()).as("seed %s", seed).isEqualTo(now);
        }
      }
      for (UUID id : List.copyOf(live)) {
        callOver(id, random.nextBoolean());
      }
      pass(3_600);
      assertThat(presence)
          .as("seed %s run %s: at the end", seed, run)
          .isEqualTo(new Presence(asked, null, List.of(), null, presence.since()));
    }
  }

  private PresenceEvent randomEvent(Random random, List<UUID> live) {
    Choice[] choices = {Choice.AVAILABLE, Choice.OFFLINE, AT_LUNCH};
    UUID any = new UUID(1, random.nextInt(5));
    return switch (random.nextInt(8)) {
      case 0 -> new PresenceEvent.Asked(choices[random.nextInt(choices.length)]);
      case 1, 2 -> {
        if (!live.contains(any)) {
          live.add(any);
        }
        yield new PresenceEvent.CallLives(new LiveCall(any, false, random.nextBoolean()));
      }
      case 3, 4 -> {
        UUID over = live.isEmpty() ? FIRST : live.remove(random.nextInt(live.size()));
        yield new PresenceEvent.CallOver(over, random.nextBoolean());
      }
      case 5 -> {
        now = now.plusSeconds(random.nextInt(40));
        yield new PresenceEvent.TimePassed();
      }
      case 6 ->
          random.nextBoolean()
              ? new PresenceEvent.WrapUpEnded()
              : new PresenceEvent.WrapUpExtended();
      default -> new PresenceEvent.LogSaved(any);
    };
  }

  /** The picture in the reference shows every change of state that there is, and no other. */
  @Test
  void theDiagramOfTheReferenceIsTheReducers() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "reference", "presence.md"));
    Set<String> drawn = new TreeSet<>();
    Matcher arrow = Pattern.compile("(?m)^ +([A-Z_]+) --> ([A-Z_]+): ").matcher(page);
    while (arrow.find()) {
      drawn.add(arrow.group(1) + " --> " + arrow.group(2));
    }
    assertThat(drawn).isEqualTo(reachable());
  }

  private Set<String> reachable() {
    Choice[] choices = {Choice.AVAILABLE, Choice.OFFLINE, AT_LUNCH};
    List<Presence> all = new ArrayList<>();
    for (Choice chosen : choices) {
      for (Choice pending : new Choice[] {null, choices[0], choices[1], choices[2]}) {
        WrapUp wrapUp = new WrapUp(FIRST, NOW.plusSeconds(9), 1);
        LiveCall call = new LiveCall(SECOND, false, true);
        if (pending == null) {
          all.add(new Presence(chosen, null, List.of(), null, NOW));
        }
        all.add(new Presence(chosen, pending, List.of(call), null, NOW));
        all.add(new Presence(chosen, pending, List.of(call), wrapUp, NOW));
        all.add(new Presence(chosen, pending, List.of(), wrapUp, NOW));
      }
    }
    List<PresenceEvent> events = new ArrayList<>();
    for (Choice choice : choices) {
      events.add(new PresenceEvent.Asked(choice));
      events.add(new PresenceEvent.SetOnSwitch(choice));
    }
    events.add(new PresenceEvent.CallLives(new LiveCall(new UUID(0, 3), true, false)));
    events.add(new PresenceEvent.CallOver(SECOND, true));
    events.add(new PresenceEvent.CallOver(SECOND, false));
    events.add(new PresenceEvent.WrapUpExtended());
    events.add(new PresenceEvent.WrapUpEnded());
    events.add(new PresenceEvent.LogSaved(FIRST));
    events.add(new PresenceEvent.TimePassed());
    events.add(new PresenceEvent.CallsKnown());
    Set<String> found = new TreeSet<>();
    for (Presence from : all) {
      for (PresenceEvent event : events) {
        for (WorkRules rules : List.of(RULES, NO_WRAP_UP)) {
          Presence to = PresenceReducer.apply(from, event, rules, NOW.plusSeconds(20));
          if (to.state() != from.state()) {
            found.add(from.state() + " --> " + to.state());
          }
        }
      }
    }
    return found;
  }
}
