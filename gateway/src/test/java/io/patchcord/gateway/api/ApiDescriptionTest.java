package io.patchcord.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.patchcord.gateway.api.Described.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What holds for every operation of the API, read off its description. */
class ApiDescriptionTest {
  private static final String PROBLEM_EXAMPLE = "#/components/examples/";

  /** Of the tables in the reference. */
  private static final Set<String> HEADINGS = Set.of("event", "code", "reason");

  private static JsonNode document;
  private static List<Operation> operations;

  @BeforeAll
  static void describe() {
    document = Described.document();
    operations = Described.operations(document);
  }

  @Test
  void everyOperationHasANameOfItsOwn() {
    assertThat(operations.stream().map(Operation::id).toList())
        .doesNotHaveDuplicates()
        .allSatisfy(id -> assertThat(id).matches("[a-z]+([A-Z][a-z]+)*"));
  }

  @Test
  void everyOperationSaysWhatItDoesAndWhoMay() {
    for (Operation operation : operations) {
      assertThat(operation.node().path("summary").asText()).as("%s", operation).isNotBlank();
      assertThat(operation.node().path("description").asText())
          .as("%s", operation)
          .containsAnyOf("Roles: ", "Anybody may");
      assertThat(operation.node().path("tags")).as("%s", operation).hasSize(1);
    }
  }

  @Test
  void everyAnswerThatIsNoRefusalHasASchema() {
    for (Operation operation : operations) {
      operation
          .node()
          .path("responses")
          .properties()
          .forEach(
              answer -> {
                JsonNode content = Described.resolve(document, answer.getValue()).path("content");
                if (!answer.getKey().equals("204")) {
                  assertThat(content).as("%s %s", operation, answer.getKey()).isNotEmpty();
                  content.forEach(type -> assertThat(type.has("schema")).isTrue());
                }
              });
    }
  }

  @Test
  void everySchemaAndEveryFieldSaysWhatItIs() {
    List<String> silent = new ArrayList<>();
    document
        .at("/components/schemas")
        .properties()
        .forEach(
            schema -> {
              if (schema.getValue().path("description").asText().isBlank()) {
                silent.add(schema.getKey());
              }
              schema
                  .getValue()
                  .path("properties")
                  .properties()
                  .forEach(
                      property -> {
                        // A reference has the description of what it refers to.
                        if (property.getValue().findValue("$ref") == null
                            && property.getValue().path("description").asText().isBlank()) {
                          silent.add(schema.getKey() + "." + property.getKey());
                        }
                      });
            });
    assertThat(silent).isEmpty();
  }

  @Test
  void everyJsonHasAnExampleAndEveryExampleIsAsItsSchemaSays() {
    List<String> faults = new ArrayList<>();
    for (Operation operation : operations) {
      Map<String, JsonNode> contents = new TreeMap<>();
      contents.put("request", operation.node().path("requestBody").path("content"));
      operation
          .node()
          .path("responses")
          .properties()
          .forEach(
              answer ->
                  contents.put(
                      answer.getKey(),
                      Described.resolve(document, answer.getValue()).path("content")));
      contents.forEach(
          (where, content) ->
              content
                  .properties()
                  .forEach(
                      type ->
                          examples(type.getKey(), type.getValue())
                              .forEach(
                                  example ->
                                      Described.faults(
                                              document, type.getValue().path("schema"), example)
                                          .forEach(
                                              fault ->
                                                  faults.add(
                                                      operation + " " + where + ": " + fault)))));
    }
    assertThat(faults).isEmpty();
  }

  private static List<JsonNode> examples(String type, JsonNode content) {
    List<JsonNode> examples = new ArrayList<>();
    if (content.has("example")) {
      examples.add(content.path("example"));
    }
    content
        .path("examples")
        .forEach(example -> examples.add(Described.resolve(document, example).path("value")));
    if (type.contains("json")) {
      assertThat(examples).as("the examples of %s", content).isNotEmpty();
    }
    return examples;
  }

  @Test
  void everyPostOfSomebodyTakesAnIdempotencyKey() {
    assertThat(operations)
        .filteredOn(operation -> operation.method().equals("post") && operation.isKeyed())
        .isNotEmpty()
        .allSatisfy(operation -> assertThat(operation.parameters()).contains("IdempotencyKey"));
  }

