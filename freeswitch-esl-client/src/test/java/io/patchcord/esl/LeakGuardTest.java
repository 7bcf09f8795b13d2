package io.patchcord.esl;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import org.junit.jupiter.api.Test;

class LeakGuardTest {

  @Test
  void everyBufferIsTracked() {
    assertThat(ResourceLeakDetector.getLevel()).isEqualTo(ResourceLeakDetector.Level.PARANOID);
  }

  @Test
  void aBufferThatNobodyReleasesIsFound() throws InterruptedException {
    leak();
    assertThat(LeakGuard.leaks()).hasSize(1);
    assertThat(LeakGuard.leaks()).isEmpty();
  }

  private static void leak() {
    ByteBufAllocator.DEFAULT.buffer(16).writeByte(1);
  }
}
