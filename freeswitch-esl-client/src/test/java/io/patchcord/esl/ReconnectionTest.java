package io.patchcord.esl;

import static io.patchcord.esl.ScriptedPeer.notice;
import static io.patchcord.esl.ScriptedPeer.reply;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReconnectionTest {

  private final ScriptedPeer peer = new ScriptedPeer();
  private final RecordingListener listener = new RecordingListener();
  private @Nullable EslNode node;
  private Duration handshake = Duration.ofSeconds(5);

  @AfterEach
  void close() throws IOException {
    if (node != null) {
      node.close();
    }
    peer.close();
    listener.expectNothingElse();
  }

  @Test
  void aWrongPasswordIsTriedOnceAndNotHammered() {
    EslNodeState.Waiting waiting = waiting(peer.settings("127.0.0.1", "wrong"));
    assertThat(waiting.lastProblem()).contains("rejected the password", "not to be locked out");
    assertThat(waiting.retryAt()).isAfter(Instant.now().plusSeconds(8));
    assertThat(peer.connections()).hasSize(1);
  }

  @Test
  void aRefusedAddressIsNamed() {
    peer.greeting =
        "Content-Type: text/rude-rejection\nContent-Length: 24\n\nAccess Denied, go away.\n"
            + notice("Disconnected, goodbye.\n", "");
    assertThat(waiting(peer.settings()).lastProblem())
        .contains("refuses connections from this address");
  }

  @Test
  void aRefusedConnectionIsNamed() throws IOException {
    EslSettings.Builder settings = peer.settings();
    peer.close();
    assertThat(waiting(settings).lastProblem())
        .isEqualTo(settings.build().address() + " refused the connection");
  }

  @Test
  void anUnknownHostIsNamed() {
    assertThat(waiting(peer.settings("no-such-host.invalid", "x")).lastProblem())
        .isEqualTo("The name no-such-host.invalid cannot be resolved");
  }

  @Test
  void aPeerThatSaysNothingIsNamed() {
    peer.greeting = "";
    handshake = Duration.ofMillis(200);
    assertThat(waiting(peer.settings()).lastProblem())
        .contains("did not complete the handshake within 200 ms");
  }

  @Test
  void anotherProtocolIsNamed() {
    peer.greeting = "HTTP/1.1 400 Bad Request\n\n";
    assertThat(waiting(peer.settings()).lastProblem()).contains("does not speak Event Socket");
  }

  @Test
  void aRefusedSubscriptionIsNamed() {
    peer.subscriptionReply = reply("-ERR no keywords supplied");
    assertThat(waiting(peer.settings()).lastProblem())
        .contains("refused the subscription (event): -ERR no keywords supplied");
  }

  @Test
  void waitsGrowToTheirBoundAndBeginAnew() {
    Backoff longest = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(10), () -> 1.0);
    assertThat(longest.next()).isEqualTo(Duration.ofMillis(500));
    assertThat(longest.next()).isEqualTo(Duration.ofSeconds(1));
    for (int i = 0; i < 100; i++) {
      assertThat(longest.next()).isLessThanOrEqualTo(Duration.ofSeconds(10));
    }
    assertThat(longest.next()).isEqualTo(Duration.ofSeconds(10));
    longest.reset();
    assertThat(longest.next()).isEqualTo(Duration.ofMillis(500));

    Duration first = longest.nextAfterWrongPassword();
    Duration second = longest.nextAfterWrongPassword();
    assertThat(first).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));
    assertThat(second).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30));
    for (int i = 0; i < 100; i++) {
      assertThat(longest.nextAfterWrongPassword()).isLessThanOrEqualTo(Duration.ofSeconds(190));
    }
    assertThat(longest.nextAfterWrongPassword()).isGreaterThanOrEqualTo(Duration.ofMinutes(3));

    Backoff shortest = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(10), () -> 0.0);
    for (int i = 0; i < 100; i++) {
      assertThat(shortest.next()).isEqualTo(Duration.ofMillis(250));
    }
  }

  /** Starts a node and waits for its first failure to be over. */
  private EslNodeState.Waiting waiting(EslSettings.Builder settings) {
    Duration onlyOnce = Duration.ofSeconds(20);
    EslNode started =
        new EslNode(
            settings
                .timeouts(
                    EslTimeouts.defaults().withBackoff(onlyOnce, onlyOnce).withConnect(handshake))
                .build(),
            listener);
    node = started;
    started.start();
    Await.until("waiting", () -> started.state() instanceof EslNodeState.Waiting);
    return (EslNodeState.Waiting) started.state();
  }
}
