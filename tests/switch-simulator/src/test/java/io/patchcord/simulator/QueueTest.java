package io.patchcord.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.esl.EslEvent;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What the recordings of queues do not show. */
final class QueueTest extends SimulatorTest {
  private static final String QUEUE = "support@default";

  private void agent(String line, String status) throws IOException {
    String agent = line + "@pbx.test";
    ok("callcenter_config agent add " + agent + " callback");
    ok("callcenter_config agent set contact " + agent + " [leg_timeout=1]user/" + agent);
    ok("callcenter_config tier add " + QUEUE + " " + agent + " 1 1");
    ok("callcenter_config agent set status " + agent + " '" + status + "'");
  }

  private String queueCall() throws IOException {
    return api("simulate queue-call +14155551212 Ann").strip().substring("+OK ".length());
  }

  @Test
  void agentWhoDoesNotAnswerIsSetOnBreak() throws IOException {
    agent("1001", "Available");
    ok("callcenter_config agent set max_no_answer 1001@pbx.test 1");
    queueCall();
    EslEvent tooMany = await("CUSTOM", with("CC-Action", "agent-max-no-answer"));
    assertThat(tooMany.header("CC-Agent-No-Answer-Status")).isEqualTo("On Break");
    EslEvent failed = await("CUSTOM", with("CC-Action", "bridge-agent-fail"));
    assertThat(failed.header("CC-Hangup-Cause")).isEqualTo("NO_ANSWER");
    assertThat(api("callcenter_config agent get status 1001@pbx.test")).isEqualTo("On Break");
    assertThat(api("callcenter_config tier list")).contains("1001@pbx.test|No Answer|1|1");
  }

  @Test
  void agentOnDemandIsIdleAfterACall() throws IOException {
    agent("1001", "Available (On Demand)");
    ok("simulate phone 1001 auto");
    String caller = queueCall();
    await("CHANNEL_BRIDGE", with("Unique-ID", caller));
    ok("simulate hangup 1001");
    await("CUSTOM", with("CC-Agent-State", "Idle"));
    assertThat(api("callcenter_config queue count members " + QUEUE)).isEqualTo("0\n");
  }

  @Test
  void agentWhoLogsOutWhileRingingLosesTheOffer() throws IOException {
    agent("1001", "Available");
    String caller = queueCall();
    await("CHANNEL_CALLSTATE", with("Channel-Presence-ID", "1001@pbx.test"));
    ok("callcenter_config agent set status 1001@pbx.test 'Logged Out'");
    EslEvent failed = await("CUSTOM", with("CC-Action", "bridge-agent-fail"));
    assertThat(failed.header("CC-Hangup-Cause")).isEqualTo("ORIGINATOR_CANCEL");
    assertThat(leg(caller).path("queue").asText()).isEqualTo(QUEUE);
    assertThat(picture().path("queues").path(0).path("members").path(0).path("state").asText())
        .isEqualTo("Waiting");
  }

  @Test
  void callerWhoIsTransferredOutLeavesTheQueue() throws IOException {
    String caller = queueCall();
    await("CUSTOM", with("CC-Action", "member-queue-start"));
    ok("uuid_transfer " + caller + " park inline");
    EslEvent left = await("CUSTOM", with("CC-Action", "member-queue-end"));
    assertThat(left.header("CC-Cancel-Reason")).isEqualTo("BREAK_OUT");
    await("CHANNEL_PARK", with("Unique-ID", caller));
    assertThat(leg(caller).path("occupation").asText()).isEqualTo("park");
  }

  @Test
  void customerIsSentToTheQueueAndOfferedToAnAgent() throws IOException {
    agent("1002", "Available");
    String customer = talk();
    ok("uuid_transfer " + AGENT + " -bleg 18005550100 XML default");
    EslEvent offer = await("CUSTOM", with("CC-Action", "agent-offering"));
    assertThat(offer.header("CC-Member-Session-UUID")).isEqualTo(customer);
    ok("simulate answer 1002");
    await("CHANNEL_BRIDGE", with("Bridge-A-Unique-ID", customer));
    ok("simulate hangup " + customer);
    EslEvent end = await("CUSTOM", with("CC-Action", "bridge-agent-end"));
    assertThat(end.header("CC-Agent-Bridged")).isEqualTo("true");
    await("CUSTOM", with("CC-Cause", "Terminated"));
    awaitNoChannel();
  }

  @Test
  void agentWithoutAPhoneIsLeftAloneForAWhile() throws IOException {
    agent("1001", "Available");
    ok("simulate unregister 1001");
    queueCall();
    EslEvent failed = await("CUSTOM", with("CC-Action", "bridge-agent-fail"));
    assertThat(failed.header("CC-Hangup-Cause")).isEqualTo("USER_NOT_REGISTERED");
    assertThat(api("callcenter_config agent list 1001@pbx.test")).contains("|Available|Waiting|");
  }
}
