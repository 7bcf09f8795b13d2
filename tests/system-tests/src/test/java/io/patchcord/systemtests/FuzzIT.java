package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of requests made out of the API's description, as it says and broken, of every role.
 * {@code -Dfuzz.requests=N} sends another number, {@code -Dfuzz.seed=N} those of another run.
 */
@ExtendWith(FailureLogs.class)
class FuzzIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int REQUESTS = Integer.getInteger("fuzz.requests", 4_000);
  private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());
  private static final int MAX_FAULTS = 20;

  /** What the gateway begins a command to the switch with. */
  private static final Pattern COMMAND =
      Pattern.compile(
          "(auth|api|bgapi|event|filter|nixevent|noevents|myevents|divert_events|sendmsg|exit)\\b.*");

  /** What the whitelists of destinations and names let by nowhere. */
  private static final Pattern INJECTED =
      Pattern.compile("[${}<>\\[\\]'\"&|;\\\\(),=]\\s*" + HostileValues.MARK);

  @Test
  void nothingThatIsSentBreaksTheGateway(@TempDir Path directory) throws IOException {
    System.out.println("fuzz.seed=" + SEED + " fuzz.requests=" + REQUESTS);
    Path password = directory.resolve("switch-password");
    Files.writeString(password, SharedSystem.PASSWORD);
    try (SimulatorProcess simulator =
            SimulatorProcess.start(0, password, SharedSystem.PASSWORD, "300ms");
        Cable cable = Cable.to(simulator.port());
        GatewayProcess gateway =
            GatewayProcess.start(directory.resolve("data"), password, cable.port(), Map.of())) {
      fuzz(gateway);
      assertStillWorks(gateway);
      assertOnlyCommands(cable.sent());
      assertThat(gateway.output())
          .doesNotContain(SharedSystem.PASSWORD)
          .doesNotContain(String.valueOf(gateway.admin().key()));
    }
  }

  private static void fuzz(GatewayProcess gateway) throws IOException {
    ApiContract contract =
        new ApiContract(gateway.anybody().get("/openapi.json").expect(200).json());
    FuzzRequests requests =
        new FuzzRequests(
            SEED,
            contract,
            Map.of(
                "agent", key(gateway.agent("alice")),
                "supervisor", key(gateway.supervisor()),
                "admin", key(gateway.admin())));
    URI server = URI.create(gateway.baseUrl());
    List<String> faults = new ArrayList<>();
    Map<Integer, Integer> statuses = new TreeMap<>();
    TreeSet<String> done = new TreeSet<>();
    for (int i = 0; i < REQUESTS && faults.size() < MAX_FAULTS; i++) {
      FuzzRequests.Fuzzed request = requests.next();
      try {
        WireClient.Answer answer = WireClient.send(server, request.head(), request.body());
        statuses.merge(answer.status(), 1, Integer::sum);
        contract
            .faults(request.operation(), answer.status(), answer.contentType(), answer.text())
            .forEach(
                fault ->
                    faults.add(
                        fault + "\n  " + answer.status() + " " + start(answer) + "\n  " + request));
        if (answer.status() / 100 == 2) {
          done.add(request.operation().id());
          learn(requests, request, answer);
        }
      } catch (AssertionError | IOException broken) {
        faults.add(broken + "\n  " + request);
      }
    }
    System.out.println("answers by status: " + statuses);
    assertThat(faults).as("fuzz.seed=%d", SEED).isEmpty();
    // Or the requests would be refused for something that says nothing.
    assertThat(done.size()).as("operations done: %s", done).isGreaterThan(30);
  }

  private static void learn(
      FuzzRequests requests, FuzzRequests.Fuzzed request, WireClient.Answer answer) {
    try {
      JsonNode json = JSON.readTree(answer.text());
      if (json != null) {
        requests.learn(request.operation(), json);
      }
    } catch (JsonProcessingException noJson) {
      // A file, or nothing.
    }
  }

  private static String start(WireClient.Answer answer) {
    String text = answer.text();
    return text.substring(0, Math.min(text.length(), 600));
  }

  private static String key(Api api) {
    return String.valueOf(api.key());
  }

  private static void assertStillWorks(GatewayProcess gateway) {
    gateway.anybody().get("/health/ready").expect(200);
    Api carol = gateway.agent("carol");
    carol.get("/api/v1/me").expect(200);
    String id = carol.dial("+14155551212");
    Eventually.get(
        "a call can be placed",
        () ->
            Optional.of(carol.call(id))
                .filter(call -> call.path("state").asText().equals("ACTIVE")),
        () -> carol.call(id).toString());
  }

  /**
   * Each message to the switch ends with an empty line: a line that was let by would be one more.
   */
  private static void assertOnlyCommands(String sent) {
    assertThat(sent).contains("originate");
    List<String> strange = new ArrayList<>();
    for (String message : sent.split("\n\n")) {
      if (!COMMAND.matcher(message.strip().split("\n", 2)[0]).matches()
          || INJECTED.matcher(message).find()) {
        strange.add(message.substring(0, Math.min(message.length(), 400)));
      }
    }
    assertThat(strange).isEmpty();
  }
}
