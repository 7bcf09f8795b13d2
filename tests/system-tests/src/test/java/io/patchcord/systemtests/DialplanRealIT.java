package io.patchcord.systemtests;

import io.patchcord.esl.EslEvent;
import io.patchcord.esl.EslNode;
import io.patchcord.esl.EslNodeState;
import io.patchcord.esl.EslPassword;
import io.patchcord.esl.EslSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;

/** A real switch runs for each number what it ran when {@code dialplan.golden} was recorded. */
class DialplanRealIT extends RunningSystem {
  private static final Path GOLDEN = Path.of("..", "real-switch", "dialplan.golden");

  private record Executed(String channel, String direction, String application) {}

  private static Map<String, List<String>> golden() {
    Map<String, List<String>> golden = new LinkedHashMap<>();
    List<String> into = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(GOLDEN)) {
        if (line.startsWith("  ")) {
          into.add(line.strip());
        } else if (!line.startsWith("#")) {
          into = new ArrayList<>();
          golden.put(line, into);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return golden;
  }

  @TestFactory
  Stream<DynamicTest> theSwitchRunsWhatItRan() {
    if (!RealSwitch.isConfigured()) {
      throw new TestAbortedException("no FreeSWITCH was named: scripts/test --freeswitch");
    }
    return golden().entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> runs(entry.getKey(), entry.getValue())));
  }

  private void runs(String contextAndNumber, List<String> expected) {
    String context = contextAndNumber.split(" ", 2)[0];
    String number = contextAndNumber.split(" ", 2)[1];
    List<Executed> executed = new CopyOnWriteArrayList<>();
    EslNode node =
        new EslNode(
            EslSettings.builder(
                    "127.0.0.1",
                    simulator().port(),
                    EslPassword.of(RealSwitch.firstLine(RealSwitch.passwordFile())))
                .events("CHANNEL_EXECUTE")
                .build(),
            event -> executed.add(executed(event)));
    try {
      node.start();
      Eventually.holds("connected", () -> node.state() instanceof EslNodeState.Connected);
      String leg = UUID.randomUUID().toString();
      if (context.equals("public")) {
        people().outside().dial(number, "+14155551212", "");
      } else {
        control()
            .api(
                "bgapi",
                "originate {sip_auto_answer=true,origination_uuid="
                    + leg
                    + "}user/1001@pbx.test "
                    + number
                    + " XML "
                    + context);
      }
      Eventually.get(
          "the switch runs it",
          () -> Optional.of(of(executed, context, leg)).filter(expected::equals),
          () -> of(executed, context, leg).toString());
    } finally {
      node.close();
      control().api("hupall");
      Eventually.holds("nobody talks", () -> control().channels().isEmpty());
    }
  }

  private RealPeople people() {
    return ((RealSwitch) simulator()).people();
  }

  private static List<String> of(List<Executed> executed, String context, String leg) {
    return executed.stream()
        .filter(
            one ->
                context.equals("public")
                    ? one.direction().equals("inbound")
                    : one.channel().equals(leg))
        .map(one -> one.application().replace(one.channel(), "UUID").strip())
        .toList();
  }

  private static Executed executed(EslEvent event) {
    Map<String, String> headers = event.headers();
    return new Executed(
        headers.getOrDefault("Unique-ID", ""),
        headers.getOrDefault("Call-Direction", ""),
        headers.getOrDefault("Application", "")
            + ' '
            + headers.getOrDefault("Application-Data", ""));
  }
}
