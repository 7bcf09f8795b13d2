package io.patchcord.gateway.call;

import static io.patchcord.gateway.call.CallWorld.job;
import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.gateway.switching.Destination;
import io.patchcord.gateway.switching.DisplayName;
import io.patchcord.gateway.switching.LegRequest;
import io.patchcord.gateway.switching.SwitchEvent;
import io.patchcord.gateway.watch.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegJobsTest {
  private static final UUID CALL = UUID.fromString("8f5b0e38-55c0-4f1e-9c7b-4d3f44c5d2aa");
  private static final UUID JOB = UUID.fromString("58e1f3a4-0f0b-4f6a-8a41-76a0b3b3c5b1");
  private static final UUID COMMAND = UUID.fromString("2c1de1d6-9f0c-4c0f-bf0d-0b3c5a6d7e8f");
  private static final Duration RING_TIME = Duration.ofSeconds(20);

  private final CallWorld world = new CallWorld();
  private final FakeSwitch phoneSystem = new FakeSwitch();
  private final HandTimer timer = new HandTimer();
  private final LegJobs jobs =
      new LegJobs(world.registry, world.mailboxes, world.listeners, timer, world.clock);
  private final List<CallListener.CommandFailure> failures = new ArrayList<>();

  @BeforeEach
  void listen() {
    world.dial(CALL, "1001", CallWorld.CUSTOMER);
    world.listeners.add(
        new CallListener() {
          @Override
          public void onChange(@Nullable Call before, Call after) {}

          @Override
          public void onCommandFailed(CommandFailure failure) {
            failures.add(failure);
          }
        });
  }

  @ParameterizedTest
  @CsvSource({
    "-ERR USER_BUSY, TARGET_BUSY",
    "-ERR NO_ANSWER, TARGET_NO_ANSWER",
    "-ERR CALL_REJECTED, TARGET_REJECTED",
    "-ERR USER_NOT_REGISTERED, TARGET_NOT_REGISTERED",
    "-ERR DESTINATION_OUT_OF_ORDER, TARGET_UNREACHABLE"
  })
  void whoCannotBeHadIsTold(String result, CommandFault fault) {
    ring(JOB, true);
    tell(job(JOB, result));
    assertThat(failures).hasSize(1);
    assertThat(failures.get(0).commandId()).isEqualTo(COMMAND);
    assertThat(failures.get(0).action()).isEqualTo(Action.PARTICIPANTS);
    assertThat(failures.get(0).fault()).isEqualTo(fault);
    assertThat(world.call(CALL).isOver()).as("the call itself goes on").isFalse();
  }

  @Test
  void anAnswerIsAllThatIsWanted() {
    ring(JOB, true);
    tell(job(JOB, "+OK leg"));
    timer.pass(Duration.ofHours(1));
    assertThat(failures).isEmpty();
  }

  @Test
  void aResultThatIsLostHasADeadline() {
    ring(JOB, true);
    timer.pass(RING_TIME);
    assertThat(failures).as("the switch may still tell").isEmpty();
    timer.pass(Duration.ofSeconds(12));
    assertThat(failures).hasSize(1);
    assertThat(failures.get(0).fault()).isEqualTo(CommandFault.COMMAND_TIMEOUT);
    tell(job(JOB, "-ERR NO_ANSWER"));
    assertThat(failures).as("told once").hasSize(1);
  }

  @Test
  void aCallThatWasMadeForAPickUpEndsAtItsDeadline() {
    ring(CALL, true);
    timer.pass(RING_TIME.plusSeconds(12));
    assertThat(world.call(CALL).cause())
        .extracting(CallCause::code)
        .isEqualTo(CauseCode.COMMAND_TIMEOUT);
  }

  @Test
  void whatNobodyAskedForFailsSilently() {
    ring(JOB, false);
    tell(job(JOB, "-ERR NO_ANSWER"));
    phoneSystem.connected = false;
    ring(JOB, false);
    timer.pass(Duration.ofHours(1));
    assertThat(failures).isEmpty();
  }

  @Test
  void withoutAConnectionNothingWasSent() {
    phoneSystem.connected = false;
    ring(JOB, true);
    assertThat(failures).hasSize(1);
    assertThat(failures.get(0).fault()).isEqualTo(CommandFault.SWITCH_UNAVAILABLE);
  }

  private void ring(UUID jobId, boolean asked) {
    LegRequest request =
        new LegRequest(
            jobId,
            new Destination("1002"),
            true,
            new Destination("1001"),
            DisplayName.of(""),
            RING_TIME,
            false,
            LegRequest.Then.park(),
            Map.of());
    jobs.ring(
        phoneSystem,
        request,
        new LegJobs.Job(
            CALL, COMMAND, Action.PARTICIPANTS, asked, Watch.NONE.command("", CALL, COMMAND)));
  }

  private void tell(SwitchEvent event) {
    world.tell(event);
    jobs.onEvent(event);
  }
}
