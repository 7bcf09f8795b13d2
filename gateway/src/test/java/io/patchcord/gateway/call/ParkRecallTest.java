package io.patchcord.gateway.call;

import static io.patchcord.gateway.call.CallWorld.agentLeg;
import static io.patchcord.gateway.call.CallWorld.answered;
import static io.patchcord.gateway.call.CallWorld.bridged;
import static io.patchcord.gateway.call.CallWorld.calledLeg;
import static io.patchcord.gateway.call.CallWorld.created;
import static io.patchcord.gateway.call.CallWorld.ended;
import static io.patchcord.gateway.call.CallWorld.job;
import static io.patchcord.gateway.switching.LegEnding.BY_SWITCH;
import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.gateway.HandClock;
import io.patchcord.gateway.watch.Watch;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ParkRecallTest {
  private static final UUID ID = UUID.fromString("b7a1c6de-2f34-4a85-9d1e-3f0c5a7e6b21");
  private static final UUID SECOND = UUID.fromString("0d3a3d39-52d5-4c39-b26c-5ecb70f6ff3c");
  private static final Duration RECALL = Duration.ofMinutes(2);
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final CallWorld world = new CallWorld();
  private final FakeSwitch phoneSystem = new FakeSwitch();
  private final HandTimer timer = new HandTimer();
  private final HandClock clock = new HandClock(CallWorld.NOW);

  ParkRecallTest() {
    world.listeners.add(
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
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                Duration.ofMinutes(2),
                RECALL,
                LIMIT),
            timer,
            clock,
            Watch.NONE));
  }

  @BeforeEach
  void park() {
    talk(ID, "A", "C");
    world.registry.update(ID, call -> CallReducer.parkRequested(call, clock.instant()));
    world.tell(ended("A", "NORMAL_CLEARING", BY_SWITCH));
    assertThat(world.call(ID).state()).isEqualTo(CallState.PARKED);
  }

  private void talk(UUID id, String agents, String others) {
    world.dial(id, "1001", CallWorld.CUSTOMER);
    world.tell(
        created(agentLeg(agents, "1001", id)),
        answered(agents),
        job(id, "+OK " + agents),
        created(calledLeg(others, null, agents)),
        answered(others),
        bridged(agents, others));
  }

  private void pass(Duration time) {
    clock.pass(time);
    timer.pass(time);
  }

  @Test
  void whoIsNotPickedUpRingsTheAgentsLineAndIsHungUpInTheEnd() {
    pass(RECALL.minusMillis(1));
    assertThat(phoneSystem.rung).isEmpty();
    pass(Duration.ofMillis(1));
    assertThat(phoneSystem.rung).hasSize(1);
    assertThat(phoneSystem.rung.get(0).number().value()).isEqualTo("1001");
    assertThat(phoneSystem.rung.get(0).autoAnswer()).as("nobody asked for it").isFalse();
    pass(RECALL);
    assertThat(phoneSystem.rung).hasSize(2);
    assertThat(phoneSystem.ran).isEmpty();
    pass(LIMIT.minus(RECALL).minus(RECALL));
    assertThat(phoneSystem.rung).hasSize(2);
    assertThat(phoneSystem.ran).singleElement().asString().contains("uuid_kill");

    world.tell(ended("C", "ALLOTTED_TIMEOUT", BY_SWITCH));
    assertThat(world.call(ID).cause())
        .isEqualTo(new CallCause(CauseCode.PARK_EXPIRED, "ALLOTTED_TIMEOUT", null));
  }

  @Test
  void anAgentWhoTalksIsNotDisturbed() {
    talk(SECOND, "A2", "C2");
    pass(RECALL);
    assertThat(phoneSystem.rung).isEmpty();
    world.tell(ended("A2", "NORMAL_CLEARING", BY_SWITCH));
    pass(RECALL);
    assertThat(phoneSystem.rung).hasSize(1);
  }

  @Test
  void whoWasPickedUpIsLeftAlone() {
    world.tell(created(agentLeg("A3", "1001", ID)), answered("A3"), bridged("A3", "C"));
    assertThat(world.call(ID).state()).isEqualTo(CallState.ACTIVE);
    pass(LIMIT);
    assertThat(phoneSystem.rung).isEmpty();
    assertThat(phoneSystem.ran).isEmpty();
  }

  @Test
  void whileTheSwitchIsAwayNothingIsLostButTime() {
    phoneSystem.connected = false;
    phoneSystem.goneMeanwhile = true;
    pass(LIMIT);
    assertThat(phoneSystem.ran).isEmpty();
    phoneSystem.connected = true;
    phoneSystem.goneMeanwhile = false;
    pass(RECALL);
    assertThat(phoneSystem.ran).hasSize(1);
  }
}
