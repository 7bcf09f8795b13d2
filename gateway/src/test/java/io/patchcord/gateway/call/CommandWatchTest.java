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

import io.patchcord.gateway.switching.Destination;
import io.patchcord.gateway.switching.DisplayName;
import io.patchcord.gateway.switching.LegState;
import io.patchcord.gateway.watch.RecordingWatch;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** Each command is told once when it begins, is sent as part of itself, and once how it ends. */
class CommandWatchTest {
  private static final UUID ID = UUID.fromString("b7a1c6de-2f34-4a85-9d1e-3f0c5a7e6b21");

  private final RecordingWatch watch = new RecordingWatch();
  private final List<String> told = watch.told();
  private final CallWorld world = new CallWorld();
  private final FakeSwitch phoneSystem = new FakeSwitch();
  private final HandTimer timer = new HandTimer();
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
              Duration.ofSeconds(5),
              Duration.ofSeconds(2),
              Duration.ofMinutes(2),
              Duration.ofMinutes(2),
              Duration.ofMinutes(30)),
          timer,
          world.clock,
          watch);

  @BeforeEach
  void ask() {
    world.listeners.add(service);
    MDC.put("requestId", "r-1");
  }

  @AfterEach
  void forget() {
    MDC.remove("requestId");
  }

  private Call dial() {
    return service.dial(
        new DialCommand(
            ID,
            CallWorld.owner("1001"),
            new Destination(CallWorld.CUSTOMER),
            null,
            null,
            DisplayName.of(""),
            null));
  }

  private Call talk() {
    dial();
    world.tell(
        created(agentLeg("A", "1001", ID)),
        answered("A"),
        job(ID, "+OK A"),
        created(calledLeg("C", null, "A")),
        answered("C"),
        bridged("A", "C"));
    told.clear();
    return world.call(ID);
  }

  @Test
  void aDialIsConfirmedByTheAgentsLeg() {
    dial();
    assertThat(told).containsExactly("dial", "dial is sent for r-1");
    world.tell(created(agentLeg("A", "1001", ID)));
    world.tell(answered("A"), job(ID, "+OK A"));
    assertThat(told).containsExactly("dial", "dial is sent for r-1", "dial confirmed");
  }

  @Test
  void aDialThatIsNeverAnsweredFailsAtItsDeadline() {
    dial();
    timer.pass(Duration.ofSeconds(32));
    assertThat(told)
        .containsExactly("dial", "dial is sent for r-1", "dial failed: COMMAND_TIMEOUT");
  }

  @Test
  void aHoldIsConfirmedByItsEvent() {
    service.ask(talk(), Action.HOLD);
    assertThat(told).containsExactly("hold", "hold is sent for r-1");
    world.tell(CallWorld.state("A", LegState.HELD));
    assertThat(told).containsExactly("hold", "hold is sent for r-1", "hold confirmed");
  }

  @Test
  void aHoldWithoutItsEventFailsAtItsDeadline() {
    service.ask(talk(), Action.HOLD);
    assertThat(service.commandsWaiting()).isOne();
    MDC.clear();
    timer.pass(Duration.ofSeconds(5));
    assertThat(told)
        .containsExactly("hold", "hold is sent for r-1", "hold failed: COMMAND_TIMEOUT");
    assertThat(service.commandsWaiting()).isZero();
  }

  @Test
  void aCommandThatWaitsIsSentForWhoeverAskedForIt() {
    Call call = talk();
    service.ask(call, Action.HOLD);
    MDC.put("requestId", "r-2");
    service.ask(call, Action.MUTE);
    MDC.clear();
    world.tell(CallWorld.state("A", LegState.HELD));
    assertThat(told).contains("mute is sent for r-2");
    assertThat(MDC.get("requestId")).as("is not left behind").isNull();
  }

  @Test
  void aHangUpIsConfirmedByTheEndOfTheAgentsLegAndASecondIsPartOfIt() {
    service.ask(talk(), Action.HANGUP);
    service.ask(world.call(ID), Action.HANGUP);
    world.tell(ended("A", "NORMAL_CLEARING", BY_SWITCH));
    assertThat(told.stream().filter(each -> !each.contains("sent")))
        .containsExactly("hangup", "hangup confirmed");
  }

  @Test
  void aHangUpThatNothingConfirmsFailsAtItsDeadline() {
    service.ask(talk(), Action.HANGUP);
    timer.pass(Duration.ofSeconds(5));
    world.tell(ended("A", "NORMAL_CLEARING", BY_SWITCH));
    assertThat(told)
        .containsExactly("hangup", "hangup is sent for r-1", "hangup failed: COMMAND_TIMEOUT");
  }
}
