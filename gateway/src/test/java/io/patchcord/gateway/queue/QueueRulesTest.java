package io.patchcord.gateway.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.gateway.agent.Choice;
import io.patchcord.gateway.agent.LiveCall;
import io.patchcord.gateway.agent.Presence;
import io.patchcord.gateway.agent.PresenceState;
import io.patchcord.gateway.agent.WrapUp;
import io.patchcord.gateway.switching.QueueStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QueueRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Choice AWAY = Choice.away(null);
  private static final LiveCall DIALLED = new LiveCall(new UUID(0, 1), false, true);
  private static final LiveCall OFFERED = new LiveCall(new UUID(0, 2), true, false);
  private static final LiveCall TAKEN = new LiveCall(new UUID(0, 2), true, true);

  private static QueueRules.Wanted wanted(
      Choice chosen, @Nullable Choice pending, LiveCall... calls) {
    return QueueRules.of(new Presence(chosen, pending, List.of(calls), null, NOW), true);
  }

  private static QueueRules.Wanted rung(@Nullable QueueStatus status) {
    return new QueueRules.Wanted(status, true);
  }

  @Test
  void whatIsChosenIsTheStatus() {
    assertThat(wanted(Choice.AVAILABLE, null)).isEqualTo(rung(QueueStatus.AVAILABLE));
    assertThat(wanted(AWAY, null)).isEqualTo(rung(QueueStatus.ON_BREAK));
    assertThat(wanted(Choice.OFFLINE, null)).isEqualTo(rung(QueueStatus.LOGGED_OUT));
  }

  @Test
  void noCallerIsSentToAPhoneThatIsNotThere() {
    Presence available = new Presence(Choice.AVAILABLE, null, List.of(), null, NOW);
    assertThat(QueueRules.of(available, false)).isEqualTo(rung(QueueStatus.ON_BREAK));
    assertThat(QueueRules.of(Presence.offline(NOW), false)).isEqualTo(rung(QueueStatus.LOGGED_OUT));
  }

  @Test
  void nobodyIsRungInWrapUp() {
    WrapUp wrapUp = new WrapUp(new UUID(0, 1), NOW, 1);
    Presence presence = new Presence(Choice.AVAILABLE, null, List.of(), wrapUp, NOW);
    assertThat(QueueRules.of(presence, true)).isEqualTo(rung(QueueStatus.ON_BREAK));
  }

  @Test
  void anotherCallMakesIdleAndKeepsTheStatus() {
    assertThat(wanted(Choice.AVAILABLE, null, DIALLED))
        .isEqualTo(new QueueRules.Wanted(QueueStatus.AVAILABLE, false));
  }

  @Test
  void anOfferThatRingsIsNotTakenBack() {
    assertThat(wanted(Choice.AVAILABLE, AWAY, OFFERED)).isEqualTo(rung(null));
    assertThat(wanted(Choice.AVAILABLE, null, DIALLED, OFFERED)).isEqualTo(rung(null));
  }

  @Test
  void onAQueuesCallWhatIsPendingIsToldAtOnce() {
    assertThat(wanted(Choice.AVAILABLE, null, TAKEN)).isEqualTo(rung(QueueStatus.AVAILABLE));
    assertThat(wanted(Choice.AVAILABLE, AWAY, TAKEN)).isEqualTo(rung(QueueStatus.ON_BREAK));
    assertThat(wanted(Choice.AVAILABLE, Choice.OFFLINE, TAKEN))
        .isEqualTo(rung(QueueStatus.LOGGED_OUT));
  }

  @Test
  void aStatusMeansAChoice() {
    for (QueueStatus status : QueueStatus.values()) {
      Choice choice = QueueRules.choice(status);
      assertThat(choice.state() == PresenceState.AVAILABLE).isEqualTo(status.isAvailable());
    }
    assertThat(QueueRules.choice(QueueStatus.LOGGED_OUT)).isEqualTo(Choice.OFFLINE);
  }
}
