package io.patchcord.gateway.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SignOutsTest {
  private static final Presence OFFLINE = Presence.offline(Instant.EPOCH);
  private static final Presence AVAILABLE =
      OFFLINE.standingAs(new Choice(PresenceState.AVAILABLE, null));
  private static final List<LiveCall> CALL = List.of(new LiveCall(UUID.randomUUID(), false, true));

  private final List<String> told = new ArrayList<>();
  private final SignOuts signOuts = new SignOuts(told::add);

  @Test
  void whoWasSignedInAndIsOfflineSignsOutOnce() {
    signOuts.onPresence("ada", AVAILABLE);
    signOuts.onPresence("ada", OFFLINE);
    signOuts.onPresence("ada", OFFLINE);
    assertThat(told).containsExactly("ada");
  }

  @Test
  void aCallOfOneWhoIsOfflineAnywayIsNoSignOut() {
    signOuts.onPresence("ada", OFFLINE.withCalls(CALL));
    signOuts.onPresence("ada", OFFLINE);
    assertThat(told).isEmpty();
  }

  @Test
  void itWaitsForTheCallThatIsStillOn() {
    signOuts.onPresence("ada", AVAILABLE);
    signOuts.onPresence("ada", OFFLINE.withCalls(CALL));
    assertThat(told).isEmpty();
    signOuts.onPresence("ada", OFFLINE);
    assertThat(told).containsExactly("ada");
  }

  @Test
  void whoAsksForWorkDuringACallAndThenLeavesSignsOut() {
    Presence waits =
        new Presence(OFFLINE.chosen(), AVAILABLE.chosen(), CALL, null, OFFLINE.since());
    signOuts.onPresence("ada", waits);
    signOuts.onPresence("ada", OFFLINE);
    assertThat(told).containsExactly("ada");
  }
}
