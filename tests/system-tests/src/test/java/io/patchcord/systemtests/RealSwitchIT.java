package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** What only a real switch shows: speech, keys, files, and the configuration's own numbers. */
class RealSwitchIT extends RunningSystem {
  private static final String CUSTOMER = "+14155551212";

  /** Ten seconds of packets would be 500. */
  private static final int SOME_PACKETS = 25;

  /** 8 kHz, 16 bits: a tenth of a second. */
  private static final int SOME_SOUND = 1_600;

  @BeforeEach
  void aRealSwitchIsThere() {
    if (!RealSwitch.isConfigured()) {
      throw new TestAbortedException("no FreeSWITCH was named: scripts/test --freeswitch");
    }
  }

  private RealPeople people() {
    return ((RealSwitch) simulator()).people();
  }

  @Test
  void bothHearEachOther() {
    talk(alice(), CUSTOMER);
    SipCall agent = people().phone("1001").newest().orElseThrow();
    SipCall customer = people().outside().newest().orElseThrow();
    Eventually.holds("the agent hears", () -> agent.received() > SOME_PACKETS);
    Eventually.holds("the customer hears", () -> customer.received() > SOME_PACKETS);
  }

  @Test
  void bothHearEachOtherHoweverSoonAnAgentRetrieves() {
    String id = talk(alice(), CUSTOMER);
    SipCall agent = people().phone("1001").newest().orElseThrow();
    SipCall customer = people().outside().newest().orElseThrow();
    for (int i = 0; i < 5; i++) {
      alice().post("/api/v1/calls/" + id + "/hold", "").expect(202);
      awaitState(alice(), id, "HELD");
      alice().post("/api/v1/calls/" + id + "/retrieve", "").expect(202);
      awaitState(alice(), id, "ACTIVE");
      long agentHeard = agent.loud();
      long customerHeard = customer.loud();
      Eventually.holds("the agent hears", () -> agent.loud() > agentHeard + SOME_PACKETS);
      Eventually.holds("the customer hears", () -> customer.loud() > customerHeard + SOME_PACKETS);
    }
  }

  @Test
  void keysAreHeardAtTheFarEnd() {
    String id = talk(alice(), CUSTOMER);
    SipCall customer = people().outside().newest().orElseThrow();
    alice().post("/api/v1/calls/" + id + "/dtmf", "{\"digits\": \"123#\"}").expect(202);
    Eventually.get(
        "the customer hears the keys",
        () ->
            Optional.of(customer.heard()).filter(keys -> keys.equals(List.of('1', '2', '3', '#'))),
        () -> customer.heard().toString());
  }

  @Test
  void aRecordingHasSound() throws IOException {
    String id = talk(alice(), CUSTOMER);
    alice().post("/api/v1/calls/" + id + "/record-start", "").expect(202);
    Path recordings = Path.of(control().api("global_getvar", "recording_dir").strip());
    Eventually.holds(
        "it is recorded", () -> alice().call(id).path("recording").path("startedAt").isTextual());
    SipCall agent = people().phone("1001").newest().orElseThrow();
    long before = agent.received();
    Eventually.holds("time passes", () -> agent.received() > before + 2 * SOME_PACKETS);
    alice().post("/api/v1/calls/" + id + "/record-stop", "").expect(202);
    Eventually.holds(
        "it is not recorded any more", () -> alice().call(id).path("recording").isNull());
    Path file =
        Eventually.get(
            "there is a file",
            () -> recordingOf(recordings, id),
            () -> "nothing of " + id + " in " + recordings);
    byte[] bytes = Files.readAllBytes(file);
    int loud = 0;
    for (int i = 44; i + 1 < bytes.length; i += 2) {
      if (Math.abs((bytes[i + 1] << 8) | (bytes[i] & 0xff)) > 1_000) {
        loud++;
      }
    }
    assertThat(loud).isGreaterThan(SOME_SOUND);
    Files.delete(file);
  }

  private static Optional<Path> recordingOf(Path folder, String id) {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith(id)).findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Test
  void whoIsNotAnsweredLeavesAMessage() {
    control().simulate("incoming", CUSTOMER, "18005550102", "Zoe");
    String id =
        Eventually.get(
                "bob's phone rings",
                () -> Optional.ofNullable(bob().calls().get(0)),
                () -> bob().calls().toString())
            .path("id")
            .asText();
    control().simulate("reject", "1002");
    awaitState(bob(), id, "ENDED");
    assertThat(bob().call(id).at("/cause/code").asText()).isEqualTo("AGENT_REJECTED");
    Eventually.holds(
        "voicemail takes the call",
        () ->
            control().channels().stream()
                .anyMatch(leg -> leg.path("application").asText().equals("voicemail")));
  }

