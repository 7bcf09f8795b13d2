package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whom nobody picks up. */
class ParkRecallIT extends RunningSystem {
  private static final String CUSTOMER = "+14155551212";

  @RegisterExtension private static final SharedSystem FORGETFUL = SharedSystem.shortOfPatience();

  @Override
  SharedSystem system() {
    return FORGETFUL;
  }

  @Test
  void theLineOfTheAgentRingsAndWhoAnswersHasTheCallBack() {
    String call = parked();
    Eventually.holds("alice's phone rings", () -> control().trySimulate("answer", "1001"));
    awaitState(alice(), call, "ACTIVE");
  }

  @Test
  void whomNobodyWantsIsHungUp() {
    String call = parked();
    JsonNode ended = awaitState(alice(), call, "ENDED");
    assertThat(ended.at("/cause/code").asText()).isEqualTo("PARK_EXPIRED");
    Eventually.holds("nobody waits", () -> control().channels().isEmpty());
  }

  @Test
  void whoIsParkedAfterTheAgentWasToldThatItFailedIsNotLost() {
    String call = talk(alice(), CUSTOMER);
    try (EventStream events = alice().events()) {
      events.awaitSnapshot();
      control().simulate("stall", "on");
      park(call);
      JsonNode failed =
          events
              .await("the command's failure", event -> event.type().equals("command-failed"))
              .data();
      assertThat(failed.path("code").asText()).isEqualTo("COMMAND_TIMEOUT");
      control().simulate("stall", "off");
      awaitParked(events, call);
    }
    awaitState(alice(), call, "ENDED");
    assertThat(alice().call(call).at("/cause/code").asText()).isEqualTo("PARK_EXPIRED");
  }

  private String parked() {
    String call = talk(alice(), CUSTOMER);
    // A machine that stands still may show it for a moment only.
    try (EventStream events = alice().events()) {
      events.awaitSnapshot();
      park(call);
      awaitParked(events, call);
    }
    return call;
  }

  private void park(String call) {
    alice().post("/api/v1/calls/" + call + "/park", "").expect(202);
  }

  private static void awaitParked(EventStream events, String call) {
    events.await(
        "the call is parked",
        event ->
            event.data().path("id").asText().equals(call)
                && event.data().path("state").asText().equals("PARKED"));
  }
}
