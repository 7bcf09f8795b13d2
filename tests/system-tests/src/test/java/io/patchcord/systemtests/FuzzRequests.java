package io.patchcord.systemtests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.patchcord.systemtests.ApiContract.Operation;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes requests out of the API's description: as it says, and broken in every way. */
final class FuzzRequests {
  /** Those that would take from the test what it lives by: only with values that are none. */
  private static final Set<String> DESTRUCTIVE =
      Set.of("endAgent", "revokeApiKey", "endLine", "endAssignment", "undoImport", "erasePerson");

  private static final int MAX_KNOWN = 40;
  private static final int MAX_HEAD = 12 * 1024;
  private static final int SHOWN = 700;

  private final Random random;
  private final HostileValues hostile;
  private final ApiContract contract;
  private final Map<String, String> keys;

  /** Ids that answers have named, by the operation's path. */
  private final Map<String, List<String>> known = new HashMap<>();

  /** One of them, as it goes over the wire. */
  @SuppressWarnings("ArrayRecordComponent") // bytes as they go out; nobody compares them
  record Fuzzed(Operation operation, byte[] head, byte[] body) {
    @Override
    public String toString() {
      return operation.id() + ": " + start(head) + "\n" + start(body);
    }

    private static String start(byte[] bytes) {
      return new String(bytes, 0, Math.min(bytes.length, SHOWN), UTF_8);
    }
  }

  /**
   * @param keys of every role, by what the description calls the role
   */
  FuzzRequests(long seed, ApiContract contract, Map<String, String> keys) {
    this.random = new Random(seed);
    this.hostile = new HostileValues(random);
    this.contract = contract;
    this.keys = new TreeMap<>(keys);
  }

  /** What an answer has named can be asked for. */
  void learn(Operation operation, JsonNode answer) {
    String collection = operation.path().replaceAll("/\\{.*", "");
    List<JsonNode> items = new ArrayList<>(List.of(answer));
    answer.path("items").forEach(items::add);
    for (JsonNode item : items) {
      for (String name : List.of("id", "username", "number", "prefix", "internalName", "name")) {
        if (item.path(name).isTextual()) {
          List<String> ids = known.computeIfAbsent(collection, key -> new ArrayList<>());
          if (ids.size() < MAX_KNOWN) {
            ids.add(item.path(name).asText());
          }
          break;
        }
      }
    }
  }

  /** One whose head fits: what becomes of larger ones is a matter of limits, not of operations. */
  Fuzzed next() {
    Fuzzed made = make();
    while (made.head().length > MAX_HEAD) {
      made = make();
    }
    return made;
  }

  private Fuzzed make() {
    List<Operation> operations = contract.operations();
    Operation operation = operations.get(random.nextInt(operations.size()));
    boolean broken = random.nextInt(4) != 0;
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    head.writeBytes(
        (operation.method().toUpperCase(Locale.ROOT)
                + " "
                + target(operation, broken)
                + " HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\n")
            .getBytes(ISO_8859_1));
    String key = key(operation);
    if (!broken || random.nextInt(20) != 0) {
      head.writeBytes(("Authorization: Bearer " + key + "\r\n").getBytes(ISO_8859_1));
    }
    if (broken && random.nextInt(15) == 0) {
      head.writeBytes(("Authorization: " + headerText() + "\r\n").getBytes(UTF_8));
    }
    headers(operation, broken, head);
    byte[] body = body(operation, broken, head);
    head.writeBytes("\r\n".getBytes(ISO_8859_1));
    return new Fuzzed(operation, head.toByteArray(), body);
  }

  /** Mostly of a role that may. */
  private String key(Operation operation) {
    List<String> roles = new ArrayList<>(keys.keySet());
    String told = operation.node().path("description").asText();
    if (told.contains("Roles: ") && random.nextInt(5) != 0) {
      String allowed = told.substring(told.indexOf("Roles: "));
      roles.removeIf(role -> !allowed.contains(role));
    }
    return keys.getOrDefault(
        roles.isEmpty() ? "admin" : roles.get(random.nextInt(roles.size())), "");
  }

  private String target(Operation operation, boolean broken) {
    String path = operation.path();
    List<String> query = new ArrayList<>();
    for (JsonNode reference : operation.node().path("parameters")) {
      JsonNode parameter = contract.resolve(reference);
      String name = parameter.path("name").asText();
      if (parameter.path("in").asText().equals("path")) {
        path = path.replace("{" + name + "}", encode(pathValue(operation, parameter, broken)));
      } else if (parameter.path("in").asText().equals("query") && random.nextInt(3) == 0) {
        query.add(name + "=" + encode(value(parameter, broken && random.nextBoolean())));
      }
    }
    if (broken && random.nextInt(10) == 0) {
      query.add(encode(hostile.text()) + "=" + encode(hostile.text()));
    }
    return path + (query.isEmpty() ? "" : "?" + String.join("&", query));
  }

