package io.patchcord.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.gateway.HandClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  private final HandClock clock = new HandClock();
  private final RateLimits limits = new RateLimits(10, Duration.ofSeconds(20), clock);

  private RateLimits.Balance use(String who, int times) {
    RateLimits.Balance last = limits.take(who);
    for (int i = 1; i < times; i++) {
      last = limits.take(who);
    }
    return last;
  }

  @Test
  void soManyAreGrantedAtOnceAndNoMore() {
    RateLimits.Balance last = use("agent ada", 10);
    assertThat(last).isEqualTo(new RateLimits.Balance(10, 0, 20, 0));
    assertThat(last.isGranted()).isTrue();
    RateLimits.Balance refused = limits.take("agent ada");
    assertThat(refused.isGranted()).isFalse();
    assertThat(refused).isEqualTo(new RateLimits.Balance(10, 0, 20, 2));
    assertThat(limits.refused()).isEqualTo(1);
  }

  @Test
  void theyComeBackEvenly() {
    use("agent ada", 11);
    clock.pass(Duration.ofSeconds(1));
    assertThat(limits.take("agent ada").retrySeconds()).isEqualTo(1);
    clock.pass(Duration.ofSeconds(1));
    assertThat(limits.take("agent ada").isGranted()).isTrue();
    assertThat(limits.take("agent ada").isGranted()).isFalse();
    clock.pass(Duration.ofMinutes(5));
    assertThat(limits.take("agent ada")).isEqualTo(new RateLimits.Balance(10, 9, 2, 0));
  }

  @Test
  void eachHasItsOwn() {
    use("agent ada", 11);
    assertThat(limits.take("agent bob").remaining()).isEqualTo(9);
    assertThat(limits.size()).isEqualTo(2);
  }

  @Test
  void thereAreOnlySoManyBucketsAndWhoHasAllIsForgotten() {
    for (int i = 0; i < RateLimits.MAX_BUCKETS; i++) {
      limits.take("key " + i);
    }
    // Nobody is forgotten who has used some: those who come now share what is left.
    use("key late", 5);
    assertThat(use("key later", 5).remaining()).isZero();
    assertThat(limits.size()).isEqualTo(RateLimits.MAX_BUCKETS);
    clock.pass(Duration.ofSeconds(20));
    assertThat(limits.take("key latest").remaining()).isEqualTo(9);
    assertThat(limits.size()).isEqualTo(1);
  }
}
