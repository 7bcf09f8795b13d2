package io.patchcord.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.patchcord.esl.EslEvent;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the recordings of transfers, conferences and the like do not show. */
final class CallControlTest extends SimulatorTest {
  private static final String THIRD = "33333333-3333-4333-8333-333333333333";

  @Test
  void transferToNowhereEndsTheCustomerAndSaysOk() throws IOException {
    String customer = talk();
    assertThat(api("uuid_transfer " + AGENT + " -bleg 12 XML default")).isEqualTo("+OK\n");
    EslEvent ended = await("CHANNEL_HANGUP_COMPLETE", with("Unique-ID", customer));
    assertThat(ended.header("Hangup-Cause")).isEqualTo("NO_ROUTE_DESTINATION");
    awaitNoChannel();
  }

  @Test
  void legThatIsLeftAloneEndsUnlessItIsToPark() throws IOException {
    String customer = talk();
    ok("uuid_transfer " + AGENT + " park inline");
    await("CHANNEL_HANGUP_COMPLETE", with("Unique-ID", customer));
    assertThat(leg(AGENT).path("occupation").asText()).isEqualTo("park");
    ok("uuid_kill " + AGENT);
    EslEvent unpark = await("CHANNEL_UNPARK", with("Unique-ID", AGENT));
    assertThat(unpark.header("Hangup-Cause")).isEqualTo("NORMAL_CLEARING");
    awaitNoChannel();
    client().send("nixevent CHANNEL_BRIDGE");
    client().send(EVENTS);
    String another = secondTalk();
    ok("uuid_setvar " + another + " park_after_bridge true");
    ok("uuid_kill " + THIRD);
    await("CHANNEL_PARK", with("Unique-ID", another));
    assertThat(leg(another).path("state").asText()).isEqualTo("CS_PARK");
  }

  private String secondTalk() throws IOException {
    client()
        .send(
            "bgapi originate {origination_uuid="
                + THIRD
                + ",sip_auto_answer=true}user/1002@pbx.test +14155551212 XML default");
    EslEvent bridge = await("CHANNEL_BRIDGE", with("Bridge-A-Unique-ID", THIRD));
    return String.valueOf(bridge.header("Bridge-B-Unique-ID"));
  }

  @Test
  void agentWhoLeavesWhileTheCustomerRingsCancelsThatCall() throws IOException {
    client()
        .send(
            "bgapi originate {origination_uuid="
                + AGENT
                + ",sip_auto_answer=true}user/1001@pbx.test +14155550480 XML default");
    await("CHANNEL_CALLSTATE", with("Channel-Call-State", "RING_WAIT"));
    ok("uuid_transfer " + AGENT + " park inline");
    await("CHANNEL_PARK", with("Unique-ID", AGENT));
    EslEvent ended =
        await("CHANNEL_HANGUP_COMPLETE", with("Channel-Name", "sofia/external/14155550480"));
    assertThat(ended.header("Hangup-Cause")).isEqualTo("ORIGINATOR_CANCEL");
    assertThat(leg(AGENT).path("callState").asText()).isEqualTo("ACTIVE");
  }

  @Test
  void originateToTheOutsideParksTheLeg() throws IOException {
    assertThat(
            api(
                "originate {origination_uuid="
                    + THIRD
                    + "}sofia/gateway/carrier/+14155551212"
                    + " &park"))
        .isEqualTo("+OK " + THIRD + "\n");
    await("CHANNEL_PARK", with("Unique-ID", THIRD));
    assertThat(api("originate sofia/gateway/carrier/14155550486 &park"))
        .isEqualTo("-ERR USER_BUSY\n");
  }

  @Test
  void bridgeOfLegsThatCannotBeIsRefused() throws IOException {
    assertThat(api("uuid_bridge " + AGENT)).isEqualTo("-USAGE: <uuid> <other_uuid>\n");
    assertThat(api("uuid_bridge " + AGENT + " " + THIRD)).isEqualTo("-ERR Invalid uuid\n");
    talk();
    assertThat(api("uuid_bridge " + AGENT + " " + AGENT)).isEqualTo("-ERR Invalid uuid\n");
  }

