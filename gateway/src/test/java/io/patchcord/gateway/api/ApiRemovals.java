package io.patchcord.gateway.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.patchcord.gateway.api.Described.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one description promises and another does not: operations, answers, what answers have, and
 * what requests may have; and what requests must have all of a sudden.
 */
final class ApiRemovals {
  private final JsonNode before;
  private final JsonNode after;
  private final List<String> removals = new ArrayList<>();
  private final Set<String> compared = new HashSet<>();

  private ApiRemovals(JsonNode before, JsonNode after) {
    this.before = before;
    this.after = after;
  }

  /** One sentence for each. */
  static List<String> between(JsonNode before, JsonNode after) {
    ApiRemovals removals = new ApiRemovals(before, after);
    removals.compare();
    return removals.removals;
  }

  private void compare() {
    Map<String, Operation> now = new LinkedHashMap<>();
    Described.operations(after).forEach(operation -> now.put(operation.toString(), operation));
    for (Operation was : Described.operations(before)) {
      Operation is = now.get(was.toString());
      if (is == null) {
        removals.add(was + " is gone");
      } else {
        compare(was, is);
      }
    }
  }

  private void compare(Operation was, Operation is) {
    if (!was.id().equals(is.id())) {
      removals.add(was + " was called " + was.id() + " and is called " + is.id());
    }
    compareParameters(was, is);
    JsonNode body = is.node().path("requestBody").path("content");
    was.node()
        .path("requestBody")
        .path("content")
        .properties()
        .forEach(
            type -> {
              if (!body.has(type.getKey())) {
                removals.add(was + " does not take " + type.getKey() + " any more");
              } else {
                compare(
                    was + " request",
                    type.getValue().path("schema"),
                    body.path(type.getKey()).path("schema"),
                    false);
              }
            });
    was.node()
        .path("responses")
        .properties()
        .forEach(answer -> compareAnswer(was, answer.getKey(), answer.getValue(), is));
  }

  private void compareAnswer(Operation was, String status, JsonNode answer, Operation is) {
    if (!status.startsWith("2")) {
      return; // What is refused may be refused otherwise, or not any more.
    }
    JsonNode now = is.node().path("responses").path(status);
    if (now.isMissingNode()) {
      removals.add(was + " does not answer " + status + " any more");
      return;
    }
    Described.resolve(before, answer)
        .path("content")
        .properties()
        .forEach(
            type -> {
              JsonNode content = Described.resolve(after, now).path("content").path(type.getKey());
              if (content.isMissingNode()) {
                removals.add(was + " does not answer " + type.getKey() + " any more");
              } else {
                compare(
                    was + " " + status,
                    type.getValue().path("schema"),
                    content.path("schema"),
                    true);
              }
            });
  }

  private void compareParameters(Operation was, Operation is) {
    Map<String, JsonNode> old = parameters(before, was);
    Map<String, JsonNode> now = parameters(after, is);
    old.forEach(
        (name, parameter) -> {
          if (!now.containsKey(name)) {
            removals.add(was + " has no " + name + " any more");
          } else {
            compare(
                was + " " + name, parameter.path("schema"), now.get(name).path("schema"), false);
          }
        });
    now.forEach(
        (name, parameter) -> {
          boolean required = parameter.path("required").asBoolean();
          if (required && !(old.containsKey(name) && old.get(name).path("required").asBoolean())) {
            removals.add(was + " must have " + name + " now");
          }
        });
  }

  private static Map<String, JsonNode> parameters(JsonNode document, Operation operation) {
    Map<String, JsonNode> parameters = new LinkedHashMap<>();
    operation
        .node()
        .path("parameters")
        .forEach(
            node -> {
              JsonNode parameter = Described.resolve(document, node);
              parameters.put(
                  parameter.path("in").asText() + " " + parameter.path("name").asText(), parameter);
            });
    return parameters;
  }

  /**
   * @param answered whether it is what the gateway says: then less is a removal; else more is asked
   */
  private void compare(String where, JsonNode wasNode, JsonNode isNode, boolean answered) {
    JsonNode was = Described.resolve(before, wasNode);
    JsonNode is = Described.resolve(after, isNode);
    if (wasNode.has("$ref")
        && !compared.add(wasNode.path("$ref").asText() + isNode.path("$ref").asText() + answered)) {
      return;
    }
    was.path("properties")
        .properties()
        .forEach(
            property -> {
              JsonNode now = is.path("properties").path(property.getKey());
              if (now.isMissingNode()) {
                removals.add(where + " has no " + property.getKey() + " any more");
              } else {
                compare(where + "." + property.getKey(), property.getValue(), now, answered);
              }
            });
    Set<String> required = texts(is.path("required"));
    Set<String> wasRequired = texts(was.path("required"));
    if (answered) {
      wasRequired.stream()
          .filter(name -> !required.contains(name))
          .forEach(name -> removals.add(where + " may lack " + name + " now"));
    } else {
      required.stream()
          .filter(name -> !wasRequired.contains(name))
          .forEach(name -> removals.add(where + " must have " + name + " now"));
    }
    compareTypes(where, was, is, answered);
    if (was.has("items")) {
      compare(where + "[]", was.path("items"), is.path("items"), answered);
    }
    for (String either : List.of("anyOf", "oneOf", "allOf")) {
      for (int i = 0; i < Math.min(was.path(either).size(), is.path(either).size()); i++) {
        compare(where, was.path(either).get(i), is.path(either).get(i), answered);
      }
    }
  }

  private void compareTypes(String where, JsonNode was, JsonNode is, boolean answered) {
    Set<String> old = types(was);
    Set<String> now = types(is);
    // An answer may not have a type that it had not; a request may have all that it could have.
    Set<String> more = new HashSet<>(answered ? now : old);
    more.removeAll(answered ? old : now);
    if (!old.isEmpty() && !more.isEmpty()) {
      removals.add(where + " was " + old + " and is " + now);
    }
    Set<String> values = texts(is.path("enum"));
    if (!answered && !values.isEmpty()) {
      Set<String> gone = texts(was.path("enum"));
      gone.removeAll(values);
      gone.forEach(value -> removals.add(where + " does not take " + value + " any more"));
    }
    if (answered && was.has("enum")) {
      Set<String> gone = texts(was.path("enum"));
      gone.removeAll(values);
      gone.forEach(value -> removals.add(where + " is never " + value + " any more"));
    }
  }

  private static Set<String> types(JsonNode schema) {
    JsonNode type = schema.path("type");
    return type.isTextual() ? new HashSet<>(Set.of(type.asText())) : texts(type);
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new HashSet<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
