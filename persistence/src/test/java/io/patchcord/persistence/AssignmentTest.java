package io.patchcord.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AssignmentTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:15:30.123456789Z");

  private final Assignment assignment =
      new Assignment(
          new Agent("ada", "Ada"),
          new Line("1001"),
          new CallCenter("Support", "Support", "DE"),
          NOW);

  @Test
  void itIsLiveUntilItEnds() {
    assertThat(assignment.isLive()).isTrue();
    assertThat(assignment.validTo()).isNull();
    assignment.end(NOW);
    assertThat(assignment.isLive()).isFalse();
    assertThat(assignment.validTo()).isEqualTo(Instant.parse("2026-11-22T10:15:30.123456Z"));
  }

  @Test
  void itEndsOnce() {
    assignment.end(NOW);
    assertThatIllegalStateException().isThrownBy(() -> assignment.end(NOW.plusSeconds(1)));
  }

  @Test
  void itDoesNotEndBeforeItBegins() {
    assertThatIllegalArgumentException().isThrownBy(() -> assignment.end(NOW.minusSeconds(1)));
    assertThat(assignment.isLive()).isTrue();
  }
}