  @Test
  void everyListHasPages() {
    List<String> lists = new ArrayList<>();
    for (Operation operation : operations) {
      JsonNode schema =
          Described.resolve(
              document, operation.node().at("/responses/200/content/application~1json/schema"));
      boolean isList =
          operation.method().equals("get")
              && (schema.at("/properties/items").isObject() || schema.has("oneOf"));
      // An export is all of it, and a search is narrowed by its words.
      if (isList && !Set.of("exportAssignments", "searchDirectory").contains(operation.id())) {
        lists.add(operation.id());
        assertThat(operation.parameters()).as("%s", operation).contains("Limit", "Cursor");
        for (JsonNode page : schema.has("oneOf") ? schema.path("oneOf") : List.of(schema)) {
          JsonNode type = Described.resolve(document, page);
          assertThat(type.at("/properties/next/type").toString())
              .as("%s", operation)
              .contains("string", "null");
          assertThat(type.path("required").toString()).contains("items", "next");
        }
      }
    }
    assertThat(lists).hasSizeGreaterThan(12);
    assertThat(document.at("/components/parameters/Limit/schema/maximum").asInt()).isEqualTo(200);
  }

  /** Those that are changed by PATCH or put out of use by DELETE, with a version of their own. */
  @Test
  void whatAdminsEditHasAnETagWithoutWhichItIsNotChanged() {
    for (String path :
        List.of(
            "/api/v1/agents/{username}", "/api/v1/lines/{number}", "/api/v1/organizations/{id}")) {
      JsonNode item = document.path("paths").path(path);
      assertThat(item.at("/get/responses/200/headers").has("ETag")).as(path).isTrue();
      for (String method : List.of("patch", "delete")) {
        Operation operation = new Operation(method, path, item.path(method));
        assertThat(operation.parameters()).as("%s", operation).contains("IfMatch");
        assertThat(codes(operation)).contains("record-changed", "if-match-missing");
      }
    }
    assertThat(operations)
        .filteredOn(operation -> operation.method().equals("patch"))
        .allSatisfy(
            operation ->
                assertThat(operation.parameters()).containsAnyOf("IfMatch", "IfMatchOptional"));
  }

  @Test
  void everyCodeIsOfAnOperationOrOfNone() {
    TreeSet<String> described = new TreeSet<>();
    operations.forEach(operation -> described.addAll(codes(operation)));
    OperationProblems.OF_NO_OPERATION.forEach(code -> described.add(code.code()));
    List<String> all = new ArrayList<>();
    for (ProblemCode code : ProblemCode.values()) {
      all.add(code.code());
    }
    assertThat(described).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void everyCodeIsExplainedInTheReference() throws IOException {
    String reference = Files.readString(Path.of("..", "docs", "reference", "problems.md"));
    for (ProblemCode code : ProblemCode.values()) {
      assertThat(reference)
          .contains(
              "| `%s` | %d | %s | %s |"
                  .formatted(
                      code.code(), code.status(), code.title(), code.remedy().replace("<", "\\<")));
    }
    assertThat(reference.lines().filter(line -> line.matches("\\| `[a-z-]+` \\| \\d{3} .*")))
        .hasSize(ProblemCode.values().length);
  }

  @Test
  void theEventsAreThoseOfTheReference() throws IOException {
    String reference = Files.readString(Path.of("..", "docs", "reference", "events.md"));
    JsonNode events =
        document.at(
            "/paths/~1api~1v1~1events/get/responses/200/content/text~1event-stream/x-events");
    List<String> types = new ArrayList<>();
    events.fieldNames().forEachRemaining(types::add);
    assertThat(
            reference
                .lines()
                .filter(line -> line.matches("\\| `[a-z-]+` \\|.*"))
                .map(line -> line.split("`")[1])
                .filter(type -> !HEADINGS.contains(type)))
        .containsExactlyInAnyOrderElementsOf(types);
    events.forEach(
        event -> assertThat(Described.resolve(document, event).has("properties")).isTrue());
  }

  /** The problems that an operation is said to answer with. */
  private static Set<String> codes(Operation operation) {
    Set<String> codes = new TreeSet<>();
    for (JsonNode answer : operation.node().path("responses")) {
      Described.resolve(document, answer)
          .at("/content/application~1problem+json/examples")
          .forEach(
              example ->
                  codes.add(example.path("$ref").asText().substring(PROBLEM_EXAMPLE.length())));
    }
    return codes;
  }
}