  @Test
  void conferenceIsListedMutedAndKicked() throws IOException {
    String customer = talk();
    assertThat(api("conference list")).isEqualTo("+OK No active conferences.\n");
    ok("uuid_transfer " + AGENT + " -both conference:room@default inline");
    await("CUSTOM", with("Action", "floor-change"));
    assertThat(api("conference room list").lines())
        .hasSize(2)
        .first()
        .asString()
        .endsWith(";hear|speak|floor;0;0;100");
    assertThat(api("conference room mute 2")).isEqualTo("+OK mute 2\n");
    assertThat(await("CUSTOM", with("Action", "mute-member")).header("Speak")).isEqualTo("false");
    assertThat(leg(customer).path("conferenceMuted").asBoolean()).isTrue();
    assertThat(api("conference room kick 9")).isEqualTo("-ERR Non-Existant ID 9\n");
    assertThat(api("conference room kick all")).isEqualTo("+OK kicked 2\n+OK kicked 1\n");
    await("CUSTOM", with("Action", "conference-destroy"));
    awaitNoChannel();
  }

  @Test
  void pictureShowsWhatIsDoneToALeg() throws IOException {
    String customer = talk();
    ok("uuid_audio " + AGENT + " start read mute 1");
    ok("uuid_record " + AGENT + " start /var/a.wav");
    ok("uuid_record " + AGENT + " mask /var/a.wav");
    ok("simulate phone-hold 1001");
    JsonNode leg = leg(AGENT);
    assertThat(leg.path("bridgedTo").asText()).isEqualTo(customer);
    assertThat(leg.path("madeTheBridge").asBoolean()).isTrue();
    assertThat(leg.path("muted").asBoolean()).isTrue();
    assertThat(leg.path("held").asBoolean()).isTrue();
    assertThat(leg.path("heldByPhone").asBoolean()).isTrue();
    assertThat(leg.path("recordings").path("/var/a.wav").asText()).isEqualTo("masked");
    assertThat(leg.path("line").asText()).isEqualTo("1001");
    assertThat(api("uuid_hold off " + AGENT)).isEqualTo("+OK Success\n");
  }

  @Test
  void listenerHearsAndWhispersByKeys() throws IOException {
    talk();
    ok(
        "originate {origination_uuid="
            + THIRD
            + ",sip_auto_answer=true}user/1003@pbx.test &eavesdrop("
            + AGENT
            + ")");
    await("MEDIA_BUG_START", with("Media-Bug-Function", "eavesdrop"));
    assertThat(leg(THIRD).path("listensTo").asText()).isEqualTo(AGENT);
    for (String[] key :
        List.of(
            new String[] {"2", "whisper"},
            new String[] {"3", "barge"},
            new String[] {"0", "listen"})) {
      ok("uuid_recv_dtmf " + THIRD + " " + key[0]);
      assertThat(leg(THIRD).path("eavesdropMode").asText()).isEqualTo(key[1]);
    }
    ok("simulate hangup 1003");
    await("MEDIA_BUG_STOP", with("Unique-ID", AGENT));
  }

  @Test
  void phoneDialsAndItsCallIsRoutedAsAnyOther() throws IOException {
    String caller = api("simulate phone-dial 1002 +14155551212").strip().substring(4);
    EslEvent bridge = await("CHANNEL_BRIDGE", with("Bridge-A-Unique-ID", caller));
    assertThat(bridge.header("Call-Direction")).isEqualTo("inbound");
    assertThat(bridge.header("Channel-Presence-ID")).isEqualTo("1002@pbx.test");
    ok("simulate dtmf 1002 5");
    assertThat(await("DTMF", with("Unique-ID", caller)).header("DTMF-Digit")).isEqualTo("5");
    assertThat(api("simulate phone-dial 1019 1001")).startsWith("-ERR");
  }
}
