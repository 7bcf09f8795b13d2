package io.patchcord.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Values that break what is not careful: the switch's commands, SQL, HTTP, JSON and numbers. */
final class HostileValues {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** In what must never reach the switch; a whitelist lets no {@code $}, brace or line end by. */
  static final String MARK = "zqx7";

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "null",
          "true",
          "-1",
          "0",
          "1e999",
          "NaN",
          "999999999999999999999999",
          "2026-13-45T99:99:99Z",
          "2026-11-27T00:00:00+14:00",
          "9999-12-31",
          "00000000-0000-0000-0000-000000000000",
          "${system(" + MARK + ")}",
          "1001,sofia/gateway/" + MARK,
          "{" + MARK + "=b}1001",
          "[" + MARK + "=b]1001",
          "<" + MARK + "=b>1001",
          "1001\n\nbgapi originate user/1002 &park() " + MARK,
          "1001\r\nEvent-Name: " + MARK,
          "1001|" + MARK,
          "&system(" + MARK + ")",
          "'" + MARK,
          "\"" + MARK,
          "\\n" + MARK,
          MARK + "; drop table agents; --",
          "' or '1'='1",
          "%27%20or%201=1",
          "%",
          "_",
          "../../etc/passwd",
          "..%2f..%2fetc%2fpasswd",
          "<script>alert(1)</script>",
          "=cmd|' /C calc'!A0",
          "\u0000",
          "a\u0000b",
          "\u0007\u001b[31m",
          "\u007f",
          "\u202e4155551212",
          "\ufeff",
          "\uffff",
          "\ud800",
          "😀",
          "ÄÖÜ ß ñ 中文 عربى",
          "٤١٥٥٥٥١٢١٢",
          "e\u0301".repeat(40),
          "n".repeat(256),
          "n".repeat(5_000),
          "4".repeat(40_000));

  private final Random random;

  HostileValues(Random random) {
    this.random = random;
  }

  String text() {
    return random.nextInt(6) == 0
        ? random
            .ints(1 + random.nextInt(30), 0, 0x2fff)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
        : TEXTS.get(random.nextInt(TEXTS.size()));
  }

  /** A copy with something else in one or a few places. */
  JsonNode changed(JsonNode value) {
    JsonNode changed = value.deepCopy();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      changed = changedOnce(changed);
    }
    return changed;
  }

  private JsonNode changedOnce(JsonNode value) {
    if (value instanceof ObjectNode object && !object.isEmpty() && random.nextInt(8) != 0) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(5)) {
        case 0 -> object.remove(name);
        case 1 -> object.set(text(), any());
        default -> object.set(name, changedOnce(object.get(name)));
      }
      return object;
    }
    if (value instanceof ArrayNode array && !array.isEmpty() && random.nextInt(4) != 0) {
      int at = random.nextInt(array.size());
      if (random.nextInt(4) == 0) {
        array.add(array.get(at).deepCopy());
      } else {
        array.set(at, changedOnce(array.get(at)));
      }
      return array;
    }
    return any();
  }

  private JsonNode any() {
    return switch (random.nextInt(10)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(random.nextBoolean());
      case 2 -> NODES.numberNode(random.nextLong());
      case 3 -> NODES.numberNode(new BigInteger("9".repeat(1 + random.nextInt(400))));
      case 4 -> NODES.numberNode(new BigDecimal("1e" + random.nextInt(5_000)));
      case 5 -> NODES.arrayNode().add(text());
      case 6 -> NODES.objectNode().put(text(), text());
      default -> NODES.textNode(text());
    };
  }

  /** Text that is nearly JSON, or is and should not be. */
  String broken(String json) {
    return switch (random.nextInt(9)) {
      case 0 -> json.substring(0, random.nextInt(json.length() + 1));
      case 1 -> json + json;
      case 2 -> json + " x";
      case 3 -> "[" + json + "]";
      case 4 -> "[".repeat(3_000) + "]".repeat(3_000);
      case 5 -> "{\"a\":".repeat(3_000) + "1" + "}".repeat(3_000);
      case 6 -> json.replaceFirst("\\{", "{\"to\": \"1\", \"to\": \"2\", ");
      case 7 -> json.replace('"', '\'');
      default -> text();
    };
  }
}
