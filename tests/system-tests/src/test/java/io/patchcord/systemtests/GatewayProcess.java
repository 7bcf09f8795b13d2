package io.patchcord.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The gateway as a process, with the demo call center. */
final class GatewayProcess implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String READY = "  Ctrl-C stops it.";

  /** Where Salesforce would find it. */
  static final String PUBLIC_URL = "https://patchcord.example.com";

  /** Short enough to wait for in a test, long enough for a busy machine. */
  private static final Map<String, String> TIMES =
      Map.of(
          "PATCHCORD_SWITCH_REPLY_DEADLINE", "2s",
          "PATCHCORD_CALL_AGENT_RING_TIME", "3s",
          "PATCHCORD_CALL_OTHER_RING_TIME", "3s",
          "PATCHCORD_CALL_ALONE_GRACE", "1s",
          "PATCHCORD_QUEUE_RING_TIME", "2s",
          "PATCHCORD_QUEUE_MAX_MISSED", "2",
          "PATCHCORD_QUEUE_PAUSE", "1s");

  private final ChildProcess process;
  private final JsonNode demo;

  private GatewayProcess(ChildProcess process, JsonNode demo) {
    this.process = process;
    this.demo = demo;
  }

  /** Starts it on any free port, unless told another, and waits until it is ready. */
  static GatewayProcess start(Path data, Path passwordFile, int switchPort, String... more) {
    return start(data, passwordFile, switchPort, Map.of(), more);
  }

  /** The same, with other settings. */
  static GatewayProcess start(
      Path data,
      Path passwordFile,
      int switchPort,
      Map<String, String> environment,
      String... more) {
    return start(ClassArchive.options(), data, passwordFile, switchPort, environment, more);
  }

  /** The same, with options for the JVM that runs it. */
  static GatewayProcess start(
      List<String> jvmOptions,
      Path data,
      Path passwordFile,
      int switchPort,
      Map<String, String> environment,
      String... more) {
    List<String> arguments = new ArrayList<>(arguments(data, passwordFile, switchPort));
    arguments.addAll(List.of(more));
    Map<String, String> anyPort = new HashMap<>(Map.of("PATCHCORD_HTTP_PORT", "0"));
    anyPort.putAll(environment);
    ChildProcess process = launch(jvmOptions, anyPort, arguments);
    try {
      process.awaitLine(READY::equals);
      return new GatewayProcess(process, JSON.readTree(data.resolve("demo.json").toFile()));
    } catch (IOException e) {
      process.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException | Error e) {
      process.close();
      throw e;
    }
  }

  /** Starts it with just these arguments, and does not wait. */
  static ChildProcess launch(Map<String, String> environment, List<String> arguments) {
    return launch(ClassArchive.options(), environment, arguments);
  }

  private static ChildProcess launch(
      List<String> jvmOptions, Map<String, String> environment, List<String> arguments) {
    Map<String, String> all = new HashMap<>(TIMES);
    all.put("PATCHCORD_HTTP_PUBLIC_URL", PUBLIC_URL);
    all.putAll(environment);
    List<String> words = new ArrayList<>(List.of("serve"));
    words.addAll(arguments);
    return ChildProcess.start(
        "gateway", "gateway", "io.patchcord.gateway.Main", jvmOptions, all, List.copyOf(words));
  }

  /** What the demo is started with, but for its port. */
  static List<String> arguments(Path data, Path passwordFile, int switchPort) {
    return List.of(
        "--demo",
        "--simulated",
        "--data",
        data.toString(),
        "--freeswitch",
        "127.0.0.1:" + switchPort,
        "--password-file",
        passwordFile.toString());
  }

  /** The API as that agent of the demo uses it. */
  Api agent(String username) {
    for (JsonNode agent : demo.path("agents")) {
      if (agent.path("username").asText().equals(username)) {
        return api(agent.path("apiKey").asText());
      }
    }
    throw new IllegalArgumentException("no agent " + username);
  }

  Api supervisor() {
    return api(demo.path("supervisorKey").asText());
  }

  Api admin() {
    return api(demo.path("adminKey").asText());
  }

  /** Without a key. */
  Api anybody() {
    return new Api(baseUrl(), null);
  }

  Api api(String key) {
    return new Api(baseUrl(), key);
  }

  /** What {@code demo.json} says. */
  JsonNode demo() {
    return demo;
  }

  String baseUrl() {
    return demo.path("baseUrl").asText();
  }

  ChildProcess process() {
    return process;
  }

  /** Everything that it has printed. */
  String output() {
    return String.join("\n", process.stdout()) + "\n" + String.join("\n", process.stderr());
  }

  @Override
  public void close() {
    process.close();
  }
}