  private String pathValue(Operation operation, JsonNode parameter, boolean broken) {
    if (broken && random.nextInt(4) == 0) {
      // An empty one would be another path; so would a dot.
      String text = hostile.text();
      return text.isBlank() || text.startsWith(".") ? "x" : text;
    }
    if (DESTRUCTIVE.contains(operation.id())) {
      return UUID.randomUUID().toString();
    }
    List<String> ids = known.getOrDefault(operation.path().replaceAll("/\\{.*", ""), List.of());
    return ids.isEmpty() || parameter.path("schema").has("enum") || random.nextInt(4) == 0
        ? value(parameter, false)
        : ids.get(random.nextInt(ids.size()));
  }

  private String value(JsonNode parameter, boolean broken) {
    if (broken) {
      return hostile.text();
    }
    JsonNode values = parameter.path("schema").path("enum");
    if (values.isArray()) {
      return values.get(random.nextInt(values.size())).asText();
    }
    return switch (parameter.path("schema").path("type").asText()) {
      case "boolean" -> Boolean.toString(random.nextBoolean());
      case "integer" -> Integer.toString(1 + random.nextInt(200));
      default ->
          parameter.path("schema").path("format").asText().equals("date-time")
              ? "2026-11-27T08:00:00Z"
              : parameter.path("example").asText("a");
    };
  }

  private void headers(Operation operation, boolean broken, ByteArrayOutputStream head) {
    for (JsonNode reference : operation.node().path("parameters")) {
      JsonNode parameter = contract.resolve(reference);
      String name = parameter.path("name").asText();
      if (!parameter.path("in").asText().equals("header")) {
        continue;
      }
      boolean required = parameter.path("required").asBoolean() && !broken;
      for (int times = required ? 1 : random.nextInt(3); times > 0; times--) {
        String value =
            broken && random.nextBoolean()
                ? headerText()
                : name.equals("Idempotency-Key") ? UUID.randomUUID().toString() : "\"1\"";
        head.writeBytes((name + ": " + value + "\r\n").getBytes(UTF_8));
      }
    }
    if (broken && random.nextInt(6) == 0) {
      String name =
          List.of("Accept", "Accept-Language", "Accept-Charset", "X-Request-Id", "Origin", "Cookie")
              .get(random.nextInt(6));
      head.writeBytes((name + ": " + headerText() + "\r\n").getBytes(UTF_8));
    }
  }

  /** Of one line, and no longer than what all headers together may have. */
  private String headerText() {
    String text = hostile.text().replaceAll("[\\r\\n\\x00]", " ");
    return text.substring(0, Math.min(text.length(), 6_000));
  }

  private byte[] body(Operation operation, boolean broken, ByteArrayOutputStream head) {
    JsonNode content = operation.node().path("requestBody").path("content");
    List<String> types = new ArrayList<>();
    content.fieldNames().forEachRemaining(types::add);
    if (types.isEmpty()) {
      boolean posts = operation.method().equals("post");
      head.writeBytes((posts ? "Content-Length: 0\r\n" : "").getBytes(ISO_8859_1));
      return new byte[0];
    }
    String type = types.get(random.nextInt(types.size()));
    JsonNode example = content.path(type).path("example");
    byte[] body = bytes(example, type, broken);
    String said =
        broken && random.nextInt(12) == 0
            ? List.of(
                    "text/plain", "application/xml", "application/json;charset=utf-16", "x", "*/*")
                .get(random.nextInt(5))
            : type;
    if (!broken || random.nextInt(30) != 0) {
      head.writeBytes(("Content-Type: " + said + "\r\n").getBytes(ISO_8859_1));
    }
    head.writeBytes(("Content-Length: " + body.length + "\r\n").getBytes(ISO_8859_1));
    return body;
  }

  private byte[] bytes(JsonNode example, String type, boolean broken) {
    String text = type.contains("json") ? example.toString() : example.asText();
    if (!broken) {
      return text.getBytes(UTF_8);
    }
    return switch (random.nextInt(12)) {
      case 0 -> text.getBytes(UTF_16);
      case 1 -> (text + "\u00ff").getBytes(ISO_8859_1);
      case 2 -> new byte[0];
      case 3 -> random(random.nextInt(300));
      case 4 -> hostile.broken(text).getBytes(UTF_8);
      case 5 -> (" ".repeat(random.nextInt(90_000)) + text).getBytes(UTF_8);
      default ->
          type.contains("json")
              ? hostile.changed(example).toString().getBytes(UTF_8)
              : replaced(text).getBytes(UTF_8);
    };
  }

  /** Other text in some place. */
  private String replaced(String text) {
    int from = random.nextInt(text.length());
    int to = from + random.nextInt(Math.min(40, text.length() - from));
    return text.substring(0, from) + hostile.text() + text.substring(to);
  }

  private byte[] random(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static String encode(@Nullable String text) {
    return URLEncoder.encode(String.valueOf(text), UTF_8).replace("+", "%20");
  }
}
