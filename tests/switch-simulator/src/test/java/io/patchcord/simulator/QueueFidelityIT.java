package io.patchcord.simulator;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Queues, agents and those who wait. */
final class QueueFidelityIT extends FidelityCheck {
  @Test
  void inboundQueue() throws IOException {
    assertSame(
        new Play("inbound-queue")
            .leavingOutEvents(Set.of("HEARTBEAT", "RE_SCHEDULE", "PLAYBACK_START", "PLAYBACK_STOP"))
            .before("CHANNEL_CREATE", simulate("incoming +14155551212 18005550100 Queue Caller"))
            .before("CHANNEL_ANSWER", 2, simulate("answer 1001"))
            .before("CHANNEL_HANGUP", simulate("hangup-other 1001"))
            .before("CHANNEL_CREATE", 3, simulate("incoming +14155551212 18005550100 Queue Caller"))
            .before("CHANNEL_HANGUP", 3, simulate("reject 1002"))
            .before(
                "CHANNEL_HANGUP",
                4,
                uuids ->
                    simulate("hangup " + uuids.simulated("7d9c78e7-bcb5-4cf5-b022-1affa650f15b"))
                        .run(uuids))
            .run(port()),
        RACE_FOR_THE_CALL_UUID,
        MUSIC_VARIABLES);
  }

  @Test
  void agentStatus() throws IOException {
    assertSame(later("queue-agent-status").run(port()));
  }

  @Test
  void callerAbandons() throws IOException {
    assertSame(
        later("queue-caller-abandons", "callcenter_config queue list members")
            .before("CHANNEL_CREATE", simulate("queue-call +14155551212 No Agent"))
            .before("CUSTOM", 3, simulate("hangup eede7e3f-dfcd-4e81-8502-335ad5f6637f"))
            .before("CHANNEL_CREATE", 2, simulate("queue-call +14155551212 Queue Caller"))
            .before("CUSTOM", 12, simulate("hangup 1fff824e-2377-49a7-80fe-a30bbddaf7bc"))
            .run(port()),
        LATER_SWITCH,
        MUSIC_VARIABLES);
  }
}
