package io.patchcord.systemtests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What the gateway says of its API, and whether an answer is as it says. */
final class ApiContract {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PROBLEM = "application/problem+json";
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  /** What would tell an attacker how the gateway is made. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "io\\.patchcord|java\\.|jackson|jersey|grizzly|hibernate|Exception|\\n\\tat ");

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDialect(
          Dialects.getOpenApi31(),
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  private final JsonNode document;
  private final List<Operation> operations = new ArrayList<>();
  private final Map<JsonNode, Schema> compiled = new HashMap<>();

  /** One operation, {@code get} of a path. */
  record Operation(String method, String path, JsonNode node) {
    String id() {
      return node.path("operationId").asText();
    }
  }

  ApiContract(JsonNode document) {
    this.document = document;
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method -> {
                          if (METHODS.contains(method.getKey())) {
                            operations.add(
                                new Operation(method.getKey(), path.getKey(), method.getValue()));
                          }
                        }));
  }

  List<Operation> operations() {
    return operations;
  }

  /** What a reference leads to, or the node itself. */
  JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
  }

  /** In what an answer is not as the operation says; nothing when it is. */
  List<String> faults(Operation operation, int status, String contentType, String body) {
    List<String> faults = new ArrayList<>();
    if (INSIDE.matcher(body).find()) {
      faults.add("it tells how the gateway is made");
    }
    JsonNode answer = resolve(operation.node().path("responses").path(Integer.toString(status)));
    if (answer.isMissingNode()) {
      faults.add("the status is not described");
      return faults;
    }
    if (status == 204 || (operation.id().equals("followEvents") && status == 200)) {
      return faults;
    }
    JsonNode content = answer.path("content").path(contentType);
    if (content.isMissingNode()) {
      faults.add("the type " + contentType + " is not described");
      return faults;
    }
    if (contentType.contains("json")) {
      checkJson(content, contentType, body, faults);
    }
    return faults;
  }

  private void checkJson(JsonNode content, String contentType, String body, List<String> faults) {
    JsonNode value;
    try {
      value = JSON.readTree(body);
    } catch (JsonProcessingException e) {
      faults.add("it is no JSON");
      return;
    }
    schema(content.path("schema")).validate(value).stream()
        .map(Error::toString)
        .forEach(faults::add);
    if (contentType.equals(PROBLEM) && !content.path("examples").has(value.path("code").asText())) {
      faults.add("the code " + value.path("code").asText() + " is not described");
    }
  }

  private Schema schema(JsonNode schema) {
    return compiled.computeIfAbsent(
        schema,
        node -> {
          ObjectNode root = JSON.createObjectNode();
          root.putArray("allOf").add(node);
          root.set("components", document.path("components"));
          return SCHEMAS.getSchema(root);
        });
  }
}
