package io.patchcord.gateway.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.patchcord.gateway.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallRegistryTest {
  private static final CallCause CAUSE = new CallCause(CauseCode.DIAL_FAILED, null, null);

  private final HandClock clock = new HandClock(CallWorld.NOW);
  private final List<Call> told = new ArrayList<>();
  private final CallRegistry registry = new CallRegistry(clock, (before, after) -> told.add(after));

  private Call add() {
    Call call =
        Call.outbound(
            UUID.randomUUID(),
            CallWorld.owner("1001"),
            new Party(null, null),
            null,
            clock.instant());
    assertThat(registry.add(call)).isEmpty();
    return call;
  }

  private void end(Call call, Instant at) {
    registry.update(call.id(), c -> c.ended(CAUSE, at));
  }

  @Test
  void aCallIsAnnouncedWhenItIsNewAndWhenItChanges() {
    Call call = add();
    registry.update(call.id(), c -> c);
    registry.update(UUID.randomUUID(), Call::withDialingDone);
    registry.update(call.id(), Call::withDialingDone);
    assertThat(told).containsExactly(call, call.withDialingDone());
  }

  @Test
  void anIdThatIsTakenKeepsItsCall() {
    Call call = add();
    assertThat(registry.add(call.withDialingDone())).contains(call);
    assertThat(registry.find(call.id())).contains(call);
    assertThat(told).hasSize(1);
  }

  @Test
  void liveCallsAreCountedAndBounded() {
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < CallRegistry.MAX_LIVE; i++) {
      calls.add(add());
    }
    assertThatExceptionOfType(TooManyCallsException.class).isThrownBy(this::add);
    assertThat(registry.refused()).isEqualTo(1);
    end(calls.get(0), clock.instant());
    add();
    assertThat(registry.liveCount()).isEqualTo(CallRegistry.MAX_LIVE);
  }

  @Test
  void anEndedCallIsKnownForAnHour() {
    Call call = add();
    end(call, clock.instant());
    clock.pass(Duration.ofHours(1));
    end(add(), clock.instant());
    assertThat(registry.find(call.id())).isPresent();
    clock.pass(Duration.ofMillis(1));
    end(add(), clock.instant());
    assertThat(registry.find(call.id())).isEmpty();
  }

  @Test
  void aSwitchWhoseClockIsWrongDoesNotMakeACallForgotten() {
    Call call = add();
    end(call, Instant.EPOCH);
    assertThat(registry.find(call.id())).isPresent();
  }

  @Test
  void theNumberOfEndedCallsIsBounded() {
    Call first = add();
    end(first, clock.instant());
    for (int i = 1; i < CallRegistry.MAX_ENDED; i++) {
      end(add(), clock.instant());
    }
    assertThat(registry.find(first.id())).isPresent();
    end(add(), clock.instant());
    assertThat(registry.find(first.id())).isEmpty();
    assertThat(registry.list(call -> true)).hasSize(CallRegistry.MAX_ENDED);
  }

  @Test
  void aForgottenCallLeavesNoLegBehind() {
    Call call = add();
    Call other = add();
    registry.bind("A", call.id(), Role.AGENT);
    registry.bind("K", call.id(), Role.OTHER);
    registry.bind("K", other.id(), Role.OTHER);
    end(call, clock.instant());
    assertThat(registry.callsOf("A")).containsOnlyKeys(call.id());

    clock.pass(Duration.ofHours(2));
    end(add(), clock.instant());
    assertThat(registry.callsOf("A")).isEmpty();
    assertThat(registry.callsOf("K")).containsOnlyKeys(other.id());
  }

  @Test
  void aCallThatIsReopenedIsNotForgotten() {
    Call call = add();
    registry.update(
        call.id(),
        c -> c.ended(new CallCause(CauseCode.SWITCH_UNAVAILABLE, null, null), clock.instant()));
    assertThat(registry.liveCount()).isZero();
    registry.update(call.id(), Call::reopened);
    assertThat(registry.liveCount()).isEqualTo(1);
    clock.pass(Duration.ofHours(2));
    end(add(), clock.instant());
    assertThat(registry.find(call.id())).isPresent();
  }
}
