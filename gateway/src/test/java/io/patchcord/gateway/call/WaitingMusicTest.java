package io.patchcord.gateway.call;

import static io.patchcord.gateway.call.CallWorld.agentLeg;
import static io.patchcord.gateway.call.CallWorld.answered;
import static io.patchcord.gateway.call.CallWorld.at;
import static io.patchcord.gateway.call.CallWorld.bridged;
import static io.patchcord.gateway.call.CallWorld.calledLeg;
import static io.patchcord.gateway.call.CallWorld.created;
import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.gateway.switching.SwitchEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WaitingMusicTest {
  private static final UUID TRANSFER = UUID.fromString("7f5b0e38-55c0-4f1e-9c7b-4d3f44c5d2aa");
  private static final UUID CALL = UUID.fromString("8f5b0e38-55c0-4f1e-9c7b-4d3f44c5d2aa");

  private final CallWorld world = new CallWorld();
  private final List<String> played = new ArrayList<>();
  private final WaitingMusic music =
      new WaitingMusic(world.registry, world.mailboxes, (call, leg) -> played.add(leg));

  @BeforeEach
  void talk() {
    world.listeners.add(music);
    world.dial(CALL, "1001", CallWorld.CUSTOMER);
    tell(
        created(agentLeg("A", "1001", CALL)),
        answered("A"),
        created(calledLeg("C", null, "A")),
        bridged("A", "C"));
  }

  @Test
  void whoIsLeftAndWaitsHearsMusicOnce() {
    tell(unbridged("A", "C"), parked("C"), parked("A"));
    assertThat(played).as("the agent hears whom it calls").containsExactly("C");
    tell(answered("A"));
    assertThat(played).containsExactly("C");
  }

  @Test
  void thatItWaitsMayBeToldFirst() {
    tell(parked("C"));
    assertThat(played).as("the call does not know yet").isEmpty();
    tell(unbridged("A", "C"));
    assertThat(played).containsExactly("C");
  }

  @Test
  void whoIsTalkedToAgainHearsItAnewTheNextTime() {
    tell(unbridged("A", "C"), parked("C"), bridged("A", "C"));
    tell(unbridged("A", "C"));
    assertThat(played).as("it does not wait yet").containsExactly("C");
    tell(parked("C"));
    assertThat(played).containsExactly("C", "C");
  }

  @Test
  void anAgentWhoComesBackToAColleagueHearsNone() {
    UUID bobs = UUID.fromString("8f5b0e38-55c0-4f1e-9c7b-4d3f44c5d2ab");
    world.dial(bobs, "1002", "1003");
    tell(
        created(agentLeg("B", "1002", bobs)),
        answered("B"),
        created(calledLeg("D", "1003", "B")),
        answered("D"),
        bridged("B", "D"));
    UUID carols = world.callAt("1003").id();
    Party asked = new Party("+12125550480", null);
    world.registry.update(
        carols, call -> call.withTransfer(Transfer.started(TRANSFER, carols, asked, at(7))));

    tell(unbridged("B", "D"), parked("B"), parked("D"));
    assertThat(played).as("she hears whom she asks, and he waits").containsExactly("B");
    world.registry.update(
        carols,
        call ->
            CallReducer.transfer(
                call,
                transfer ->
                    transfer.cancelled(TransferCause.TARGET_HUNG_UP, TargetPhase.GONE, at(9))));
    tell(parked("D"));
    assertThat(played).as("the two are being joined").containsExactly("B");
    tell(bridged("B", "D"), unbridged("B", "D"), parked("D"));
    assertThat(played).as("now it is he who lets her wait").containsExactly("B", "D");
  }

  @Test
  void whatIsNoneOfOursIsLeftAlone() {
    tell(parked("stranger"));
    assertThat(played).isEmpty();
  }

  @Test
  void whatHasGoneInAGapIsForgotten() {
    tell(parked("C"));
    music.onResynced(Set.of("A"));
    tell(unbridged("A", "C"));
    assertThat(played).isEmpty();
  }

  private static SwitchEvent unbridged(String legId, String otherLegId) {
    return new SwitchEvent.LegsUnbridged(at(8), legId, otherLegId, false, null, null);
  }

  private static SwitchEvent parked(String legId) {
    return new SwitchEvent.LegParked(at(9), legId, true);
  }

  private void tell(SwitchEvent... events) {
    for (SwitchEvent event : events) {
      music.onEvent(event);
      world.tell(event);
    }
  }
}
