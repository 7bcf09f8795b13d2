package io.patchcord.esl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.kqueue.KQueue;
import io.patchcord.esl.command.ApiCommand;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class NativeTransportTest {

  @Test
  void whateverIsThereIsTaken() {
    String best = Epoll.isAvailable() ? "epoll" : KQueue.isAvailable() ? "kqueue" : "nio";
    try (EslTransport transport = EslTransport.create()) {
      assertThat(transport.name()).isEqualTo(best);
    }
  }

  /** Needs the native library: {@code mvn verify -Dnative=linux-x86_64}. */
  @Test
  void aNodeAndAServerWorkOverNativeSockets() throws Exception {
    assumeTrue(Epoll.isAvailable() || KQueue.isAvailable(), "no native library is here");
    try (ScriptedPeer peer = new ScriptedPeer();
        EslTransport transport = EslTransport.create();
        EslNode node = new EslNode(peer.settings().build(), event -> {}, transport);
        EslOutboundServer server =
            new EslOutboundServer(
                EslOutboundSettings.of("127.0.0.1", 0), session -> {}, transport)) {
      peer.script = (connection, command) -> connection.send(ScriptedPeer.response(command));
      node.start().toCompletableFuture().get(10, TimeUnit.SECONDS);
      assertThat(Await.text(node.api(ApiCommand.of("alive")))).isEqualTo("api alive");
      assertThat(server.start().toCompletableFuture().get(10, TimeUnit.SECONDS).getPort())
          .isPositive();
    }
  }
}
