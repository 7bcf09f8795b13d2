package io.patchcord.gateway.call;

import static io.patchcord.gateway.call.CallWorld.agentLeg;
import static io.patchcord.gateway.call.CallWorld.answered;
import static io.patchcord.gateway.call.CallWorld.at;
import static io.patchcord.gateway.call.CallWorld.bridged;
import static io.patchcord.gateway.call.CallWorld.created;
import static io.patchcord.gateway.call.CallWorld.ended;
import static io.patchcord.gateway.call.CallWorld.facts;
import static io.patchcord.gateway.call.CallWorld.job;
import static io.patchcord.gateway.call.CallWorld.withTimes;
import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.gateway.switching.CallVariable;
import io.patchcord.gateway.switching.LegEnding;
import io.patchcord.gateway.switching.LegFacts;
import io.patchcord.gateway.switching.LegState;
import io.patchcord.gateway.switching.Resync;
import io.patchcord.gateway.switching.SwitchCommandException;
import io.patchcord.gateway.watch.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The connection breaks after a command and before its reply, or the switch is slow. */
class CommandsInDoubtTest {
  private static final UUID ID = UUID.fromString("b7a1c6de-2f34-4a85-9d1e-3f0c5a7e6b21");
  private static final Duration CONFIRMATION = Duration.ofSeconds(5);

  private final CallWorld world = new CallWorld();
  private final FakeSwitch phoneSystem = new FakeSwitch();
  private final HandTimer timer = new HandTimer();
  private final List<CommandFault> failures = new ArrayList<>();
  private final CallService service =
      new CallService(
          phoneSystem,
          world.registry,
          world.mailboxes,
          world.listeners,
          new LegJobs(world.registry, world.mailboxes, world.listeners, timer, world.clock),
          new HoldMusic(world.clock),
          new CallSettings(
              Duration.ofSeconds(20),
              Duration.ofSeconds(60),
              CONFIRMATION,
              Duration.ofSeconds(2),
              Duration.ofMinutes(2),
              Duration.ofMinutes(2),
              Duration.ofMinutes(30)),
          timer,
          world.clock,
          Watch.NONE);

  @BeforeEach
  void talk() {
    world.listeners.add(service);
    world.listeners.add(
        new CallListener() {
          @Override
          public void onChange(@Nullable Call before, Call after) {}

          @Override
          public void onCommandFailed(CommandFailure failure) {
            failures.add(failure.fault());
          }
        });
    world.dial(ID, "1001", CallWorld.CUSTOMER);
    world.tell(
        created(agentLeg("A", "1001", ID)),
        answered("A"),
        job(ID, "+OK A"),
        created(facts("C", LegState.DOWN, null, "A", true, Map.of())),
        answered("C"),
        bridged("A", "C"));
  }

  private void parkAndLoseTheConnection() {
    phoneSystem.runReply =
        CompletableFuture.failedFuture(
            new SwitchCommandException(SwitchCommandException.Reason.OUTCOME_UNKNOWN, "closed"));
    service.ask(world.call(ID), Action.PARK);
    phoneSystem.connected = false;
    world.router.onAway("closed");
  }

  private void resync(LegFacts... legs) {
    phoneSystem.connected = true;
    world.resync(legs);
    service.onResynced(new Resync(Resync.Reason.CONNECTION_LOST, at(10), at(20), List.of()));
  }

  private static LegFacts agents() {
    LegFacts leg = facts("A", LegState.ACTIVE, "1001", "C", false, Map.of());
    return withTimes(leg, at(2), at(4));
  }

  private static LegFacts customers(@Nullable String partner) {
    LegFacts leg =
        facts(
            "C",
            LegState.ACTIVE,
            null,
            partner,
            false,
            Map.of(CallVariable.PARKED.variableName(), "1795356477850"));
    return withTimes(leg, at(2), partner == null ? null : at(4));
  }

  @Test
  void itIsDoneWhenTheSwitchHasDoneIt() {
    parkAndLoseTheConnection();
    assertThat(failures).as("nobody knows yet").isEmpty();
    resync(customers(null));
    assertThat(world.call(ID).state()).isEqualTo(CallState.PARKED);
    timer.pass(CONFIRMATION);
    assertThat(failures).isEmpty();
  }

  @Test
  void itHasFailedWhenTheSwitchHasNot() {
    parkAndLoseTheConnection();
    resync(agents(), customers("A"));
    assertThat(failures).containsExactly(CommandFault.OUTCOME_UNKNOWN);
    assertThat(world.call(ID).state()).isEqualTo(CallState.ACTIVE);
    assertThat(world.call(ID).parkedAt()).isNull();
  }

  @Test
  void itsDeadlineHoldsInAGapToo() {
    parkAndLoseTheConnection();
    timer.pass(CONFIRMATION);
    assertThat(failures).containsExactly(CommandFault.OUTCOME_UNKNOWN);
    resync(customers(null));
    assertThat(world.call(ID).state())
        .as("what was done all the same is seen")
        .isEqualTo(CallState.PARKED);
  }

  @Test
  void whatItMadeOfTheCallIsTakenBackWhenItIsKnownThatNothingWasDone() {
    parkAndLoseTheConnection();
    timer.pass(CONFIRMATION);
    resync(agents(), customers("A"));
    assertThat(world.call(ID).parkedAt()).isNull();
    assertThat(failures).hasSize(1);
  }

  private void parkWithoutAnAnswer() {
    phoneSystem.runReply = new CompletableFuture<>();
    service.ask(world.call(ID), Action.PARK);
    timer.pass(CONFIRMATION);
    assertThat(failures).containsExactly(CommandFault.COMMAND_TIMEOUT);
  }

  @Test
  void whatASlowSwitchDoesAfterTheDeadlineIsWhatWasAsked() {
    parkWithoutAnAnswer();
    world.tell(ended("A", "NORMAL_CLEARING", LegEnding.BY_SWITCH));
    assertThat(world.call(ID).state()).isEqualTo(CallState.PARKED);
    timer.pass(CONFIRMATION);
    assertThat(phoneSystem.resyncs).as("nothing is in doubt any more").isEmpty();
  }

  @Test
  void aSlowSwitchIsAskedWhatItHasDone() {
    parkWithoutAnAnswer();
    assertThat(phoneSystem.resyncs).isEmpty();
    timer.pass(CONFIRMATION);
    assertThat(phoneSystem.resyncs).hasSize(1);
    resync(agents(), customers("A"));
    assertThat(world.call(ID).parkedAt()).isNull();
    timer.pass(CONFIRMATION);
    assertThat(phoneSystem.resyncs).hasSize(1);
  }

  @Test
  void whoGoesOnWithSomethingElseDoesNotWaitForIt() {
    parkWithoutAnAnswer();
    service.ask(world.call(ID), Action.HOLD);
    assertThat(world.call(ID).parkedAt()).isNull();
  }
}
