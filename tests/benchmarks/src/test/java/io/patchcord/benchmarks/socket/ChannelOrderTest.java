package io.patchcord.benchmarks.socket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChannelOrderTest {

  private final ChannelOrder order = new ChannelOrder(2);

  @Test
  void interleavedChannelsInOrderAreNoViolation() {
    order.given(0, 0);
    order.given(1, 0);
    order.given(1, 1);
    order.given(0, 1);

    assertThat(order.violations()).isZero();
  }

  @Test
  void everyEventBehindALaterOneOfItsChannelCounts() {
    order.given(0, 0);
    order.given(0, 3);
    order.given(0, 1);
    order.given(0, 2);
    order.given(0, 4);

    assertThat(order.violations()).isEqualTo(2);
  }

  @Test
  void anEventGivenTwiceCounts() {
    order.given(1, 0);
    order.given(1, 0);

    assertThat(order.violations()).isEqualTo(1);
  }

  @Test
  void aGapIsNoViolation() {
    order.given(0, 0);
    order.given(0, 7);

    assertThat(order.violations()).isZero();
  }
}
