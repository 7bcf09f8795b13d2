package io.patchcord.esl;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.epoll.Epoll;
import io.patchcord.esl.command.ApiCommand;
import java.util.concurrent.TimeUnit;
import io.netty.util.Version;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NativeTransportTest {

  /** The POM brings a library of another version, as an application may by mistake. */
  @Test
  void aNativeLibraryIsTakenWhereItFitsAndLeftAloneWhereItDoesNot() {
    Map<String, Version> versions = Version.identify();
    Version library = versions.get("netty-transport-native-epoll");
    boolean fits =
        Epoll.isAvailable()
            && library != null
            && library
                .artifactVersion()
                .equals(versions.get("netty-transport-classes-epoll").artifactVersion());
    try (EslTransport transport = EslTransport.create()) {
      assertThat(transport.name()).isEqualTo(fits ? "epoll" : "nio");
    }
  }

  @Test
  void aNodeAndAServerWorkOverWhateverIsTaken() throws Exception {
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
