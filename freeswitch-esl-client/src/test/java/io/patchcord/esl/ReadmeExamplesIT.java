package io.patchcord.esl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.esl.command.ApiCommand;
import io.patchcord.esl.command.Originate;
import io.patchcord.esl.command.SwitchCommands;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The README's examples, as they stand there, against a peer. */
class ReadmeExamplesIT {

  private static final Path SELF = Path.of("src/test/java/io/patchcord/esl/ReadmeExamplesIT.java");
  private static final Pattern SNIPPET =
      Pattern.compile("// README begin\n(.*?) *// README end\n", Pattern.DOTALL);
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```\n", Pattern.DOTALL);

  private final ScriptedPeer peer = new ScriptedPeer();
  private final String host = "127.0.0.1";
  private final int port = peer.port();
  private final String password = ScriptedPeer.PASSWORD;
  private final PrintStream systemOut = System.out;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeEach
  void listenToWhatIsPrinted() {
    System.setOut(new PrintStream(printed, true, UTF_8));
  }

  @AfterEach
  void close() throws IOException {
    System.setOut(systemOut);
    peer.close();
  }

  @Test
  void runACommand() {
    peer.script =
        (connection, command) -> connection.send(ScriptedPeer.response("UP 0 years, 0 days\n"));
    // README begin
    EslSettings settings = EslSettings.builder(host, port, EslPassword.of(password)).build();
    try (EslNode node = new EslNode(settings, event -> {})) {
      node.start().toCompletableFuture().join();
      System.out.println(node.api(SwitchCommands.status()).toCompletableFuture().join().text());
    }
    // README end
    expectPrinted("UP 0 years, 0 days");
    assertThat(peer.commands()).contains("api status");
  }

  @Test
  void originateAndWaitForTheAnswer() {
    peer.script =
        (connection, command) -> {
          String id = command.substring(command.indexOf("Job-UUID: ") + 10);
          connection.send(ScriptedPeer.reply("+OK Job-UUID: " + id));
          connection.send(ScriptedPeer.job(id, "-ERR NO_ANSWER\n"));
        };
    EslSettings settings = EslSettings.builder(host, port, EslPassword.of(password)).build();
    try (EslNode node = new EslNode(settings, event -> {})) {
      // README begin
      node.start().toCompletableFuture().join();
      ApiCommand call = Originate.toLine("1001", "pbx.example").callerId("Zoë", "1002").park();
      BackgroundJob job = node.bgapi(call, Duration.ofSeconds(60));
      EslReply answer = job.result().toCompletableFuture().join();
      System.out.println(answer.ok() ? "They answered" : "They did not: " + answer.text());
      // README end
    }
    expectPrinted("They did not: -ERR NO_ANSWER");
  }

  @Test
  void watchEvents() {
    peer.subscriptionReply =
        ScriptedPeer.reply("+OK event listener enabled plain")
            + ScriptedPeer.event("CHANNEL_ANSWER", "a-channel");
    // README begin
    EslSettings.Builder switchAt = EslSettings.builder(host, port, EslPassword.of(password));
    EslSettings settings = switchAt.events("CHANNEL_ANSWER", "CHANNEL_HANGUP_COMPLETE").build();
    EslListener watcher = event -> System.out.println(event.name() + ' ' + event.uniqueId());
    EslNode node = new EslNode(settings, watcher);
    node.start();
    // README end
    expectPrinted("CHANNEL_ANSWER a-channel");
    node.close();
  }

  @Test
  void outbound() throws Exception {
    int port = freePort();
    // README begin
    EslOutboundHandler welcome =
        session ->
            session.execute("answer").thenCompose(done -> session.execute("playback", "hello.wav"));
    EslOutboundServer server = new EslOutboundServer(EslOutboundSettings.of(host, port), welcome);
    server.start();
    // README end
    Await.until("it listens", () -> !isFree(port));
    try (Recording call =
        new Recording(
            "outbound-sync", new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
      call.expect("connect\n\n");
      call.send(0, 0);
      call.expectApplication("answer", "no such id").send(10, 10);
      call.expectApplication("playback", "no such id").send(11, 11);
    }
    server.close();
  }

  @Test
  void theReadmeSaysTheSame() throws IOException {
    List<String> snippets = new ArrayList<>();
    Matcher here = SNIPPET.matcher(Files.readString(SELF).replace("// README begin\\n", ""));
    while (here.find()) {
      snippets.add(here.group(1).stripTrailing().stripIndent() + "\n");
    }
    List<String> blocks = new ArrayList<>();
    Matcher there = BLOCK.matcher(Files.readString(Path.of("README.md")));
    while (there.find()) {
      blocks.add(there.group(1));
    }
    assertThat(snippets).hasSize(4).allMatch(snippet -> snippet.lines().count() <= 5);
    assertThat(blocks).isEqualTo(snippets);
  }

  private void expectPrinted(String line) {
    Await.until("printed", () -> printed.toString(UTF_8).contains(line));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
