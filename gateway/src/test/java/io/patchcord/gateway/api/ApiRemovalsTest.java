package io.patchcord.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiRemovalsTest {
  private static final String BEFORE =
      """
      paths:
        /things:
          post:
            operationId: addThing
            parameters:
            - {name: q, in: query, schema: {type: string}}
            - {name: kind, in: query, schema: {type: string, enum: [OLD, NEW]}}
            requestBody:
              content:
                application/json:
                  schema: {$ref: '#/components/schemas/NewThing'}
            responses:
              "201":
                content:
                  application/json:
                    schema: {$ref: '#/components/schemas/Thing'}
      components:
        schemas:
          NewThing:
            type: object
            properties: {name: {type: string}, size: {type: integer}}
            required: [name]
          Thing:
            type: object
            properties:
              name: {type: string}
              state: {type: string, enum: [OPEN, SHUT]}
              parts: {type: array, items: {$ref: '#/components/schemas/Part'}}
            required: [name, state, parts]
          Part:
            type: object
            properties: {weight: {type: integer}}
            required: [weight]
      """;

  @Test
  void theSameLacksNothing() {
    assertThat(ApiRemovals.between(document(BEFORE), document(BEFORE))).isEmpty();
  }

  @Test
  void moreIsNoRemoval() {
    String more =
        BEFORE
            .replace("size: {type: integer}}", "size: {type: integer}, color: {type: string}}")
            .replace("name: {type: string}\n", "name: {type: string}\n        id: {type: string}\n")
            .replace("[OLD, NEW]", "[OLD, NEW, NEWER]")
            .replace("  /things:", "  /others:\n    get: {operationId: others}\n  /things:");
    assertThat(ApiRemovals.between(document(BEFORE), document(more))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "/things:~/stuff:~POST /things is gone",
        "addThing~createThing~POST /things was called addThing and is called createThing",
        "name: q,~name: query,~POST /things has no query q any more",
        "in: query, schema: {type: string}}~in: query, required: true, schema: {type: string}}"
            + "~POST /things must have query q now",
        "[OLD, NEW]~[NEW]~POST /things query kind does not take OLD any more",
        "required: [name]~required: [name, size]~POST /things request must have size now",
        "[OPEN, SHUT]~[OPEN]~POST /things 201.state is never SHUT any more",
        "required: [name, state, parts]~required: [name, state]~POST /things 201 may lack parts now",
        "{weight: {type: integer}}~{mass: {type: integer}}"
            + "~POST /things 201.parts[] has no weight any more",
        "{weight: {type: integer}}~{weight: {type: string}}"
            + "~POST /things 201.parts[].weight was [integer] and is [string]",
        "\"201\":~\"200\":~POST /things does not answer 201 any more"
      })
  void aRemovalIsTold(String before, String after, String sentence) {
    assertThat(BEFORE).contains(before);
    assertThat(ApiRemovals.between(document(BEFORE), document(BEFORE.replace(before, after))))
        .contains(sentence);
  }

  private static JsonNode document(String yaml) {
    return Described.parse(yaml);
  }
}
