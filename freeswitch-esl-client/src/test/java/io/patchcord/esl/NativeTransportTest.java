package io.patchcord.esl;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.epoll.Epoll;
import io.netty.util.Version;
import io.patchcord.esl.command.ApiCommand;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class NativeTransportTest {

  /** The POM brings a library of another version, as an application may by mistake. */
  @Test
  void aNativeLibraryIsTakenWhereItFitsAndLeftAloneWhereItDoesNot() {
    boolean fits =
        Epoll.isAvailable()
            && version("netty-transport-native-epoll")
                .equals(version("netty-transport-classes-epoll"));
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

  private static String version(String artifact) {
    Version version = Version.identify().get(artifact);
    return version == null ? "" : version.artifactVersion();
  }
}
