package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whom nobody picks up. */
class ParkRecallIT extends RunningSystem {
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

  private String parked() {
    String call = talk(alice(), "+14155551212");
    alice()
        .send("POST", "/api/v1/calls/" + call + "/park", "application/json", Api.noBody())
        .expect(202);
    awaitState(alice(), call, "PARKED");
    return call;
  }
}
