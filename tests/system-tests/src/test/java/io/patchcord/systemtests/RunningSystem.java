package io.patchcord.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test of the gateway and the switch as they run together. */
@ExtendWith(FailureLogs.class)
abstract class RunningSystem {
  static final String HISTORY = "/api/v1/history";

  @RegisterExtension private static final SharedSystem SYSTEM = SharedSystem.impatient();

  /** The one that the tests of this class have. */
  SharedSystem system() {
    return SYSTEM;
  }

  SwitchProcess simulator() {
    return system().simulator();
  }

  SwitchControl control() {
    return system().simulator().control();
  }

  GatewayProcess gateway() {
    return system().gateway();
  }

  Api alice() {
    return gateway().agent("alice");
  }

  Api bob() {
    return gateway().agent("bob");
  }

  /** Where it was before. */
  void startSwitchAgain() {
    system().startSwitchAgain();
  }

  /** On the same data. */
  void startGateway() {
    system().startGateway();
  }

  void awaitReady() {
    system().awaitReady();
  }

  void awaitNotReady() {
    Eventually.holds(
        "the gateway is not ready", () -> gateway().anybody().get("/health/ready").status() == 503);
  }

  /** Calls a number and waits until both talk. */
  String talk(Api agent, String number) {
    String id = agent.dial(number);
    awaitState(agent, id, "ACTIVE");
    return id;
  }

  /** What the history tells of a call that is over, once it tells of it. */
  static JsonNode awaitRecord(Api reader, String callId) {
    return Eventually.get(
        "the call has a record",
        () ->
            Optional.of(reader.get(HISTORY + "/" + callId))
                .filter(answer -> answer.status() == 200)
                .map(Api.Answer::json),
        () -> reader.get(HISTORY + "/" + callId).body());
  }

  JsonNode awaitState(Api agent, String callId, String state) {
    return Eventually.get(
        "the call is " + state,
        () ->
            Optional.of(agent.call(callId))
                .filter(call -> call.path("state").asText().equals(state)),
        () -> agent.call(callId).toString());
  }

  /** The id of the call that the agent has, once there is one. */
  static String callOf(Api agent) {
    return Eventually.get(
        "the agent has a call",
        () -> Optional.ofNullable(agent.calls().get(0)).map(call -> call.path("id").asText()),
        () -> "none");
  }

  /** Waits until the agent's call is with that number. */
  static JsonNode awaitOtherParty(Api agent, String callId, String number) {
    return Eventually.get(
        "the call is with " + number,
        () ->
            Optional.of(agent.call(callId))
                .filter(call -> call.at("/otherParty/number").asText().equals(number)),
        () -> agent.call(callId).toString());
  }
}
