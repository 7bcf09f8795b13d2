package io.patchcord.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.patchcord.gateway.HandClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BrakeTest {
  private static final String EVE = "192.0.2.7";

  private final HandClock clock = new HandClock();
  private final Brake brake = new Brake(3, clock);

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(brake.failed(EVE)).isEmpty();
    }
  }

  @Test
  void theFirstFailuresCostNothing() {
    fail(3);
    assertThat(brake.delay(EVE)).isEmpty();
    assertThat(brake.slowed()).isZero();
  }

  @Test
  void eachFurtherOneIsFollowedByTwiceTheDelayUpToAMinute() {
    fail(3);
    for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60, 60}) {
      fail(1);
      assertThat(brake.delay(EVE)).contains(Duration.ofSeconds(seconds));
      clock.pass(Duration.ofSeconds(seconds));
      assertThat(brake.delay(EVE)).isEmpty();
    }
  }

  @Test
  void whatComesWithinTheDelayMakesItNoLonger() {
    fail(4);
    clock.pass(Duration.ofMillis(400));
    for (int i = 0; i < 100; i++) {
      assertThat(brake.failed(EVE)).contains(Duration.ofMillis(600));
    }
    assertThat(brake.slowed()).isEqualTo(100);
    clock.pass(Duration.ofMillis(600));
    fail(1);
    assertThat(brake.delay(EVE)).contains(Duration.ofSeconds(2));
  }

  @Test
  void nobodyWaitsForSomebodyElse() {
    fail(4);
    assertThat(brake.failed("192.0.2.8")).isEmpty();
    assertThat(brake.delay("192.0.2.8")).isEmpty();
  }

  @Test
  void aQuarterOfAnHourWithoutAFailureForgetsAll() {
    fail(4);
    clock.pass(Brake.FORGOTTEN.plusMillis(1));
    fail(3);
    assertThat(brake.delay(EVE)).isEmpty();
  }

  @Test
  void onlySoManyAreRemembered() {
    fail(4);
    for (int i = 0; i < Brake.MAX; i++) {
      brake.failed("address " + i);
    }
    assertThat(brake.size()).isEqualTo(Brake.MAX);
    assertThat(brake.delay(EVE)).isEmpty();
    assertThat(brake.delay("address 1")).isEmpty();
  }

  @Test
  void aNetworkOfIpv6IsOneSource() {
    assertThat(Brake.source("2001:db8:1:2:3:4:5:6")).isEqualTo(Brake.source("2001:db8:1:2::9"));
    assertThat(Brake.source("2001:db8:1:2::9")).isNotEqualTo(Brake.source("2001:db8:1:3::9"));
    assertThat(Brake.source("fe80::1%eth0")).isEqualTo(Brake.source("fe80::1"));
    assertThat(Brake.source("::ffff:192.0.2.7")).isEqualTo(EVE);
    assertThat(Brake.source(EVE)).isEqualTo(EVE);
    assertThat(Brake.source(null)).isEqualTo("null");
    assertThat(Brake.source("no:address")).isEqualTo("no:address");
  }

  @Test
  void aNegativeNumberIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Brake(-1, clock));
  }
}
