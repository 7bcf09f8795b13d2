package io.patchcord.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people do with calls in more than one step, each ending where the next can begin. */
abstract class CallStories extends RunningSystem {
  @RegisterExtension private static final SharedSystem WIRED = SharedSystem.patientOnACable();

  static final String CUSTOMER = "+14155551212";

  @Override
  SharedSystem system() {
    return WIRED;
  }

  /** Alice consults bob, whose phone rings. */
  String consult(String call) {
    String transfer =
        alice()
            .post("/api/v1/calls/" + call + "/consultation", "{\"to\": \"bob\"}")
            .expect(202)
            .text("/id");
    awaitTransfer(transfer, "phase", "RINGING");
    return transfer;
  }

  /** Alice consults bob, who answers. */
  String consulting(String call) {
    String transfer = consult(call);
    control().simulate("answer", "1002");
    awaitTransfer(transfer, "talkingTo", "CONSULTED");
    return transfer;
  }

  /** Alice, bob and the customer talk to each other. */
  String conference(String call) {
    String transfer = consulting(call);
    askOfTransfer(transfer, "conference").expect(202);
    awaitTransfer(transfer, "state", "CONFERENCED");
    awaitState(alice(), call, "ACTIVE");
    return transfer;
  }

  /** A customer calls alice. */
  String incoming() {
    control().simulate("incoming", CUSTOMER, "18005550101", "Zoë");
    return onlyCallOf(alice());
  }

  /** A customer calls alice, who answers. */
  String answered() {
    String call = incoming();
    control().simulate("answer", "1001");
    awaitState(alice(), call, "ACTIVE");
    return call;
  }

  Api.Answer ask(Api agent, String call, String action) {
    return agent.send(
        "POST", "/api/v1/calls/" + call + "/" + action, "application/json", Api.noBody());
  }

  Api.Answer askOfTransfer(String transfer, String action) {
    return alice()
        .send(
            "POST",
            "/api/v1/transfers/" + transfer + "/" + action,
            "application/json",
            Api.noBody());
  }

  JsonNode transfer(String id) {
    return alice().get("/api/v1/transfers/" + id).expect(200).json();
  }

  JsonNode awaitTransfer(String id, String member, String value) {
    return Eventually.get(
        "the transfer's " + member + " is " + value,
        () ->
            Optional.of(alice().get("/api/v1/transfers/" + id))
                .filter(answer -> answer.status() == 200)
                .map(Api.Answer::json)
                .filter(transfer -> transfer.path(member).asText().equals(value)),
        () -> alice().get("/api/v1/transfers/" + id).body() + "\n" + alice().calls());
  }

  String onlyCallOf(Api agent) {
    return Eventually.get(
        "the agent has one call",
        () ->
            Optional.of(agent.calls())
                .filter(calls -> calls.size() == 1)
                .map(calls -> calls.at("/0/id").asText()),
        () -> agent.calls().toString());
  }

  /** The switch's id of the leg to or from that number or line. */
  String legOf(String number) {
    return control().channels().stream()
        .filter(leg -> leg.path("name").asText().contains(number))
        .map(leg -> leg.path("uuid").asText())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no leg of " + number + control().channels()));
  }

  String customersLeg() {
    return legOf("14155551212");
  }

  /** The live calls of everybody, by id. */
  Map<String, JsonNode> picture() {
    Map<String, JsonNode> calls = new TreeMap<>();
    gateway().supervisor().calls().forEach(call -> calls.put(call.path("id").asText(), call));
    return calls;
  }
}
