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
    EslNodeState.Waiting waiting = waiting(with("127.0.0.1", EslPassword.of("wrong")));
    assertThat(waiting.lastProblem()).contains("rejected the password", "at least 10 s");
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
    EslNodeSettings settings = peer.settings();
    peer.close();
    assertThat(waiting(settings).lastProblem())
        .isEqualTo(settings.address() + " refused the connection");
  }

  @Test
  void anUnknownHostIsNamed() {
    assertThat(waiting(with("no-such-host.invalid", EslPassword.of("x"))).lastProblem())
        .isEqualTo("The name no-such-host.invalid cannot be resolved");
  }

  @Test
  void aPeerThatSaysNothingIsNamed() {
    peer.greeting = "";
    assertThat(waiting(peer.settings().withConnectTimeout(Duration.ofMillis(200))).lastProblem())
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
        .contains("refused the subscription: -ERR no keywords supplied");
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
    assertThat(longest.nextAfterWrongPassword()).isGreaterThanOrEqualTo(Duration.ofSeconds(10));

    Backoff shortest = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(10), () -> 0.0);
    for (int i = 0; i < 100; i++) {
      assertThat(shortest.next()).isEqualTo(Duration.ofMillis(250));
    }
  }

  private EslNodeSettings with(String host, EslPassword password) {
    EslNodeSettings all = peer.settings();
    return EslNodeSettings.of(host, all.port(), password, all.events());
  }

  /** Starts a node and waits for its first failure to be over. */
  private EslNodeState.Waiting waiting(EslNodeSettings settings) {
    Duration onlyOnce = Duration.ofSeconds(20);
    EslNode started =
        new EslNode(settings.withMaxBackoff(onlyOnce).withMinBackoff(onlyOnce), listener);
    node = started;
    started.start();
    Await.until("waiting", () -> started.state() instanceof EslNodeState.Waiting);
    return (EslNodeState.Waiting) started.state();
  }
}