  @Test
  void anUnknownNumberFromOutsideReachesNobody() {
    people().outside().dial("1001", CUSTOMER, "");
    people().outside().dial("+14155550000", CUSTOMER, "");
    Eventually.holds("both are refused", () -> people().outside().calls().isEmpty());
    assertThat(people().phone("1001").calls()).isEmpty();
  }

  @Test
  void aCallersNameIsNoExpressionOfTheSwitch() {
    people().outside().dial("18005550101", CUSTOMER, "${global_setvar hacked=yes}");
    Eventually.holds("alice's phone rings", () -> !alice().calls().isEmpty());
    assertThat(alice().calls().get(0).at("/otherParty/name").asText()).doesNotContain("$");
    control().simulate("answer", "1001");
    awaitState(alice(), alice().calls().get(0).path("id").asText(), "ACTIVE");
    control().simulate("hangup", "1001");
    Eventually.holds("nobody talks", () -> control().channels().isEmpty());
    assertThat(control().api("global_getvar", "hacked").strip()).doesNotContain("yes");
  }

  @Test
  void allThreeOfAConferenceHearTheOthers() {
    String id = talk(alice(), CUSTOMER);
    alice().post("/api/v1/calls/" + id + "/participants", "{\"to\": \"bob\"}").expect(202);
    Eventually.holds("bob's phone rings", () -> control().trySimulate("answer", "1002"));
    Eventually.holds(
        "bob is in", () -> alice().call(id).at("/participants/2/connected").asBoolean());
    for (SipPhone phone :
        List.of(people().phone("1001"), people().phone("1002"), people().outside())) {
      hears(phone.newest().orElseThrow());
    }
  }

  @Test
  void aSupervisorHearsTheCall() {
    String id = talk(alice(), CUSTOMER);
    gateway()
        .supervisor()
        .post("/api/v1/calls/" + id + "/monitor", "{\"mode\": \"LISTEN\", \"line\": \"1003\"}")
        .expect(202);
    Eventually.holds(
        "the supervisor listens",
        () -> alice().call(id).at("/monitoredBy/0/mode").asText().equals("LISTEN"));
    hears(people().phone("1003").newest().orElseThrow());
  }

  @Test
  void whoIsParkedHearsMusicAndTheAgentAgain() {
    String id = talk(alice(), CUSTOMER);
    alice().post("/api/v1/calls/" + id + "/park", "").expect(202);
    awaitState(alice(), id, "PARKED");
    hears(people().outside().newest().orElseThrow());
    String picked = alice().post("/api/v1/calls/" + id + "/pick-up", "").expect(202).text("/id");
    awaitState(alice(), picked, "ACTIVE");
    hears(people().phone("1001").newest().orElseThrow());
  }

  @Test
  void twoPhonesOfALineAreOneLine() {
    try (SipPhone second = people().another("1001")) {
      String id = talk(alice(), CUSTOMER);
      assertThat(alice().calls()).hasSize(1);
      assertThat(people().phone("1001").calls()).hasSize(1);
      Eventually.holds("the other phone is still", () -> second.calls().isEmpty());
      alice().hangUp(id).expect(202);
      awaitState(alice(), id, "ENDED");

      control().simulate("incoming", CUSTOMER, "18005550101", "Zoe");
      Eventually.holds(
          "both ring",
          () -> second.calls().size() == 1 && people().phone("1001").calls().size() == 1);
      String incoming =
          Eventually.get(
                  "alice has one call",
                  () -> Optional.of(alice().calls()).filter(calls -> calls.size() == 1),
                  () -> alice().calls().toString())
              .at("/0/id")
              .asText();
      second.answer(second.newest().orElseThrow());
      awaitState(alice(), incoming, "ACTIVE");
      Eventually.holds("the first is still", () -> people().phone("1001").calls().isEmpty());
      assertThat(alice().calls()).hasSize(1);
      second.hangUp(second.newest().orElseThrow());
      awaitState(alice(), incoming, "ENDED");
      second.register(0);
    }
  }

  /** From now on. */
  private static void hears(SipCall call) {
    long before = call.loud();
    Eventually.get(
        "there is something to hear",
        () -> Optional.of(call.loud()).filter(loud -> loud > before + SOME_PACKETS),
        () -> call.received() + " packets, of which loud " + call.loud());
  }
}
