package io.patchcord.gateway.call;

import static io.patchcord.gateway.call.CallWorld.agentLeg;
import static io.patchcord.gateway.call.CallWorld.answered;
import static io.patchcord.gateway.call.CallWorld.at;
import static io.patchcord.gateway.call.CallWorld.bridged;
import static io.patchcord.gateway.call.CallWorld.calledLeg;
import static io.patchcord.gateway.call.CallWorld.created;
import static io.patchcord.gateway.call.CallWorld.ended;
import static io.patchcord.gateway.call.CallWorld.job;
import static io.patchcord.gateway.switching.LegEnding.BY_PARTY;
import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.gateway.switching.SwitchEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StragglersTest {
  private static final UUID ID = UUID.fromString("b7a1c6de-2f34-4a85-9d1e-3f0c5a7e6b21");
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final CallSettings SETTINGS =
      new CallSettings(
          Duration.ofSeconds(20),
          Duration.ofSeconds(45),
          Duration.ofSeconds(5),
          GRACE,
          Duration.ofMinutes(2),
          Duration.ofMinutes(2),
          Duration.ofMinutes(30));

  private final CallWorld world = new CallWorld();
  private final HandTimer timer = new HandTimer();
  private final List<String> hungUp = new ArrayList<>();
  private final Stragglers stragglers =
      new Stragglers(world.registry, SETTINGS, timer, hungUp::add);

  StragglersTest() {
    world.listeners.add(stragglers);
    world.dial(ID, "1001", CallWorld.CUSTOMER);
    tell(
        created(agentLeg("A", "1001", ID)),
        answered("A"),
        job(ID, "+OK A"),
        created(calledLeg("C", null, "A")),
        answered("C"),
        bridged("A", "C"));
  }

  private void tell(SwitchEvent... events) {
    for (SwitchEvent event : events) {
      world.tell(event);
      stragglers.onEvent(event);
    }
  }

  private static SwitchEvent parked(String legId, boolean leftByOther) {
    return new SwitchEvent.LegParked(at(9), legId, leftByOther);
  }

  private void agentLeaves() {
    tell(ended("A", "NORMAL_CLEARING", BY_PARTY));
    assertThat(world.call(ID).isOver()).isTrue();
  }

  @Test
  void whoWaitsForNobodyIsHungUpAfterTheGrace() {
    agentLeaves();
    tell(parked("C", true));
    timer.pass(GRACE.minusMillis(1));
    assertThat(hungUp).isEmpty();
    timer.pass(Duration.ofMillis(1));
    assertThat(hungUp).containsExactly("C");
  }

  @Test
  void whoWaitsForALiveCallIsHungUpWhenThatIsOver() {
    tell(parked("C", true));
    timer.pass(GRACE);
    assertThat(hungUp).isEmpty();
    agentLeaves();
    timer.pass(GRACE);
    assertThat(hungUp).containsExactly("C");
  }

  @Test
  void whoIsJoinedAnewOrGoesElsewhereMeanwhileIsLeftAlone() {
    agentLeaves();
    for (SwitchEvent next :
        List.of(
            bridged("D", "C"),
            new SwitchEvent.LegUnparked(at(10), "C"),
            new SwitchEvent.LegJoinedConference(at(10), "C", "somewhere"),
            ended("C", "NORMAL_CLEARING", BY_PARTY))) {
      tell(parked("C", true));
      tell(next);
      timer.pass(GRACE);
      assertThat(hungUp).as("after %s", next).isEmpty();
    }
  }

  @Test
  void whatOthersParkAndWhatNobodyKnowsIsNotTouched() {
    agentLeaves();
    tell(parked("C", false), parked("another program's", true));
    timer.pass(GRACE);
    assertThat(hungUp).isEmpty();
  }

  @Test
  void whatIsGoneAfterAGapIsForgotten() {
    agentLeaves();
    tell(parked("C", true));
    stragglers.onResynced(Set.of());
    timer.pass(GRACE);
    assertThat(hungUp).isEmpty();
  }
}
