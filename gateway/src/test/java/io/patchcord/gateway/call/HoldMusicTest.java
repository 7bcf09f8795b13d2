package io.patchcord.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.gateway.HandClock;
import io.patchcord.gateway.switching.LegEnding;
import io.patchcord.gateway.switching.LegState;
import io.patchcord.gateway.switching.SwitchEvent;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HoldMusicTest {
  private static final Leg HOLDER =
      new Leg("A", Role.AGENT, LegState.HELD, "B", null, true, null, null);

  private final HandClock clock = new HandClock(CallWorld.NOW);

  private final HoldMusic music = new HoldMusic(clock);

  private void state(LegState state) {
    music.onEvent(new SwitchEvent.LegStateChanged(CallWorld.NOW, "A", state));
  }

  private void sound(boolean playing) {
    music.onEvent(new SwitchEvent.LegHearsSound(CallWorld.NOW, "B", playing));
  }

  @Test
  void aRetrievalWaitsUntilTheMusicHasBegun() {
    assertThat(music.isAwaited(HOLDER)).isFalse();
    state(LegState.HELD);
    assertThat(music.isAwaited(HOLDER)).isTrue();
    sound(true);
    assertThat(music.isAwaited(HOLDER)).isFalse();
  }

  @Test
  void whereThereIsNoneItDoesNotWaitForLong() {
    state(LegState.HELD);
    clock.pass(HoldMusic.LATEST.minusMillis(1));
    assertThat(music.isAwaited(HOLDER)).isTrue();
    clock.pass(Duration.ofMillis(1));
    assertThat(music.isAwaited(HOLDER)).isFalse();
  }

  @Test
  void theNextHoldHasMusicOfItsOwn() {
    state(LegState.HELD);
    sound(true);
    state(LegState.ACTIVE);
    sound(false);
    state(LegState.HELD);
    assertThat(music.isAwaited(HOLDER)).isTrue();
  }

  @Test
  void aHoldWaitsForTheFirstWords() {
    assertThat(music.isTooSoon(HOLDER)).isFalse();
    music.onEvent(new SwitchEvent.LegsBridged(CallWorld.NOW, "A", "B"));
    assertThat(music.isTooSoon(HOLDER)).isTrue();
    clock.pass(HoldMusic.FIRST_WORDS);
    assertThat(music.isTooSoon(HOLDER)).isFalse();
  }

  @Test
  void whatIsOverIsForgotten() {
    state(LegState.HELD);
    music.onEvent(
        new SwitchEvent.LegEnded(CallWorld.NOW, "A", "NORMAL_CLEARING", LegEnding.BY_PARTY, null));
    assertThat(music.isAwaited(HOLDER)).isFalse();
    state(LegState.HELD);
    music.onResynced(Set.of("B"));
    assertThat(music.isAwaited(HOLDER)).isFalse();
  }

  @Test
  void whoTalksToNobodyWaitsForNoMusic() {
    state(LegState.HELD);
    assertThat(music.isAwaited(HOLDER.withPartner(null))).isFalse();
  }
}
